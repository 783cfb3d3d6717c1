/** What the guard does with a paste that nobody can look at yet; its surroundings are made up. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startGuard } from '#lib/guard/guard.ts'

const TOKEN = `${'a'.repeat(20)}1`

class FakeElement {
  isConnected = true
  isContentEditable = true
  checkVisibility = () => true
  closest = () => this
  getRootNode = () => page
  remove = vi.fn()
  focus = () => {
    page.activeElement = this
  }
}
class FakeDocument {
  activeElement: FakeElement | null = null
  execCommand = vi.fn()
  querySelectorAll = vi.fn((_: string): FakeElement[] => [])
}
class FakePaste {
  isTrusted = true
  type = 'paste'
  preventDefault = vi.fn()
  stopImmediatePropagation = vi.fn()
  clipboardData: { types: string[]; getData: () => string }
  box: FakeElement
  constructor(box: FakeElement, types = ['text/plain']) {
    this.box = box
    this.clipboardData = { types, getData: () => TOKEN }
  }
  composedPath = () => [this.box]
}

let page: FakeDocument
let box: FakeElement
let hear: (event: unknown) => void
let load: ReturnType<typeof vi.fn<() => Promise<boolean>>>
let onFailed: ReturnType<typeof vi.fn<() => void>>

const start = () => startGuard({ load, isAlive: () => true, onFailed })
const event = (type: string) => ({ type, isTrusted: true, composedPath: () => [box] })

beforeEach(() => {
  vi.useFakeTimers()
  page = new FakeDocument()
  box = new FakeElement()
  load = vi.fn(async () => true)
  onFailed = vi.fn()
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: typeof hear) => {
      hear = listener
    },
  })
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  for (const name of ['HTMLTextAreaElement', 'HTMLInputElement', 'ShadowRoot']) {
    vi.stubGlobal(name, class {})
  }
  vi.stubGlobal('Document', FakeDocument)
  vi.stubGlobal('Element', FakeElement)
  vi.stubGlobal('HTMLElement', FakeElement)
  vi.stubGlobal('ClipboardEvent', FakePaste)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a paste before the second stage is there', () => {
  test('waits, and goes in as it is when nobody comes', () => {
    start()
    const paste = new FakePaste(box)
    hear(paste)
    expect(paste.preventDefault).toHaveBeenCalledOnce()
    expect(page.execCommand).not.toHaveBeenCalled()
    vi.runAllTimers()
    expect(page.execCommand).toHaveBeenCalledExactlyOnceWith('insertText', false, TOKEN)
    expect(onFailed).not.toHaveBeenCalled()
  })

  test('is left to the page when it is more than text', () => {
    start()
    const paste = new FakePaste(box, ['text/plain', 'text/html'])
    hear(paste)
    expect(paste.preventDefault).not.toHaveBeenCalled()
  })

  test('goes into no other box: where its own is gone that is said', () => {
    start()
    hear(new FakePaste(box))
    box.isConnected = false
    vi.runAllTimers()
    expect(page.execCommand).not.toHaveBeenCalled()
    expect(onFailed).toHaveBeenCalledOnce()
  })
})

describe('a second stage that could not begin', () => {
  test('holds nothing up: what waits goes in at once, and nothing waits any more', () => {
    const guard = start()
    hear(new FakePaste(box))
    guard.failed()
    expect(page.execCommand).toHaveBeenCalledOnce()
    expect(onFailed).toHaveBeenCalledOnce()
    const next = new FakePaste(box)
    hear(next)
    expect(next.preventDefault).not.toHaveBeenCalled()
  })

  test('is asked for again when a box gets the focus, and then once', () => {
    const guard = start()
    hear(event('focusin'))
    expect(load).toHaveBeenCalledTimes(1)
    guard.failed()
    hear(event('keydown'))
    expect(load).toHaveBeenCalledTimes(1)
    hear(event('focusin'))
    hear(event('focusin'))
    expect(load).toHaveBeenCalledTimes(2)
  })
})

test('what a script of before an update has left in the page is removed', () => {
  const left = new FakeElement()
  page.querySelectorAll.mockImplementation((css) => (css.includes('matchstick-ui') ? [left] : []))
  start()
  expect(left.remove).toHaveBeenCalledOnce()
})
