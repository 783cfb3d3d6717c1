import '#components/popup/page.css'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import { PopupView } from '#components/popup/popup-view.tsx'
import { send } from '#lib/messaging/client.ts'
import { createPopupModel } from '#lib/models/popup.ts'
import { createShareFormModel } from '#lib/models/share-form.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { generatePassphrase } from '#lib/share/generate-passphrase.ts'
import { settingsItem } from '#lib/storage/items.ts'

/** Opened by the background, in a window of its own, and not from the toolbar. */
const isWindow = new URLSearchParams(location.search).has('window')

const model = createShareFormModel({
  readSettings: settingsItem.read,
  share: (request) => send('share/create', request),
  readDraft: () => send('draft/read', {}),
  discardDraft: async (id) => void (await send('draft/discard', { id })),
  revoke: async (id) => (await send('share/revoke', { id })).state,
  markSeen: async () => void (await send('share/seen', {})),
  latestShare: () => send('share/latest', {}),
  isPrivate: async () => (await browser.windows.getCurrent()).incognito,
  generatePassphrase,
  copy: async (text) => void (await send('clipboard/write', { text })),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  now: Date.now,
})

document.documentElement.lang = browserI18n.locale
document.documentElement.classList.toggle('is-window', isWindow)
document.title = browserI18n.t('popup.title')
settingsItem.watch((settings) => void model.changed(settings))
void model.start(isWindow)
const openOptions = async () => {
  await browser.runtime.openOptionsPage()
  window.close()
}
render(
  <PopupView
    popup={createPopupModel()}
    form={model}
    i18n={browserI18n}
    onOptions={() => void openOptions()}
  />,
  document.body,
)
