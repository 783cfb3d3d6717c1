/** What the first stage does with files that nobody can look at yet; its surroundings are made up. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hearFiles } from '#lib/guard/hear-files.ts'

class FakeElement {
  isConnected = true
}
class FakeInput extends FakeElement {
  type = 'file'
  files: File[]
  dispatched: string[] = []
  constructor(...files: File[]) {
    super()
    this.files = files
  }
  set value(_: string) {
    this.files = []
  }
  dispatchEvent = ({ type }: { type: string }) => this.dispatched.push(type)
}
class FakeTransfer {
  types = ['Files']
  files: File[] = []
  items = { add: (file: File) => this.files.push(file) }
}

class FakeRoot {}

const KEYS = new File(['key=1'], '.env')
const load = vi.fn()
const onMissed = vi.fn()
let mayWait: boolean
const start = () => hearFiles({ load, onMissed, mayWait: () => mayWait })
const event = (type: string, target: object, isTrusted = true) => {
  const made = {
    type,
    isTrusted,
    cancelBubble: false,
    composedPath: () => [target],
    stopImmediatePropagation: () => {
      made.cancelBubble = true
    },
  }
  return made
}
const tell = (files: ReturnType<typeof start>, made: ReturnType<typeof event>) => {
  Reflect.apply(files.hearInput, files, [made])
  return made.cancelBubble
}

beforeEach(() => {
  vi.useFakeTimers()
  mayWait = true
  vi.stubGlobal('Element', FakeElement)
  vi.stubGlobal('HTMLInputElement', FakeInput)
  vi.stubGlobal('DragEvent', class {})
  vi.stubGlobal('ClipboardEvent', class {})
  vi.stubGlobal('DataTransfer', FakeTransfer)
  vi.stubGlobal('ShadowRoot', FakeRoot)
  vi.stubGlobal('InputEvent', class {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

test('what is chosen waits with its input empty, and goes on as it was when nobody comes', async () => {
  const files = start()
  const input = new FakeInput(KEYS)
  expect(tell(files, event('input', input))).toBe(true)
  expect(tell(files, event('change', input))).toBe(true)
  expect(input.files).toEqual([])
  expect(load).toHaveBeenCalledOnce()
  await vi.runAllTimersAsync()
  expect(input.files).toEqual([KEYS])
  expect(input.dispatched).toEqual(['input', 'change'])
  // Nobody looked, and that is said.
  expect(onMissed.mock.calls).toEqual([['file-unchecked']])
})

test('each waits as long, whatever came before it', async () => {
  const files = start()
  const [first, second] = [new FakeInput(KEYS), new FakeInput(KEYS)]
  tell(files, event('input', first))
  await vi.advanceTimersByTimeAsync(2900)
  tell(files, event('input', second))
  await vi.advanceTimersByTimeAsync(2900)
  expect(first.dispatched).toEqual(['input', 'change'])
  expect(second.dispatched).toEqual([])
  await vi.advanceTimersByTimeAsync(100)
  expect(second.dispatched).toEqual(['input', 'change'])
})

test('an input in a closed root is heard by what its host tells', () => {
  const files = start()
  const input = new FakeInput(KEYS)
  const inner = [new FakeInput(), input]
  class Host extends FakeElement {
    openOrClosedShadowRoot = Object.assign(new FakeRoot(), { querySelectorAll: () => inner })
  }
  expect(tell(files, event('input', new Host()))).toBe(true)
  expect(input.files).toEqual([])
})

test('what the second stage lets go, both of its events tell the page', () => {
  const files = start()
  files.take = vi.fn()
  const input = new FakeInput(KEYS)
  expect(tell(files, event('input', input))).toBe(false)
  expect(tell(files, event('change', input))).toBe(false)
  expect(files.take).toHaveBeenCalledOnce()
  // An input that tells by `change` alone.
  tell(files, event('change', input))
  expect(files.take).toHaveBeenCalledTimes(2)
})

test('is handed to the second stage once, which then has it alone', async () => {
  const files = start()
  const input = new FakeInput(KEYS)
  tell(files, event('input', input))
  files.take = vi.fn()
  files.handEarly()
  files.handEarly()
  expect(files.take).toHaveBeenCalledOnce()
  expect(files.take).toHaveBeenCalledWith(expect.objectContaining({ files: [KEYS], isHeld: true }))
  await vi.runAllTimersAsync()
  expect(input.dispatched).toEqual([])
})

test('nothing waits for empty and for large files, for events of a page, or in vain', () => {
  const files = start()
  const large = new File([new Uint8Array(1024 * 1024 + 1)], 'a.log')
  expect(tell(files, event('input', new FakeInput(new File([], 'a.env'), large)))).toBe(false)
  expect(tell(files, event('input', new FakeInput(KEYS), false))).toBe(false)
  mayWait = false
  expect(tell(files, event('input', new FakeInput(KEYS)))).toBe(false)
})

test('a press on an input asks for the second stage, a page’s own too', () => {
  const files = start()
  tell(files, event('click', new FakeInput(), false))
  expect(load).toHaveBeenCalledOnce()
})

test('says so when what was to take it is gone', async () => {
  const files = start()
  const input = new FakeInput(KEYS)
  tell(files, event('input', input))
  input.isConnected = false
  files.letGo()
  await vi.runAllTimersAsync()
  expect(onMissed.mock.calls).toEqual([['file-lost']])
})
