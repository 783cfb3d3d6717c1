/** What the guard does with a paste that nobody can look at yet; its surroundings are made up. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startGuard } from '#lib/guard/guard.ts'
import { MARKS } from '#lib/guard/marks.ts'

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
  constructor(box: FakeElement, types = ['text/plain'], text = TOKEN) {
    this.box = box
    this.clipboardData = { types, getData: () => text }
  }
  composedPath = () => [this.box]
}

let page: FakeDocument
/** As `document.open` does. */
let opened: () => void
let box: FakeElement
let listeners: Map<string, (event: unknown) => void>
let load: ReturnType<typeof vi.fn<() => Promise<boolean>>>
let onFailed: ReturnType<typeof vi.fn<(thrown: unknown) => void>>
let onMissed: ReturnType<typeof vi.fn<() => void>>

class FakeKey {
  isTrusted = true
  cancelBubble = false
  type: string
  code: string
  target: FakeElement
  constructor(type: string, code: string, target = box) {
    this.type = type
    this.code = code
    this.target = target
  }
  stopImmediatePropagation = () => {
    this.cancelBubble = true
  }
  composedPath = () => [this.target]
}

const hear = (event: { type: string }) => listeners.get(event.type)?.(event)
const start = () => startGuard({ load, isAlive: () => true, onFailed, onMissed })
const event = (type: string) => ({ type, isTrusted: true, composedPath: () => [box] })

beforeEach(() => {
  vi.useFakeTimers()
  page = new FakeDocument()
  box = new FakeElement()
  load = vi.fn(async () => true)
  onFailed = vi.fn()
  onMissed = vi.fn()
  listeners = new Map()
  vi.stubGlobal('document', page)
  vi.stubGlobal('CSS', { highlights: new Map() })
  vi.stubGlobal('window', {
    addEventListener: (name: string, listener: (event: unknown) => void) => {
      listeners.set(name, listener)
    },
  })
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(callback: () => void) {
        opened = callback
      }
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
  vi.stubGlobal('DragEvent', class {})
  vi.stubGlobal('KeyboardEvent', FakeKey)
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

  test('is left to the page when it is too long to be put in by us', () => {
    start()
    const paste = new FakePaste(box, ['text/plain'], `${TOKEN}${' of a log'.repeat(6_000)}`)
    hear(paste)
    expect(paste.preventDefault).not.toHaveBeenCalled()
  })

  test('is the second stage’s once that sees to it, and goes in as it is where it has no box', () => {
    const guard = start()
    hear(new FakePaste(box))
    const place = vi.fn(() => true)
    guard.handEarly(place)
    expect(place).toHaveBeenCalledExactlyOnceWith({ text: TOKEN, target: box, key: null })
    vi.runAllTimers()
    expect(page.execCommand).not.toHaveBeenCalled()
    hear(new FakePaste(box))
    guard.handEarly(() => false)
    expect(page.execCommand).toHaveBeenCalledExactlyOnceWith('insertText', false, TOKEN)
  })

  test('is not lost with a second stage that throws', () => {
    const guard = start()
    hear(new FakePaste(box))
    const broken = () => {
      throw new Error('of ours')
    }
    expect(() => guard.handEarly(broken)).toThrow()
    guard.failed(new Error('of ours'))
    expect(page.execCommand).toHaveBeenCalledExactlyOnceWith('insertText', false, TOKEN)
  })

  test('goes into no other box: where its own is gone that is said', () => {
    start()
    hear(new FakePaste(box))
    box.isConnected = false
    vi.runAllTimers()
    expect(page.execCommand).not.toHaveBeenCalled()
    expect(onMissed).toHaveBeenCalledOnce()
    expect(onFailed).not.toHaveBeenCalled()
  })
})

describe('a second stage that could not begin', () => {
  test('holds nothing up: what waits goes in at once, and nothing waits any more', () => {
    const guard = start()
    hear(new FakePaste(box))
    guard.failed(new Error('of ours'))
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
    guard.failed(new Error('of ours'))
    hear(event('keydown'))
    expect(load).toHaveBeenCalledTimes(1)
    hear(event('focusin'))
    hear(event('focusin'))
    expect(load).toHaveBeenCalledTimes(2)
  })
})

