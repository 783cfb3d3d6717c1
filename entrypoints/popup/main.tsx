import '#components/styles.css'
import '#components/popup/page.css'
import { render } from 'preact'
import browser from 'webextension-polyfill'
import { PopupView } from '#components/popup/popup-view.tsx'
import { randomId } from '#lib/crypto/bytes.ts'
import { send } from '#lib/messaging/client.ts'
import { createPopupModel } from '#lib/models/popup.ts'
import {
  createShareFormModel,
  type FormPlace,
  type ShareFormPorts,
} from '#lib/models/share-form.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { generatePassphrase } from '#lib/share/generate-passphrase.ts'
import { settingsItem } from '#lib/storage/items.ts'
import { createCheck } from './check-page.ts'
import { createReceive } from './receive.ts'
import { shareFile } from './share-file.ts'
import { joinText, shareText } from './share-text.ts'
import { createShares } from './shares.ts'
import { createSiteStrip, readTab } from './this-site.ts'

/** `window`: opened by the background. `tab`: by the popup, whose file dialog would close it. */
const query = new URLSearchParams(location.search)
const place: FormPlace = query.has('tab') ? 'tab' : query.has('window') ? 'window' : 'popup'
const popup = createPopupModel(query.has('shares') ? 'shares' : 'new')

/** An extension page that a private window asks for may open in a normal one. */
const isPrivate = async () => query.has('private') || (await browser.windows.getCurrent()).incognito

const openFileTab: ShareFormPorts['openFileTab'] = async (text, draft, at) => {
  const asPrivate = draft.isPrivate || (await isPrivate())
  const isKept = text === '' || (await keepText({ id: draft.id, text, isPrivate: asPrivate }))
  // In front of the popup it would close it, and take away a text that is nowhere else.
  const url = `/popup.html?tab${asPrivate ? '&private' : ''}${at === null ? '' : `&at=${at}`}`
  await browser.tabs.create({ url, active: isKept })
  if (isKept) window.close()
}

/** @returns false for more text than the browser keeps, or when nobody answers. */
async function keepText(draft: { id: number; text: string; isPrivate: boolean }): Promise<boolean> {
  try {
    await send('draft/keep', draft)
    return true
  } catch {
    return false
  }
}

const form = createShareFormModel(
  {
    readSettings: settingsItem.read,
    updateSettings: settingsItem.update,
    pageUrl: async () => (await readTab(place))?.url ?? null,
    share: ({ content, ...terms }, run) =>
      content.kind === 'file'
        ? shareFile(content.file, terms, run)
        : shareText(content.text, terms, run.signal),
    joinShare: joinText,
    readDraft: () => send('draft/read', {}),
    discardDraft: async (id) => void (await send('draft/discard', { id })),
    revoke: async (id) => (await send('share/revoke', { id })).state,
    markSeen: async () => void (await send('share/seen', {})),
    latestShare: () => send('share/latest', {}),
    isPrivate,
    openFileTab,
    generatePassphrase,
    copy: async (text) => void (await send('clipboard/write', { text })),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    newId: randomId,
    now: Date.now,
  },
  place,
  query.get('at'),
)

const shares = createShares(popup)
const site = createSiteStrip(place)
const check = createCheck(place)
const receive = createReceive({ isPrivate, leave: () => place === 'popup' && window.close() })

document.documentElement.lang = browserI18n.locale
document.documentElement.classList.toggle('is-window', place !== 'popup')
document.title = browserI18n.t('popup.title')
settingsItem.watch((settings) => void form.changed(settings))
void form.start(place === 'window')
void settingsItem.inspect().then(({ problem }) => popup.inspected(problem))
void shares.start()
void receive.start()
// A file's tab is beside no page.
if (place !== 'tab') {
  void site.start()
  void check.start()
}

/** A file that misses its field would take the page's place, and the text in it away. */
for (const type of ['dragover', 'drop']) {
  window.addEventListener(type, (event) => event.preventDefault())
}
/** Here the upload ends with the page; of text the background takes care. */
window.addEventListener('beforeunload', (event) => {
  if (form.sharing.value && form.contentKind.value === 'file') event.preventDefault()
})

const openOptions = async () => {
  await browser.runtime.openOptionsPage()
  if (place === 'popup') window.close()
}
render(
  <PopupView
    popup={popup}
    form={form}
    shares={shares}
    receive={receive}
    site={site}
    check={check}
    i18n={browserI18n}
    onOptions={() => void openOptions()}
  />,
  document.body,
)
