import { describe, expect, test, vi } from 'vitest'
import { createWorkerStretch, type WorkerPort } from '#lib/platform/argon2-worker.ts'

function fakeWorkers(answer: (message: unknown) => unknown) {
  const running = { now: 0, most: 0 }
  const start = vi.fn((): WorkerPort => {
    running.most = Math.max(running.most, ++running.now)
    const port: WorkerPort = {
      onmessage: null,
      onmessageerror: null,
      onerror: null,
      postMessage(message) {
        const data = answer(message)
        if (data !== undefined) {
          queueMicrotask(() => port.onmessage?.(new MessageEvent('message', { data })))
        }
      },
      terminate() {
        running.now--
      },
    }
    return port
  })
  return { start, running }
}

const input = [new Uint8Array([1]), new Uint8Array(16)] as const
const stretched = new Uint8Array(32).fill(9)

describe('createWorkerStretch', () => {
  test('gives the bytes and ends the worker', async () => {
    const { start, running } = fakeWorkers(() => ({ ok: true, stretched }))
    expect(await createWorkerStretch('/w.js', { start })(...input)).toEqual(stretched)
    expect(running.now).toBe(0)
  })

  test('runs one worker at a time', async () => {
    const { start, running } = fakeWorkers(() => ({ ok: true, stretched }))
    const stretch = createWorkerStretch('/w.js', { start })
    await Promise.all([stretch(...input), stretch(...input), stretch(...input)])
    expect(start).toHaveBeenCalledTimes(3)
    expect(running.most).toBe(1)
  })

  test.each([{ ok: false }, { ok: true, stretched: 'text' }, null, 'nonsense'])(
    'the answer %j is a failure',
    async (answer) => {
      const { start, running } = fakeWorkers(() => answer)
      const stretching = createWorkerStretch('/w.js', { start })(...input)
      await expect(stretching).rejects.toMatchObject({ code: 'crypto/kdf-failed' })
      expect(running.now).toBe(0)
    },
  )

  test('a worker that cannot start is a failure, and the next call starts anew', async () => {
    const { start } = fakeWorkers(() => ({ ok: true, stretched }))
    start.mockImplementationOnce(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    const stretch = createWorkerStretch('/w.js', { start })
    await expect(stretch(...input)).rejects.toMatchObject({ code: 'crypto/kdf-failed' })
    expect(await stretch(...input)).toEqual(stretched)
  })

  test('a cancelled stretch ends its worker', async () => {
    const { start, running } = fakeWorkers(() => undefined)
    const controller = new AbortController()
    const stretching = createWorkerStretch('/w.js', { start, signal: controller.signal })(...input)
    await vi.waitFor(() => expect(running.now).toBe(1))
    controller.abort()
    await expect(stretching).rejects.toMatchObject({ code: 'endpoint/cancelled' })
    expect(running.now).toBe(0)
  })
})
