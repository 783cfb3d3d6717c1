/**
 * Text that must not be lost: of a share that failed, or of a selection that a person has to look
 * at first. In memory only (`storage.session`), and for ten minutes at most.
 */
import type { Draft } from '#lib/messaging/messages.ts'
import { draftsItem } from '#lib/storage/items.ts'

export const DRAFT_MINUTES = 10

export async function saveDraft(
  tabId: number,
  frameId: number,
  draft: Draft,
  now = Date.now(),
): Promise<void> {
  await draftsItem.write({ ...(await fresh(now)), [tabId]: { savedAt: now, frameId, draft } })
}

/** The draft of one tab, left in place: a second try may fail as well. */
export async function draftOf(
  tabId: number,
  now = Date.now(),
): Promise<{ draft: Draft; frameId: number } | null> {
  return (await fresh(now))[tabId] ?? null
}

/** The newest draft, taken: the window that asks shows it from now on. */
export async function takeNewestDraft(now = Date.now()): Promise<Draft | null> {
  const drafts = await fresh(now)
  const newest = Object.entries(drafts).sort(([, a], [, b]) => b.savedAt - a.savedAt)[0]
  if (!newest) return null
  const [tabId, { draft }] = newest
  await removeDraft(Number(tabId), now)
  return draft
}

export async function removeDraft(tabId: number, now = Date.now()): Promise<void> {
  const { [tabId]: _, ...rest } = await fresh(now)
  await draftsItem.write(rest)
}

/** Drop what has grown too old; the background calls it by alarm. */
export async function pruneDrafts(now = Date.now()): Promise<void> {
  await draftsItem.write(await fresh(now))
}

async function fresh(now: number): ReturnType<typeof draftsItem.read> {
  const drafts = await draftsItem.read()
  const oldest = now - DRAFT_MINUTES * 60_000
  return Object.fromEntries(Object.entries(drafts).filter(([, { savedAt }]) => savedAt > oldest))
}
