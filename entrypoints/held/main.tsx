import '#components/styles.css'
import '#components/held/page.css'
import { render } from 'preact'
import { HeldView } from '#components/held/held-view.tsx'
import { send } from '#lib/messaging/client.ts'
import { createHeldModel } from '#lib/models/held.ts'
import { browserI18n } from '#lib/platform/i18n.ts'

const model = createHeldModel({
  read: () => send('held/read', {}),
  answer: (answer) => send('held/answer', answer),
  now: () => performance.now(),
  after: (ms, run) => void setTimeout(run, ms),
  close: () => window.close(),
})

document.documentElement.lang = browserI18n.locale
document.title = browserI18n.t('held.title')
document.addEventListener('keydown', ({ key, isComposing }) => {
  if (key === 'Escape' && !isComposing) void model.back()
})
// A page can open a window of its own over this one, and close it as somebody presses.
for (const type of ['focus', 'resize', 'blur']) window.addEventListener(type, model.disturbed)
document.addEventListener('visibilitychange', model.disturbed)

render(<HeldView model={model} i18n={browserI18n} />, document.body)
void model.start()
