import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createIdle } from '#lib/platform/idle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('is called once nothing has run for a while, and not before', async () => {
  const onIdle = vi.fn()
  const idle = createIdle(1000, onIdle)
  let end = () => {}
  const long = idle.busyFor(new Promise<void>((resolve) => (end = resolve)))
  await idle.busyFor(Promise.resolve())
  await vi.advanceTimersByTimeAsync(5000)
  expect(onIdle).not.toHaveBeenCalled()
  end()
  await long
  await vi.advanceTimersByTimeAsync(999)
  await idle.busyFor(Promise.resolve())
  await vi.advanceTimersByTimeAsync(999)
  expect(onIdle).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(onIdle).toHaveBeenCalledOnce()
})

test("a task that fails is over too, and its error is its caller's", async () => {
  const onIdle = vi.fn()
  const idle = createIdle(1000, onIdle)
  await expect(idle.busyFor(Promise.reject(new Error('no')))).rejects.toThrow('no')
  await vi.advanceTimersByTimeAsync(1000)
  expect(onIdle).toHaveBeenCalledOnce()
})
