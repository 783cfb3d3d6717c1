import { describe, expect, test } from 'vitest'
import { type Claims, createClaimStore } from '#lib/share/claims.ts'

function setUp() {
  const state = { now: 1_000_000, stored: {} as Claims }
  const store = createClaimStore(
    {
      read: async () => structuredClone(state.stored),
      update: async (change) => {
        state.stored = structuredClone(change(structuredClone(state.stored)))
      },
    },
    () => state.now,
  )
  return { state, store }
}

describe('createClaimStore', () => {
  test('a claim is kept before it is handed out, with its time and no more', async () => {
    const { state, store } = setUp()
    const claim = await store.claimFor('id')
    expect(claim).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(state.stored).toEqual({ id: { claim, time: 1_000_000 } })
  })

  test('two links opened at once both keep their claim', async () => {
    const { state, store } = setUp()
    const claims = await Promise.all([store.claimFor('one'), store.claimFor('two')])
    expect([state.stored.one?.claim, state.stored.two?.claim]).toEqual(claims)
  })

  test('within a minute the same id gets the same claim', async () => {
    const { state, store } = setUp()
    const claim = await store.claimFor('id')
    state.now += 59_000
    expect(await store.claimFor('id')).toBe(claim)
    expect(await store.hasRecent()).toBe(true)
  })

  test('after a minute it gets another, and the old one is gone', async () => {
    const { state, store } = setUp()
    const claim = await store.claimFor('id')
    state.now += 60_000
    expect(await store.hasRecent()).toBe(false)
    expect(await store.claimFor('id')).not.toBe(claim)
  })

  test('a time in the future, left by a clock set back, does not count', async () => {
    const { state, store } = setUp()
    await store.claimFor('id')
    state.now -= 3_600_000
    expect(await store.hasRecent()).toBe(false)
  })

  test('forgetting one leaves the others', async () => {
    const { state, store } = setUp()
    await store.claimFor('one')
    await store.claimFor('two')
    await store.forget('one')
    expect(Object.keys(state.stored)).toEqual(['two'])
  })
})
