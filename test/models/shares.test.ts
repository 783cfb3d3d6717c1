import { signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { type ShareEntry, toEntry } from '#lib/activity/entry.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { createSharesModel, type SharesPorts } from '#lib/models/shares.ts'
import { at, DAY, MINUTE, NOW, recordOf } from '../activity/examples.ts'
import { createFakeClock } from './fake-clock.ts'

const entryOf = (changes: Partial<ShareEntry> = {}) => ({ ...toEntry(recordOf()), ...changes })
const OPENED: Partial<ShareEntry> = { state: 'opened', openings: [at(MINUTE)], isNews: true }

async function createWorld(first: ShareEntry[], overrides: Partial<SharesPorts> = {}) {
  const clock = createFakeClock(NOW)
  const log: string[] = []
  const isShown = signal(true)
  let entries = first
  let changed = () => {}
  const model = createSharesModel(
    {
      ...clock,
      readEntries: async () => entries,
      watchEntries: (onChange) => {
        changed = onChange
      },
      check: async () => void log.push('check'),
      async markLookedAt() {
        log.push('looked')
        entries = entries.map((entry) => ({ ...entry, isNews: false }))
        changed()
      },
      clearEnded: async () => {},
      endpointNames: async () => ({ 'https://secrets.example.com/': 'Team' }),
      revoke: async () => ({ state: 'revoked', endedAt: at(1) }),
      revokeAll: async () => ({ revoked: 1, tooLate: 0, failed: 0 }),
      ...overrides,
    },
    isShown,
  )
  /** What another context writes, and the model hears of. */
  const write = async (next: ShareEntry[]) => {
    entries = next
    changed()
    await settled()
  }
  return { model, clock, log, isShown, write }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the list of shares', () => {
  test('asks when it starts, and again and again while somebody looks', async () => {
    const { model, clock, log, isShown } = await createWorld([entryOf()])
    await model.start()
    expect(log).toEqual(['check'])
    clock.advance(20_000)
    expect(log).toHaveLength(3)
    isShown.value = false
    clock.advance(60_000)
    expect(log).toHaveLength(3)
    isShown.value = true
    clock.advance(10_000)
    expect(log).toHaveLength(4)
  })

  test('follows what others write, and says what changed', async () => {
    const { model, write } = await createWorld([entryOf({ id: 'a' }), entryOf({ id: 'b' })])
    await model.start()
    expect(model.changed.value).toBeNull()
    await write([entryOf({ id: 'a' }), entryOf({ id: 'b', ...OPENED })])
    expect(model.changed.value).toMatchObject({ id: 'b', state: 'opened' })
    expect(model.revocable.value.map(({ id }) => id)).toEqual(['a'])
  })

  test('news counts until somebody looks, and is marked while they do', async () => {
    const { model, isShown, log } = await createWorld([entryOf({ id: 'a', ...OPENED })])
    isShown.value = false
    await model.start()
    expect(model.newsCount.value).toBe(1)
    expect(log).not.toContain('looked')
    isShown.value = true
    await settled()
    expect(log).toContain('looked')
    expect(model.newsCount.value).toBe(0)
    expect([...model.fresh.value]).toEqual(['a'])
  })

  test('time alone ends a share in the view', async () => {
    const { model, clock } = await createWorld([entryOf({ checkedAt: NOW })])
    await model.start()
    expect(model.revocable.value).toHaveLength(1)
    clock.advance(DAY)
    expect(model.revocable.value).toHaveLength(0)
  })

  test('what waits and cannot be taken back is told apart', async () => {
    const entries = [entryOf({ id: 'a' }), entryOf({ id: 'b', canRevoke: false })]
    const { model } = await createWorld(entries)
    await model.start()
    expect(model.revocable.value.map(({ id }) => id)).toEqual(['a'])
    expect(model.irrevocable.value.map(({ id }) => id)).toEqual(['b'])
  })

  test('endpoints are named once there are several', async () => {
    const elsewhere = entryOf({ id: 'b', baseUrl: 'https://other.example:8443/x/' })
    const { model, write } = await createWorld([entryOf()])
    await model.start()
    expect(model.placeOf(entryOf())).toBeNull()
    await write([entryOf(), elsewhere])
    expect(model.placeOf(entryOf())).toBe('Team')
    expect(model.placeOf(elsewhere)).toBe('other.example:8443')
  })
})

describe('revoking', () => {
  test('asks once more, and can be left', async () => {
    const { model } = await createWorld([entryOf({ id: 'a' })])
    model.revoking.ask('a')
    expect(model.revoking.steps.value.a).toEqual({ step: 'sure' })
    model.revoking.leave('a')
    expect(model.revoking.steps.value.a).toEqual({ step: 'kept' })
  })

  test.each([
    ['revoked', { step: 'revoked' }],
    ['expired', { step: 'revoked' }],
    ['opened', { step: 'too-late', openedAt: at(5) }],
  ] as const)('what is %s afterwards is told', async (state, step) => {
    const revoke = async () => ({ state, endedAt: at(5) })
    const { model } = await createWorld([entryOf({ id: 'a' })], { revoke })
    await model.revoking.revoke('a')
    expect(model.revoking.steps.value.a).toEqual(step)
  })

  test('an endpoint that cannot be asked is told, and can be tried again', async () => {
    const failure = { code: 'endpoint/unreachable' }
    let isUp = false
    const revoke: SharesPorts['revoke'] = async () => {
      if (!isUp) throw new FailureError(failure)
      return { state: 'revoked', endedAt: at(1) }
    }
    const { model } = await createWorld([entryOf({ id: 'a' })], { revoke })
    await model.revoking.revoke('a')
    expect(model.revoking.steps.value.a).toEqual({ step: 'failed', failure })
    isUp = true
    await model.revoking.revoke('a')
    expect(model.revoking.steps.value.a).toEqual({ step: 'revoked' })
  })

  test('revoking all tells how many, and what failed', async () => {
    const { model } = await createWorld([entryOf()], {
      revokeAll: async () => ({ revoked: 2, tooLate: 1, failed: 1 }),
    })
    model.revoking.askAll(4)
    expect(model.revoking.all.value).toEqual({ step: 'sure', count: 4 })
    await model.revoking.revokeAll()
    expect(model.revoking.all.value).toEqual({ step: 'done', revoked: 2, tooLate: 1, failed: 1 })
  })
})
