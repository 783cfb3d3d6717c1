import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '#lib/messaging/messages.ts'

/** `storage.session` as the browser gives it: one object, values copied. */
const session = vi.hoisted(() => ({ stored: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => {
  const area = {
    get: async (key: string) => structuredClone({ [key]: session.stored[key] }),
    set: async (values: object) => void Object.assign(session.stored, structuredClone(values)),
  }
  return { default: { storage: { session: area, local: area } } }
})

const { discardNewestDraft, draftOf, newestDraft, pruneDrafts, removeDraftsOf, saveDraft } =
  await import('#lib/share/drafts.ts')

const NOW = 1_800_000_000_000
const MINUTE = 60_000
const draft = (text: string): Draft => ({ text, reason: 'failed', failure: null })

beforeEach(() => {
  session.stored = {}
})

describe('drafts', () => {
  test('the newest comes first and stays until it is discarded', async () => {
    await saveDraft(1, 0, draft('older'), NOW)
    await saveDraft(2, 5, draft('newer'), NOW + 1)
    expect((await newestDraft(NOW + 2))?.text).toBe('newer')
    expect((await newestDraft(NOW + 3))?.text).toBe('newer')
    await discardNewestDraft(NOW + 4)
    expect((await newestDraft(NOW + 5))?.text).toBe('older')
  })

  test('a tab finds its own, with the frame it came from', async () => {
    await saveDraft(1, 0, draft('first tab'), NOW)
    await saveDraft(2, 5, draft('second tab'), NOW)
    expect(await draftOf(2, NOW)).toMatchObject({ frameId: 5, draft: { text: 'second tab' } })
    expect(await draftOf(3, NOW)).toBeNull()
  })

  test('what was shared is forgotten wherever it was kept', async () => {
    await saveDraft(1, 0, draft('same'), NOW)
    await saveDraft(-1, 0, draft('same'), NOW)
    await saveDraft(2, 0, draft('other'), NOW)
    await removeDraftsOf('same', NOW)
    expect(await draftOf(1, NOW)).toBeNull()
    expect((await newestDraft(NOW))?.text).toBe('other')
  })

  test('after ten minutes nothing is given out, and pruning leaves nothing behind', async () => {
    await saveDraft(1, 0, draft('old secret'), NOW)
    expect(await newestDraft(NOW + 10 * MINUTE)).toBeNull()
    await pruneDrafts(NOW + 10 * MINUTE)
    expect(JSON.stringify(session.stored)).not.toContain('old secret')
  })
})
