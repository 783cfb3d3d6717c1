/** What was opened in this browser session: names and times, never the content, link or key. */
import * as v from 'valibot'

export const openedSchema = v.object({
  /** The tab of the reveal page. */
  tabId: v.number(),
  /** Milliseconds; with the tab it names the entry. */
  openedAt: v.number(),
  kind: v.picklist(['text', 'file']),
  /** The sender's label, or the file's name. */
  name: v.nullable(v.string()),
  endpointName: v.string(),
  /** `shown`: its tab still has it. */
  state: v.picklist(['shown', 'done', 'cleared']),
})
export type Opened = v.InferOutput<typeof openedSchema>

const MAX_ENTRIES = 50

/** Newest first; what its tab showed before is gone from it. */
export function withOpened(list: Opened[], entry: Opened): Opened[] {
  return [entry, ...withEnded(list, entry.tabId, 'cleared')].slice(0, MAX_ENTRIES)
}

/** The tab no longer shows what it had. */
export function withEnded(list: Opened[], tabId: number, state: 'done' | 'cleared'): Opened[] {
  return list.map((each) =>
    each.tabId === tabId && each.state === 'shown' ? { ...each, state } : each,
  )
}

export function isShownIn(list: Opened[], tabId: number): boolean {
  return list.some((each) => each.tabId === tabId && each.state === 'shown')
}
