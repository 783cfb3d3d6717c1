import type { Draft } from '#lib/messaging/messages.ts'
import { wakeIn } from '#lib/platform/alarms.ts'
import { DRAFT_MINUTES, saveDraft } from '#lib/share/drafts.ts'

export const PRUNE_DRAFTS = 'prune-drafts'

/** Keep a text, and wake up to forget it again. */
export async function keepDraft(tabId: number, frameId: number, draft: Draft): Promise<void> {
  await saveDraft(tabId, frameId, draft)
  await wakeIn(PRUNE_DRAFTS, DRAFT_MINUTES + 0.5)
}