describe('what the page hears', () => {
  test('nothing of what happens in our own UI, whoever made it happen', () => {
    const guard = start()
    const ours = new FakeElement()
    guard.isOurs = ({ target }) => Object.is(target, ours)
    const heard = (type: string, target: FakeElement, isTrusted = true) => {
      const key = new FakeKey(type, '', target)
      key.isTrusted = isTrusted
      hear(key)
      return !key.cancelBubble
    }
    for (const type of ['keypress', 'keyup', 'beforeinput', 'input', 'copy', 'dragstart']) {
      expect(heard(type, ours), type).toBe(false)
      expect(heard(type, box), type).toBe(true)
    }
    // Chromium 156 calls no end of a composition trusted.
    expect(heard('compositionend', ours, false)).toBe(false)
  })

  test('a key that it did not hear pressed it does not hear let go', () => {
    const guard = start()
    guard.onEvent = (event) => event.stopImmediatePropagation()
    hear(new FakeKey('keydown', 'Enter'))
    guard.onEvent = () => {}
    hear(new FakeKey('keydown', 'KeyA'))
    const isHeard = (code: string) => {
      const up = new FakeKey('keyup', code)
      hear(up)
      return !up.cancelBubble
    }
    expect(isHeard('KeyA')).toBe(true)
    expect(isHeard('Enter')).toBe(false)
    expect(isHeard('Enter')).toBe(true)
  })

  test('and it finds out by no event of its own which key that is', () => {
    const guard = start()
    guard.onEvent = (event) => event.stopImmediatePropagation()
    hear(new FakeKey('keydown', 'Enter'))
    const up = (isTrusted: boolean) => {
      const key = Object.assign(new FakeKey('keyup', 'Enter'), { isTrusted })
      hear(key)
      return key.cancelBubble
    }
    expect(up(false)).toBe(false)
    expect(up(true)).toBe(true)
  })

  test('a key that is pressed again and heard is heard let go', () => {
    const guard = start()
    guard.onEvent = (event) => event.stopImmediatePropagation()
    hear(new FakeKey('keydown', 'Enter'))
    guard.onEvent = () => {}
    hear(new FakeKey('keydown', 'Enter'))
    const up = new FakeKey('keyup', 'Enter')
    hear(up)
    expect(up.cancelBubble).toBe(false)
  })
})

test('what a script of before an update has left in the page is removed', () => {
  const left = new FakeElement()
  const highlights = new Map([...MARKS, 'of-the-page'].map((name) => [name, {}]))
  vi.stubGlobal('CSS', { highlights })
  page.querySelectorAll.mockImplementation((css) => (css.includes('matchstick-ui') ? [left] : []))
  start()
  expect(left.remove).toHaveBeenCalledOnce()
  expect([...highlights.keys()]).toEqual(['of-the-page'])
})

test('when the document is opened anew, the second stage listens again too', () => {
  const guard = start()
  const again = vi.fn()
  guard.onOpened = again
  expect(again).not.toHaveBeenCalled()
  opened()
  expect(again).toHaveBeenCalledOnce()
})

test('a key that was held in a window around is not heard let go there either', () => {
  const guard = start()
  const around = new Map<string, (event: unknown) => void>()
  const outer = {
    addEventListener: (name: string, listener: (event: unknown) => void) => {
      around.set(name, listener)
    },
  }
  Reflect.apply(guard.hearIn, guard, [outer, guard.signal])
  guard.onEvent = (one) => one.stopImmediatePropagation()
  // Of another realm: no KeyboardEvent of ours.
  const key = (type: string) => {
    const { isTrusted, cancelBubble, code, composedPath } = new FakeKey(type, 'Enter')
    const stopImmediatePropagation = vi.fn(function (this: { cancelBubble: boolean }) {
      this.cancelBubble = true
    })
    return { type, isTrusted, cancelBubble, code, composedPath, stopImmediatePropagation }
  }
  around.get('keydown')?.(key('keydown'))
  const up = key('keyup')
  around.get('keyup')?.(up)
  expect(up.stopImmediatePropagation).toHaveBeenCalledOnce()
  const again = key('keyup')
  around.get('keyup')?.(again)
  expect(again.stopImmediatePropagation).not.toHaveBeenCalled()
})
