import style from '#components/toast.css?inline'
import { createToast } from '#components/toast.ts'
import { type ToastView, toastCard } from '#components/toast-words.ts'
import { i18n, NOW, SHARE } from './fixtures.ts'
import type { SCENES } from './scenes.ts'

const shared = {
  state: 'shared',
  id: SHARE.id,
  expiresAt: SHARE.expiresAt,
  maxOpens: 1,
  endpointName: 'Team secrets',
  insteadOf: null,
  canRevoke: true,
  without: 'page',
  clockGapSeconds: 0,
  inPlace: false,
  isCopied: true,
  mayHaveLostLines: false,
  now: NOW,
} as const

const views: Record<(typeof SCENES.toast)[number], ToastView> = {
  sharing: { state: 'sharing' },
  copied: shared,
  replaced: { ...shared, inPlace: true },
  'not-copied': { ...shared, isCopied: false },
  'lines-lost': { ...shared, mayHaveLostLines: true },
  clock: { ...shared, clockGapSeconds: -5 * 3600 },
  'for-good': { ...shared, canRevoke: false, without: 'nothing', mayHaveLostLines: true },
  'instead-of': { ...shared, insteadOf: 'one-time.platform.example.org' },
  undoing: { state: 'undoing' },
  undone: { state: 'undone', restored: false },
  'undone-restored': { state: 'undone', restored: true },
  'undo-failed': { state: 'undo-failed' },
  'too-late': { state: 'too-late' },
  failed: { state: 'failed', failure: { code: 'endpoint/unreachable' }, hasText: true },
  'failed-without-text': {
    state: 'failed',
    failure: { code: 'app/empty-selection' },
    hasText: false,
  },
}

/** In a page with rules of its own, none of which may reach the card. */
export function showToastScene(name: (typeof SCENES.toast)[number]): void {
  const hostile = new CSSStyleSheet()
  hostile.replaceSync(
    '* { color: purple; font: 30px serif; letter-spacing: 5px } html { font-size: 30px } div[data-ms=toast] { display: none; --ink: lime }',
  )
  document.adoptedStyleSheets = [hostile]
  const main = document.body.appendChild(document.createElement('main'))
  main.style.height = '260px'
  main.appendChild(document.createElement('h1')).textContent = 'Page'
  const host = document.body.appendChild(document.createElement('div'))
  host.dataset.ms = 'toast'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
  const nothing = () => {}
  const actions = {
    cancel: nothing,
    undo: nothing,
    more: nothing,
    retry: nothing,
    openInPopup: nothing,
    close: nothing,
  }
  const toast = createToast(i18n, actions)
  root.append(toast.element)
  toast.show(toastCard(i18n, views[name]))
}
