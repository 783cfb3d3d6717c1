/**
 * Text that must not be lost: of a share that is under way or has failed, or of a selection that
 * a person has to look at first. In memory only (`storage.session`), for ten minutes at most.
 */
import type { Draft } from '#lib/messaging/messages.ts'
import { draftsItem, type Place } from '#lib/storage/items.ts'

export const DRAFT_MS = 10 * 60_000

/** A draft, and the place in a page that its text came from; null for text of the popup. */
export interface KeptDraft {
  savedAt: number
  place: Place | null
  draft: Draft
}

/**
 * Keep a text; one with the same id is replaced.
 * @throws when the browser's quota for the session is exceeded (10 MB).
 */
export function saveDraft(place: Place | null, draft: Draft, now = Date.now()): Promise<void> {
  return draftsItem.update((drafts) => [
    { savedAt: now, place, draft },
    ...drafts.filter((kept) => isFresh(kept, now) && kept.draft.id !== draft.id),
  ])
}

export function removeDraft(id: number): Promise<void> {
  return draftsItem.update((drafts) => drafts.filter(({ draft }) => draft.id !== id))
}

/** Drop what has grown too old. @returns when the next one will have, null for never. */
export async function pruneDrafts(now = Date.now()): Promise<number | null> {
  await draftsItem.update((drafts) => drafts.filter((kept) => isFresh(kept, now)))
  const oldest = (await draftsItem.read()).at(-1)
  return oldest ? oldest.savedAt + DRAFT_MS : null
}

/** What the popup shows. It stays: a popup closes at a click beside it, and the text must not go. */
export async function newestDraft(now = Date.now()): Promise<Draft | null> {
  return (await fresh(now))[0]?.draft ?? null
}

/** What a toast's Retry shares: a text of that tab that failed, never one to be confirmed. */
export async function failedDraftOf(tabId: number, now = Date.now()): Promise<KeptDraft | null> {
  const drafts = await fresh(now)
  return (
    drafts.find(({ place, draft }) => place?.tabId === tabId && draft.reason !== 'confirm') ?? null
  )
}

async function fresh(now: number): Promise<KeptDraft[]> {
  return (await draftsItem.read()).filter((kept) => isFresh(kept, now))
}

function isFresh({ savedAt }: KeptDraft, now: number): boolean {
  return savedAt > now - DRAFT_MS
}
