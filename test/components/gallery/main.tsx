/** One view in one state: `?surface=reveal&scene=opened`. Served for pictures and axe only. */
import { SCENES } from './scenes.ts'

const query = new URLSearchParams(location.search)
const surface = query.get('surface')
const scene = query.get('scene')

/** @throws TypeError for a name that is on no list. */
function sceneOf<Name extends string>(names: readonly Name[]): Name {
  const found = names.find((name) => name === scene)
  if (!found) throw new TypeError(`"scene" expected one of ${names.join(', ')}, got ${scene}`)
  return found
}

// Loaded on demand, since the pages' styles are not meant to live together.
if (surface === 'toast') {
  const { showToastScene } = await import('./toast-scenes.ts')
  showToastScene(sceneOf(SCENES.toast))
} else if (surface === 'reveal') {
  const { showRevealScene } = await import('./reveal-scenes.tsx')
  await showRevealScene(sceneOf(SCENES.reveal))
} else if (surface === 'popup') {
  const { showPopupScene } = await import('./popup-scenes.tsx')
  await showPopupScene(sceneOf(SCENES.popup), query.has('window'))
} else if (surface === 'shares') {
  const { showSharesScene } = await import('./shares-scenes.tsx')
  await showSharesScene(sceneOf(SCENES.shares), query.has('window'))
} else if (surface === 'receive') {
  const { showReceiveScene } = await import('./receive-scenes.tsx')
  await showReceiveScene(sceneOf(SCENES.receive), query.has('window'))
} else if (surface === 'check') {
  const { showCheckScene } = await import('./check-scenes.tsx')
  await showCheckScene(sceneOf(SCENES.check), query.has('window'))
} else if (surface === 'held') {
  const { showHeldScene } = await import('./held-scenes.tsx')
  await showHeldScene(sceneOf(SCENES.held))
} else if (surface === 'options') {
  const { showOptionsScene } = await import('./options-scenes.tsx')
  await showOptionsScene(sceneOf(SCENES.options))
} else if (surface === 'composer') {
  const { showComposerScene } = await import('./composer-scenes.ts')
  await showComposerScene(sceneOf(SCENES.composer))
} else {
  throw new TypeError(`"surface" expected a surface, got ${surface}`)
}
document.body.dataset.ready = 'yes'
