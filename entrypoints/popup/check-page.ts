import { ValiError } from 'valibot'
import { PAGE_MARKS_STYLE } from '#components/check-page/page-marks.ts'
import { sendToCheck } from '#lib/messaging/client.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { type CheckPage, createCheckPage } from '#lib/models/check-page.ts'
import type { FormPlace } from '#lib/models/share-form.ts'
import { enterToCheck } from '#lib/platform/scripting.ts'
import { checkSettings } from '#lib/policy/check-settings.ts'
import { checkedTabsItem, privateIgnoredItem, settingsItem } from '#lib/storage/items.ts'
import { tabInFront } from './this-site.ts'

/** Of those that were looked at; more are forgotten. */
const MOST_TABS = 50

/** "Check this page", for the page that the popup is in front of. */
export function createCheck(place: FormPlace): CheckPage {
  return createCheckPage({
    async readPage() {
      const tab = await tabInFront(place)
      if (tab?.id === undefined) return null
      return { tabId: tab.id, url: tab.url ?? null, isPrivate: tab.incognito }
    },
    async readSettings({ url, isPrivate }) {
      const off = isPrivate ? (await privateIgnoredItem.read()).off : {}
      return checkSettings(await settingsItem.read(), url, off)
    },
    enter: (tabId, isIn) => enterToCheck(tabId, isIn, PAGE_MARKS_STYLE),
    async remembered(tabId) {
      const tabs = await checkedTabsItem.read()
      return tabs.find((one) => one.tabId === tabId)?.frameIds ?? []
    },
    remember: (tabId, frameIds) =>
      checkedTabsItem.update((tabs) =>
        [
          ...tabs.filter((one) => one.tabId !== tabId),
          ...(frameIds.length === 0 ? [] : [{ tabId, frameIds: [...frameIds] }]),
        ].slice(-MOST_TABS),
      ),
    start: (frame, settings) => sendToCheck(frame, 'check/start', settings).catch(nullIfAbsent),
    read: (frame) => sendToCheck(frame, 'check/read', {}).catch(nullIfAbsent),
    show: (frame, id, nth) => sendToCheck(frame, 'check/show', { id, place: nth }),
    clear: (frame) => sendToCheck(frame, 'check/clear', {}),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
}

/** Browsers have a sentence each for a frame that no script of ours listens in, and no code. */
function nullIfAbsent(thrown: unknown): null {
  const isAnswer = thrown instanceof ValiError || thrown instanceof FailureError
  if (isAnswer && !(thrown instanceof FailureError && thrown.code === 'app/no-answer')) throw thrown
  return null
}
