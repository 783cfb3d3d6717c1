import browser from 'webextension-polyfill'
import { forgetOldHolds } from '#lib/activity/holds.ts'
import { answerHeld, heldTabClosed, readHeld } from '#lib/guard/held-windows.ts'
import { makeFingerprintKey } from '#lib/guard/ignored.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import { serveBackground, serveComposer } from '#lib/messaging/serve.ts'
import { onAlarm } from '#lib/platform/alarms.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { guardLinks } from '#lib/platform/link-guard.ts'
import { OPEN_ITEM, SHARE_ITEM, setMenus } from '#lib/platform/menus.ts'
import { onNoticeClicked } from '#lib/platform/notifications.ts'
import { onPermissionsChanged } from '#lib/platform/permissions.ts'
import { keepStorageFromPages } from '#lib/platform/storage-access.ts'
import { openPopupWindow } from '#lib/platform/windows.ts'
import { linkPages } from '#lib/policy/link-rules.ts'
import { removeDraft } from '#lib/share/drafts.ts'
import { shareSelection } from '#lib/share/share-selection.ts'
import { armedItem, latestShareItem, pausesItem, settingsItem } from '#lib/storage/items.ts'
import { pressNotice, retryFromPage, undoFromPage } from './after-share.ts'
import { composerHandlers } from './composer.ts'
import { CLEAR_CLIPBOARD, clearCopied, copyText } from './copy.ts'
import { createShare, joinShare, keepRecord, readDraft } from './create-share.ts'
import {
  armFollowing,
  clearEnded,
  FOLLOW_SHARES,
  followShares,
  keepFollowing,
  markLookedAt,
  showNews,
} from './follow-shares.ts'
import { forgetOldDrafts, keepDraft, PRUNE_DRAFTS } from './keep-draft.ts'
import { forgetOpened, noteGone, noteReport } from './opened.ts'
import {
  guardEndpoints,
  leaveToSite,
  openPasted,
  openReveal,
  takeReveal,
  takeVisit,
  tellLost,
} from './reveals.ts'
import { revoke, revokeAll } from './revoke.ts'
import { callOff } from './running.ts'
import { selectionPorts } from './selection-ports.ts'
import { tell } from './tell.ts'
import { forgetFrames, reportOf } from './watched-frames.ts'
import { END_PAUSE, refreshSites } from './watched-sites.ts'

