import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ComposerHandlers, Sender } from '#lib/messaging/serve.ts'

type Listener = (message: unknown, from: object, respond: (answer: unknown) => void) => unknown
const world = vi.hoisted(() => ({
  listeners: [] as Listener[],
  runtime: undefined as object | undefined,
}))
vi.mock('webextension-polyfill', () => ({
  default: {
    get runtime() {
      return world.runtime
    },
  },
}))

const { serveComposer, serveInComposer } = await import('#lib/messaging/serve.ts')

beforeEach(() => {
  world.listeners = []
  world.runtime = {
    id: 'ours',
    getURL: (path: string) => `chrome-extension://ours/${path}`,
    onMessage: {
      addListener: (listener: Listener) => world.listeners.push(listener),
      removeListener: (listener: Listener) =>
        world.listeners.splice(world.listeners.indexOf(listener), 1),
    },
  }
})

/** @returns what is answered, or undefined where nobody listens to that. */
function ask(name: string, request: unknown, from: object): Promise<unknown> {
  return new Promise((resolve) => {
    const heard = world.listeners.map((listener) => listener({ name, request }, from, resolve))
    if (!heard.includes(true)) resolve(undefined)
  })
}

const TAB = { id: 7, incognito: false, url: 'https://app.slack.com/client' }
const FRAME = { id: 'ours', frameId: 3, tab: TAB, url: 'https://app.slack.com/inner' }

describe('what compose boxes ask', () => {
  const asked = vi.fn<(request: object, sender: Sender) => Promise<null>>(async () => null)
  const handlers = new Proxy({} as ComposerHandlers, { get: () => asked })
  beforeEach(() => {
    asked.mockClear()
    serveComposer(handlers)
  })

  test('is answered to our scripts in pages', async () => {
    expect(await ask('composer/cancel', {}, FRAME)).toEqual({ ok: true, value: null })
  })

  test.for([
    ['another extension', { ...FRAME, id: 'theirs' }],
    ['a page of ours', { id: 'ours', url: 'chrome-extension://ours/popup.html' }],
    ['a page of ours in a tab', { ...FRAME, url: 'chrome-extension://ours/options.html' }],
    ['nobody in a tab', { id: 'ours', url: 'https://app.slack.com/' }],
  ])('is not answered to %s', async ([, from]) => {
    expect(await ask('composer/cancel', {}, from as object)).toBeUndefined()
    expect(asked).not.toHaveBeenCalled()
  })

  test('is refused where it has not its shape', async () => {
    const answer = await ask('composer/share', { text: '' }, FRAME)
    expect(answer).toEqual({ ok: false, failure: { code: 'app/internal' } })
    expect(asked).not.toHaveBeenCalled()
  })

  test.for([
    ['its own address', FRAME, 'https://app.slack.com/inner'],
    [
      'that of a foreign frame',
      { ...FRAME, url: 'https://evil.example/' },
      'https://evil.example/',
    ],
    [
      'its origin, where a page has written it',
      { ...FRAME, url: 'about:blank', origin: 'https://mail.google.com' },
      'https://mail.google.com',
    ],
    [
      'its tab, where it has no origin either',
      { ...FRAME, url: 'about:srcdoc', origin: 'null' },
      TAB.url,
    ],
    [
      'none, where the browser does not tell it',
      { ...FRAME, url: 'about:blank', tab: { id: 7 } },
      null,
    ],
  ])('comes from %s', async ([, from, url]) => {
    await ask('composer/cancel', {}, from as object)
    expect(asked.mock.calls[0]?.[1]).toMatchObject({ tabId: 7, frameId: 3, url })
  })
})

describe('what the background tells a compose box', () => {
  const settings = {
    isOn: false,
    site: null,
    off: [],
    allow: [],
    links: [],
    own: [],
    endpoints: [],
    lostEndpoint: null,
  }
  const levels = { critical: 'hold', high: 'hold', medium: 'hold', low: 'mark' }
  const request = { ...settings, levels, asksReason: false }

  test('is heard from the background, and not from other pages', async () => {
    serveInComposer({ 'composer/answer': async () => true, 'composer/settings': async () => null })
    expect(await ask('composer/settings', request, { id: 'ours' })).toEqual({
      ok: true,
      value: null,
    })
    expect(await ask('composer/settings', request, FRAME)).toBeUndefined()
  })

  test('is not heard any more after the end', async () => {
    const end = serveInComposer({
      'composer/answer': async () => true,
      'composer/settings': async () => null,
    })
    end()
    expect(world.listeners).toEqual([])
  })

  test('an extension that is gone is no error', () => {
    const end = serveInComposer({
      'composer/answer': async () => true,
      'composer/settings': async () => null,
    })
    // What the browser leaves to the script of an extension that was updated.
    world.runtime = undefined
    expect(end).not.toThrow()
  })
})
