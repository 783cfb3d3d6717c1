import { afterEach, describe, expect, test, vi } from 'vitest'
import { EndpointError, type EndpointErrorCode } from '#lib/endpoints/endpoint.ts'
import { pause, repeat } from '#lib/endpoints/repeat.ts'

const failing = (code: EndpointErrorCode) => vi.fn(() => Promise.reject(new EndpointError(code)))

afterEach(() => {
  vi.useRealTimers()
})

describe('repeat', () => {
  test.each(['endpoint/unreachable', 'endpoint/timeout', 'endpoint/failed'] as const)(
    'tries three times with growing pauses after %s',
    async (code) => {
      const work = failing(code)
      const wait = vi.fn(async () => {})
      const { signal } = new AbortController()
      await expect(repeat(work, { signal, wait })).rejects.toMatchObject({ code })
      expect(work).toHaveBeenCalledTimes(3)
      expect(wait.mock.calls).toEqual([
        [500, signal],
        [2000, signal],
      ])
    },
  )

  test.each([
    'endpoint/cancelled',
    'endpoint/rate-limited',
    'endpoint/token-refused',
    'endpoint/too-large',
    'endpoint/not-an-endpoint',
  ] as const)('does not repeat what ended with %s', async (code) => {
    const work = failing(code)
    await expect(repeat(work, { wait: async () => {} })).rejects.toMatchObject({ code })
    expect(work).toHaveBeenCalledOnce()
  })

  test('waits as long as a server asks that puts it off', async () => {
    const putOff = new EndpointError('endpoint/rate-limited', { retryAfterSeconds: 7 })
    const work = vi.fn(async () => 'answer').mockRejectedValueOnce(putOff)
    const wait = vi.fn(async () => {})
    expect(await repeat(work, { wait })).toBe('answer')
    expect(wait.mock.calls).toEqual([[7000, undefined]])
  })

  test('tells instead of waiting when that is long', async () => {
    const putOff = new EndpointError('endpoint/rate-limited', { retryAfterSeconds: 21 })
    const work = vi.fn(() => Promise.reject(putOff))
    await expect(repeat(work, { wait: async () => {} })).rejects.toBe(putOff)
    expect(work).toHaveBeenCalledOnce()
  })

  test('does not repeat a programming error', async () => {
    const work = vi.fn(() => Promise.reject(new TypeError()))
    await expect(repeat(work, { wait: async () => {} })).rejects.toThrow(TypeError)
    expect(work).toHaveBeenCalledOnce()
  })

  test('stops at the first answer', async () => {
    const work = vi.fn(async () => 'answer')
    expect(await repeat(work, { wait: async () => {} })).toBe('answer')
    expect(work).toHaveBeenCalledOnce()
  })
})

describe('pause', () => {
  test('ends after its time and leaves no listener', async () => {
    vi.useFakeTimers()
    const { signal } = new AbortController()
    const removed = vi.spyOn(signal, 'removeEventListener')
    const paused = pause(500, signal)
    await vi.advanceTimersByTimeAsync(500)
    await expect(paused).resolves.toBeUndefined()
    expect(removed).toHaveBeenCalledOnce()
  })

  test('is cut short by the caller, before and during it', async () => {
    vi.useFakeTimers()
    const cancelled = { code: 'endpoint/cancelled' }
    const controller = new AbortController()
    const paused = pause(500, controller.signal)
    controller.abort()
    await expect(paused).rejects.toMatchObject(cancelled)
    await expect(pause(500, controller.signal)).rejects.toMatchObject(cancelled)
    expect(vi.getTimerCount()).toBe(0)
  })
})
