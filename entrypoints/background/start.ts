import browser from 'webextension-polyfill'
import { serveBackground } from '#lib/messaging/serve.ts'
import { onAlarm } from '#lib/platform/alarms.ts'
import { copyText } from '#lib/platform/clipboard.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { OPEN_ITEM, SHARE_ITEM, setMenus } from '#lib/platform/menus.ts'
import { onNoticeClicked } from '#lib/platform/notifications.ts'
import { openPopupWindow } from '#lib/platform/windows.ts'
import { discardNewestDraft, newestDraft, pruneDrafts } from '#lib/share/drafts.ts'
import { shareSelection } from '#lib/share/share-selection.ts'
import { latestShareItem, settingsItem } from '#lib/storage/items.ts'
import { pressNotice, retryInTab, undoFromPage } from './after-share.ts'
import { createShare } from './create-share.ts'
import { PRUNE_DRAFTS } from './keep-draft.ts'
import { openReveal, takeReveal } from './reveals.ts'
import { selectionPorts } from './selection-ports.ts'

/** Listeners are registered in the first turn: an event page or worker is started by an event. */
export function startBackground(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void refreshMenus()
    if (reason === 'install') void browser.runtime.openOptionsPage()
  })
  browser.runtime.onStartup.addListener(() => void refreshMenus())
  settingsItem.watch(() => void refreshMenus())

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (!tab || tab.id === undefined) return
    const { id: tabId, incognito: isPrivate } = tab
    if (info.menuItemId === OPEN_ITEM && info.linkUrl) void openReveal(info.linkUrl, tab)
    if (info.menuItemId !== SHARE_ITEM) return
    const click = { tabId, frameId: info.frameId ?? 0, selectionText: info.selectionText ?? '' }
    void shareSelection(click, selectionPorts(isPrivate))
  })
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== SHARE_ITEM || tab?.id === undefined) return
    const click = { tabId: tab.id, frameId: null, selectionText: null }
    void shareSelection(click, selectionPorts(tab.incognito))
  })
  onNoticeClicked((id, button) => void pressNotice(id, button))
  onAlarm(PRUNE_DRAFTS, () => void pruneDrafts())

  serveBackground({
    'share/create': createShare,
    'share/latest': () => latestShareItem.read(),
    'share/retry': (_, { tabId, isPrivate }) => retryInTab(tabId, isPrivate),
    'share/undo': ({ id }, { tabId }) => undoFromPage(id, tabId),
    'share/more': async () => {
      await openPopupWindow()
      return null
    },
    'draft/read': () => newestDraft(),
    'draft/discard': async () => {
      await discardNewestDraft()
      return null
    },
    'reveal/take': (_, { tabId }) => takeReveal(tabId),
    'clipboard/write': async ({ text }) => {
      await copyText(text)
      return null
    },
  })
}

async function refreshMenus(): Promise<void> {
  const { endpoints } = await settingsItem.read()
  await setMenus(
    browserI18n,
    endpoints.map(({ baseUrl }) => baseUrl),
  )
}
