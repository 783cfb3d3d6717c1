import { createMarks } from '#components/composer/marks.ts'
import { Question } from '#components/composer/question.ts'
import { createSurface, type Surface } from '#components/composer/surface.ts'
import { findBox } from '#lib/editors/find-box.ts'
import type { Guard } from '#lib/guard/guard.ts'
import { KnownTokens } from '#lib/guard/known.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import { serveInComposer } from '#lib/messaging/serve.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { Composer } from './composer.ts'
import { Warnings } from './warnings.ts'

/** Ask what holds on this site, and begin; a site that is off is left alone. */
export async function startComposer(guard: Guard): Promise<void> {
  const settings = await sendAsComposer('composer/start', {})
  if (!settings.isOn) guard.end()
  if (guard.signal.aborted || guard.onEvent) return
  // What the buttons do is known before there is a place for them.
  const known = new KnownTokens((tokens) => sendAsComposer('composer/known', { tokens }))
  const warnings = new Warnings(
    () => surface,
    () => marks,
    known,
  )
  const question = new Question({
    surface: () => surface,
    askInWindow: (held) => sendAsComposer('composer/ask', held),
    isActive: () => navigator.userActivation.isActive,
  })
  const surface: Surface = createSurface(browserI18n, {
    card: warnings.actions,
    hold: question.actions,
  })
  const marks = createMarks(surface)
  const mirrorRoot = () => surface.mirrorRoot
  const composer = new Composer(guard, settings, {
    findBox: (path, site, signal) => findBox(path, site, { signal, mirrorRoot }),
    surface,
    question,
    warnings,
    known,
  })
  const stop = serveInComposer({
    'composer/settings': async (changed) => {
      if (changed.isOn) composer.configure(changed)
      else {
        stop()
        // A guard that stays on would be taken for a living one when the site is watched again.
        guard.end()
      }
      return null
    },
    'composer/answer': ({ id, ...answer }) => question.answer(id, answer),
  })
  guard.signal.addEventListener('abort', stop)
}
