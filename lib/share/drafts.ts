/**
 * Text that must not be lost: of a share that failed, or of a selection that a person has to look
 * at first. In memory only (`storage.session`), and for ten minutes at most.
 */
import type { Draft } from '#lib/messaging/messages.ts'
import { draftsItem } from '#lib/storage/items.ts'

export const DRAFT_MINUTES = 10
/** Stands for a tab where the text was typed into the popup. */
export const POPUP = -1

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

/** What the popup shows. It stays: a popup closes at a click beside it, and the text must not go. */
export async function newestDraft(now = Date.now()): Promise<Draft | null> {
  const drafts = Object.values(await fresh(now)).sort((a, b) => b.savedAt - a.savedAt)
  return drafts[0]?.draft ?? null
}

/** The newest one is not wanted any more. */
export async function discardNewestDraft(now = Date.now()): Promise<void> {
  const drafts = Object.entries(await fresh(now)).sort(([, a], [, b]) => b.savedAt - a.savedAt)
  await draftsItem.write(Object.fromEntries(drafts.slice(1)))
}

/** What has been shared waits no longer, wherever it was kept. */
export async function removeDraftsOf(text: string, now = Date.now()): Promise<void> {
  const drafts = Object.entries(await fresh(now))
  await draftsItem.write(Object.fromEntries(drafts.filter(([, { draft }]) => draft.text !== text)))
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
