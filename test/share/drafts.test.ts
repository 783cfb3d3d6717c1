import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from '#lib/messaging/messages.ts'

/** `storage.session` as the browser gives it: values are copied, and everything takes a turn. */
const session = vi.hoisted(() => ({ stored: {} as Record<string, unknown> }))
vi.mock('webextension-polyfill', () => {
  const area = {
    get: async (key: string) => structuredClone({ [key]: session.stored[key] }),
    set: async (values: object) => void Object.assign(session.stored, structuredClone(values)),
  }
  return { default: { storage: { session: area, local: area } } }
})

const { failedDraftOf, newestDraft, pruneDrafts, removeDraft, saveDraft } = await import(
  '#lib/share/drafts.ts'
)

const NOW = 1_800_000_000_000
const MINUTE = 60_000
const inTab = (tabId: number) => ({ tabId, frameId: 5, token: 1 })

let lastId = 0
function draft(text: string, changes: Partial<Draft> = {}): Draft {
  return { id: ++lastId, text, reason: 'failed', isPrivate: false, failure: null, ...changes }
}

beforeEach(() => {
  session.stored = {}
})

describe('drafts', () => {
  test('the newest comes first and stays until it is removed', async () => {
    const newer = draft('newer')
    await saveDraft(inTab(1), draft('older'), NOW)
    await saveDraft(inTab(2), newer, NOW + 1)
    expect(await newestDraft(NOW + 2)).toEqual(newer)
    expect(await newestDraft(NOW + 3)).toEqual(newer)
    await removeDraft(newer.id)
    expect((await newestDraft(NOW + 5))?.text).toBe('older')
  })

  test('many saved at once are all kept', async () => {
    const texts = ['a', 'b', 'c', 'd']
    await Promise.all(texts.map((text, tabId) => saveDraft(inTab(tabId), draft(text), NOW)))
    const kept = await Promise.all(texts.map((_, tabId) => failedDraftOf(tabId, NOW)))
    expect(kept.map((each) => each?.draft.text)).toEqual(texts)
  })

  test('one with the same id is replaced, whatever its text has become', async () => {
    const first = draft('typed')
    await saveDraft(null, first, NOW)
    await saveDraft(null, { ...first, text: 'typed on' }, NOW + 1)
    await removeDraft(first.id)
    expect(await newestDraft(NOW + 2)).toBeNull()
  })

  test('a share of a tab does not take the text of another one in that tab with it', async () => {
    const [failed, shared] = [draft('failed'), draft('shared')]
    await saveDraft(inTab(1), failed, NOW)
    await saveDraft(inTab(1), shared, NOW + 1)
    await removeDraft(shared.id)
    expect((await failedDraftOf(1, NOW + 2))?.draft).toEqual(failed)
  })

  test('a text that a person has to look at first is not shared by Retry', async () => {
    await saveDraft(inTab(1), draft('swapped by the page', { reason: 'confirm' }), NOW)
    expect(await failedDraftOf(1, NOW)).toBeNull()
    expect(await failedDraftOf(2, NOW)).toBeNull()
  })

  test('after ten minutes nothing is given out, and pruning leaves nothing behind', async () => {
    await saveDraft(inTab(1), draft('old secret'), NOW)
    await saveDraft(inTab(1), draft('young secret'), NOW + 9 * MINUTE)
    expect(await pruneDrafts(NOW + 10 * MINUTE)).toBe(NOW + 19 * MINUTE)
    expect(JSON.stringify(session.stored)).not.toContain('old secret')
    expect((await newestDraft(NOW + 10 * MINUTE))?.text).toBe('young secret')
    expect(await pruneDrafts(NOW + 19 * MINUTE)).toBeNull()
    expect(JSON.stringify(session.stored)).not.toContain('young secret')
  })
})
