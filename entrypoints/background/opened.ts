/** The list of what was opened in this browser session. The background alone writes it. */

import { FailureError } from '#lib/messaging/failure.ts'
import type { RevealReport } from '#lib/messaging/messages.ts'
import { isShownIn, withEnded, withOpened } from '#lib/share/opened.ts'
import { openedItem } from '#lib/storage/items.ts'

const MAX_NAME_LENGTH = 200

export async function noteReport(report: RevealReport, tabId: number | null): Promise<null> {
  if (tabId === null) throw new FailureError({ code: 'app/internal' })
  if (report.event === 'ended') {
    await openedItem.update((list) => withEnded(list, tabId, report.how))
    return null
  }
  const { kind, name, endpointName } = report
  const entry = {
    tabId,
    openedAt: Date.now(),
    kind,
    name: name?.slice(0, MAX_NAME_LENGTH) ?? null,
    endpointName,
    state: 'shown' as const,
  }
  await openedItem.update((list) => withOpened(list, entry))
  return null
}

/** Its tab was closed, or loads the page anew. */
export async function noteGone(tabId: number): Promise<void> {
  if (!isShownIn(await openedItem.read(), tabId)) return
  await openedItem.update((list) => withEnded(list, tabId, 'cleared'))
}

export async function forgetOpened(): Promise<null> {
  await openedItem.write([])
  return null
}
