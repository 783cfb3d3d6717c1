/** How long a replaced text has to rest before it is sent; the box is made up. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  FOLLOWS_MS,
  Following,
  LONGEST_FOLLOWING_MS,
  modelFollows,
} from '#lib/editors/model-follows.ts'

let changes: Set<() => void>
let isDone: boolean
const box = {
  observe(onChange: () => void, until: AbortSignal) {
    changes.add(onChange)
    until.addEventListener('abort', () => changes.delete(onChange))
  },
}

const change = () => {
  for (const run of changes) run()
}

/** Note when a wait is over. */
const note = (waiting: Promise<void>) => {
  isDone = false
  void waiting.then(() => {
    isDone = true
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  changes = new Set()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a text that rests is waited for by time, and let go of then', async () => {
  note(modelFollows(box))
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS - 1)
  expect(isDone).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(isDone).toBe(true)
  expect(changes.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('every change begins the rest anew', async () => {
  note(modelFollows(box))
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS - 1)
  change()
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS - 1)
  expect(isDone).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(isDone).toBe(true)
})

test('a text that never rests keeps no message for ever', async () => {
  note(modelFollows(box))
  for (let at = 0; at < LONGEST_FOLLOWING_MS; at += FOLLOWS_MS / 2) {
    expect(isDone).toBe(false)
    change()
    await vi.advanceTimersByTimeAsync(FOLLOWS_MS / 2)
  }
  expect(isDone).toBe(true)
  expect(changes.size).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('a model follows from when its text begins to be replaced', async () => {
  const following = new Following(box)
  expect(following.isUnderWay).toBe(false)
  const written = Promise.withResolvers<string>()
  const replaced = following.begin(written.promise)
  note(following.over())
  await vi.advanceTimersByTimeAsync(LONGEST_FOLLOWING_MS)
  expect(following.isUnderWay).toBe(true)
  written.resolve('replaced')
  expect(await replaced).toBe('replaced')
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS - 1)
  expect([following.isUnderWay, isDone]).toEqual([true, false])
  await vi.advanceTimersByTimeAsync(1)
  expect([following.isUnderWay, isDone]).toEqual([false, true])
})

test('a box that is drawn anew goes on following what was replaced in the one before', async () => {
  const before = new Following(box)
  const after = new Following(box)
  after.goOnFrom(before)
  expect(after.isUnderWay).toBe(false)
  void before.begin(Promise.resolve())
  after.goOnFrom(before)
  note(after.over())
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS)
  expect([before.isUnderWay, after.isUnderWay, isDone]).toEqual([false, true, false])
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS)
  expect([after.isUnderWay, isDone]).toEqual([false, true])
})

test('of several replacements all are waited for, also of those that fail', async () => {
  const following = new Following(box)
  void following.begin(Promise.resolve())
  note(following.over())
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS / 2)
  const failed = following.begin(Promise.reject(new Error('An editor threw')))
  await expect(failed).rejects.toThrow('An editor threw')
  await vi.advanceTimersByTimeAsync(FOLLOWS_MS - 1)
  expect(isDone).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(isDone).toBe(true)
})