/** Listeners are registered in the first turn: an event page or worker is started by an event. */
export function startBackground(): void {
  void keepStorageFromPages()
  browser.runtime.onInstalled.addListener(({ reason }) => {
    refresh()
    void showNews()
    void makeFingerprintKey()
    if (reason === 'install') void browser.runtime.openOptionsPage()
  })
  browser.runtime.onStartup.addListener(() => {
    refresh()
    void forgetOldHolds(Date.now())
    void showNews()
  })
  settingsItem.watch(refresh)
  pausesItem.watch(() => void refreshWatched())
  onPermissionsChanged(() => void refreshWatched())
  onAlarm(END_PAUSE, () => void refreshWatched())
  // An extension that was switched off and on again is told of neither.
  void beginWatching()
  guardLinks(takeVisit, () => void tellLost())

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (!tab || tab.id === undefined) return
    const { id: tabId, incognito: isPrivate } = tab
    if (info.menuItemId === OPEN_ITEM && info.linkUrl) {
      tellFailure(tabId, openReveal(info.linkUrl, tab))
    }
    if (info.menuItemId !== SHARE_ITEM) return
    const click = { tabId, frameId: info.frameId ?? 0, selectionText: info.selectionText ?? '' }
    tellFailure(tabId, shareSelection(click, selectionPorts(isPrivate)))
  })
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== SHARE_ITEM || tab?.id === undefined) return
    const click = { tabId: tab.id, frameId: null, selectionText: null }
    tellFailure(tab.id, shareSelection(click, selectionPorts(tab.incognito)))
  })
  onNoticeClicked((id, button) => tellFailure(null, pressNotice(id, button)))
  onAlarm(PRUNE_DRAFTS, () => void forgetOldDrafts())
  onAlarm(FOLLOW_SHARES, () => void followShares(false))
  void keepFollowing()
  onAlarm(CLEAR_CLIPBOARD, () => void clearCopied())
  browser.tabs.onRemoved.addListener((tabId) => {
    void takeReveal(tabId)
    void noteGone(tabId)
    void forgetFrames(tabId)
    void heldTabClosed(tabId)
  })

  serveBackground({
    'share/create': createShare,
    'share/join': ({ draftId }) => joinShare(draftId),
    'share/cancel': async ({ draftId }) => {
      callOff(`draft:${draftId}`)
      return null
    },
    'share/stop': async (_, { tabId }) => ({
      isStopped: tabId !== null && callOff(`tab:${tabId}`),
    }),
    'share/keep': async ({ record, isPrivate }) => {
      await keepRecord(record, isPrivate)
      return null
    },
    'share/latest': () => latestShareItem.read(),
    'share/revoke': ({ id }) => revoke(id),
    'share/revoke-all': () => revokeAll(),
    'share/check': async () => {
      await followShares(true)
      return null
    },
    'share/looked': async () => {
      await markLookedAt()
      return null
    },
    'share/clear': async () => {
      await clearEnded()
      return null
    },
    'share/seen': async () => {
      await latestShareItem.update((latest) => latest && { ...latest, isSeen: true })
      return null
    },
    'share/retry': (_, { tabId }) => retryFromPage(tabId),
    'share/undo': ({ id }, { tabId }) => undoFromPage(id, tabId),
    'share/more': async () => {
      await openPopupWindow()
      return null
    },
    'draft/read': () => readDraft(),
    'draft/keep': async ({ id, text, isPrivate }) => {
      await keepDraft(null, { id, text, reason: 'typed', failure: null, isPrivate })
      return null
    },
    'draft/discard': async ({ id }) => {
      await removeDraft(id)
      return null
    },
    'reveal/take': async (_, { tabId }) => {
      // A page that asks is a new one: what its tab had before is gone.
      if (tabId !== null) await noteGone(tabId)
      return takeReveal(tabId)
    },
    'reveal/open': ({ link }) => openPasted(link),
    'reveal/report': (report, { tabId }) => noteReport(report, tabId),
    'reveal/forget': () => forgetOpened(),
    'reveal/leave': ({ link }, { tabId }) => leaveToSite(link, tabId),
    'site/findings': ({ tabId }) => reportOf(tabId),
    'held/read': (_, { tabId }) => readHeld(tabId),
    'held/answer': (answer, { tabId }) => answerHeld(answer, tabId),
    'clipboard/write': async ({ text }) => {
      await copyText(text)
      return null
    },
  })
  serveComposer(composerHandlers)
}

/** What an action could not do is said, in the tab it was for or by a notification. */
function tellFailure(tabId: number | null, task: Promise<unknown>): void {
  task.catch(async (thrown: unknown) => {
    const view = { state: 'failed', failure: toFailure(thrown), hasText: false } as const
    await tell(tabId, view)
  })
}

/** Once for each time that the extension is started, not for each time that this background is. */
async function beginWatching(): Promise<void> {
  if ((await armedItem.read()) === null) await refreshWatched()
}

/** What follows the settings. */
function refresh(): void {
  void refreshMenus()
  void refreshGuard()
  void refreshWatched()
  void armFollowing()
}

const refreshMenus = oneAtATime(async () => {
  await setMenus(browserI18n, linkPages(await settingsItem.read()))
})
const refreshGuard = oneAtATime(guardEndpoints)
const refreshWatched = oneAtATime(refreshSites)

/** Two at once would make the same items or rules twice, which the browser refuses. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    // A run that failed must not keep the next one from its turn.
    last = last.catch(() => undefined).then(run)
    return last
  }
}
