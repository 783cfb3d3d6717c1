/** What counts as a person's hands in a box; the box is made up. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Hands } from '#lib/editors/hands.ts'

let listeners: Map<string, (event: object) => void>
let hands: Hands

const hear = (type: string, isTrusted = true) => listeners.get(type)?.({ type, isTrusted })

/** Whether a change may begin now. */
async function mayBegin(): Promise<boolean> {
  let begun = false
  void hands.pause(0).then(() => {
    begun = true
  })
  await vi.advanceTimersByTimeAsync(10)
  return begun
}

beforeEach(() => {
  vi.useFakeTimers()
  listeners = new Map()
  const heard = {
    addEventListener: (name: string, listener: (event: object) => void) =>
      void listeners.set(name, listener),
  }
  hands = new Hands({ ...heard, ownerDocument: heard }, new AbortController().signal)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a composition', () => {
  test('is waited for, and ends by an event that Chromium does not call trusted', async () => {
    hear('compositionstart')
    expect(await mayBegin()).toBe(false)
    hear('compositionend', false)
    expect(await mayBegin()).toBe(true)
  })

  test('that a page makes up keeps nothing waiting', async () => {
    hear('compositionstart', false)
    expect(await mayBegin()).toBe(true)
  })
})
