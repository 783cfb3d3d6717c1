import type { Draft } from '#lib/messaging/messages.ts'
import { isAlarmSet, wakeAt } from '#lib/platform/alarms.ts'
import { DRAFT_MS, pruneDrafts, saveDraft } from '#lib/share/drafts.ts'
import type { Place } from '#lib/storage/items.ts'

export const PRUNE_DRAFTS = 'prune-drafts'

/** Keep a text, and wake up to forget it again. */
export async function keepDraft(place: Place | null, draft: Draft): Promise<void> {
  await saveDraft(place, draft)
  // An alarm that is set is for an older draft, and is set anew when it rings.
  if (!(await isAlarmSet(PRUNE_DRAFTS))) await wakeAt(PRUNE_DRAFTS, Date.now() + DRAFT_MS)
}

export async function forgetOldDrafts(): Promise<void> {
  const next = await pruneDrafts()
  if (next !== null) await wakeAt(PRUNE_DRAFTS, next)
}
