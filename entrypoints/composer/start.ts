import { createMarks } from '#components/composer/marks.ts'
import { createSurface, type Surface } from '#components/composer/surface.ts'
import { findBox } from '#lib/editors/find-box.ts'
import type { Guard } from '#lib/guard/guard.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import { serveInComposer } from '#lib/messaging/serve.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { Composer } from './composer.ts'
import { Question } from './question.ts'
import { Warnings } from './warnings.ts'

/** Ask what holds on this site, and begin; a site that is off is left alone. */
export async function startComposer(guard: Guard): Promise<void> {
  const settings = await sendAsComposer('composer/start', {})
  if (!settings.isOn) guard.end()
  if (guard.signal.aborted || guard.onEvent) return
  // What the buttons do is known before there is a place for them.
  const warnings = new Warnings(
    () => surface,
    () => marks,
  )
  const question = new Question(() => surface)
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
  })
  const stop = serveInComposer({
    'composer/settings': async (changed) => {
      if (changed.isOn) composer.configure(changed)
      else {
        stop()
        guard.onEvent = null
        composer.end()
      }
      return null
    },
  })
  guard.signal.addEventListener('abort', stop)
}
