import { beforeEach, describe, expect, test, vi } from 'vitest'
import { base62, seed } from '#lib/detection/examples.ts'

const memory = await vi.hoisted(async () => {
  const { createMemoryStorage } = await import('#test/support/memory-storage.ts')
  return createMemoryStorage()
})
vi.mock('webextension-polyfill', () => ({ default: { storage: memory.storage } }))

const { areIgnored, forgetIgnored, ignore, makeFingerprintKey } = await import(
  '#lib/guard/ignored.ts'
)

seed('ignored')
const TOKEN = base62(40)
const finding = { token: TOKEN, detector: 'some-detector', kind: 'secret' }
const AT_SLACK = { site: 'slack', isPrivate: false }
const IN_PRIVATE = { site: 'slack', isPrivate: true }

beforeEach(memory.clear)

describe('a token that is no secret', () => {
  test('is known again, at every site and in private windows', async () => {
    expect(await ignore(finding, AT_SLACK)).toEqual({ how: 'token' })
    expect(await areIgnored([TOKEN, base62(40)], false)).toEqual([true, false])
    expect(await areIgnored([TOKEN], true)).toEqual([true])
  })

  test('is kept as 24 bits and no more', async () => {
    await ignore(finding, AT_SLACK)
    const [kept] = memory.areas.local.ignored as Record<string, unknown>[]
    expect(kept).toEqual({
      print: expect.any(Number),
      time: expect.any(Number),
      site: 'slack',
      detector: 'some-detector',
    })
    expect(kept?.print).toBeLessThan(2 ** 24)
    expect(JSON.stringify(memory.areas)).not.toContain(TOKEN)
  })

  test('is kept once, and the oldest of very many goes', async () => {
    await ignore(finding, AT_SLACK)
    await ignore(finding, AT_SLACK)
    expect(memory.areas.local.ignored).toHaveLength(1)
    memory.areas.local.ignored = Array.from({ length: 1000 }, (_, index) => index)
    await ignore(finding, AT_SLACK)
    expect(memory.areas.local.ignored).toHaveLength(1000)
    expect(memory.areas.local.ignored).not.toContainEqual(expect.objectContaining({ print: 0 }))
  })

  test('is found again, by itself or with all others', async () => {
    memory.areas.local.ignored = [1, { print: 2, time: 5, site: 'gmail', detector: 'jwt' }]
    await ignore(finding, AT_SLACK)
    await forgetIgnored(2)
    expect(memory.areas.local.ignored).toMatchObject([{ print: 1, site: null }, { site: 'slack' }])
    expect(await areIgnored([TOKEN], false)).toEqual([true])
    await forgetIgnored(null)
    expect(await areIgnored([TOKEN], false)).toEqual([false])
  })
})

test('of a password no fingerprint is kept: its detector is switched off there', async () => {
  expect(await ignore({ ...finding, kind: 'password' }, AT_SLACK)).toEqual({ how: 'detector' })
  expect(memory.areas.local.ignored).toBeUndefined()
  expect(memory.areas.local.settings).toMatchObject({
    sites: { slack: { isOn: true, off: ['some-detector'] } },
  })
  expect(await areIgnored([TOKEN], false)).toEqual([false])
})

describe('in a private window', () => {
  test('nothing is written to disk', async () => {
    await makeFingerprintKey()
    const before = structuredClone(memory.areas.local)
    await ignore(finding, IN_PRIVATE)
    await ignore({ ...finding, kind: 'password' }, IN_PRIVATE)
    expect(memory.areas.local).toEqual(before)
    expect(memory.areas.session.ignored).toEqual({
      tokens: [expect.any(Number)],
      off: { slack: ['some-detector'] },
    })
  })

  test('what was said there is not known outside', async () => {
    await ignore(finding, IN_PRIVATE)
    expect(await areIgnored([TOKEN], true)).toEqual([true])
    expect(await areIgnored([TOKEN], false)).toEqual([false])
  })
})

describe('the key', () => {
  test('is made once', async () => {
    await makeFingerprintKey()
    const key = memory.areas.local.fingerprintKey
    await makeFingerprintKey()
    expect(memory.areas.local.fingerprintKey).toBe(key)
  })

  test('that was damaged is made anew, and what it knew is forgotten', async () => {
    await ignore(finding, AT_SLACK)
    memory.areas.local.fingerprintKey = 'short'
    expect(await areIgnored([TOKEN], false)).toEqual([false])
  })
})
