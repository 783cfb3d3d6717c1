import { beforeEach, describe, expect, test, vi } from 'vitest'

const memory = await vi.hoisted(async () => {
  const { createMemoryStorage } = await import('#test/support/memory-storage.ts')
  return createMemoryStorage()
})
vi.mock('webextension-polyfill', () => ({ default: { storage: memory.storage } }))

const windows = vi.hoisted(() => ({
  openHeldWindow: vi.fn<(pageTabId: number) => Promise<number>>(),
  showAgain: vi.fn<(tabId: number) => Promise<void>>(),
  bringToFront: vi.fn<(tabId: number) => Promise<void>>(),
  closeTab: vi.fn(async () => undefined),
}))
vi.mock('#lib/platform/windows.ts', () => windows)
const client = vi.hoisted(() => ({ sendToComposer: vi.fn(async () => true) }))
vi.mock('#lib/messaging/client.ts', () => client)

const { answerHeld, askInWindow, askOrSay, endHeld, heldTabClosed, readHeld } = await import(
  '#lib/guard/held-windows.ts'
)

const held = (id: number) => ({
  id,
  what: 'paste' as const,
  findings: [],
  isBlocked: false,
  asksReason: false,
  canShare: true,
})
const PLACE = { tabId: 7, frameId: 3 }
const ask = (id: number, place = PLACE) => askInWindow(held(id), place, 'Slack')

beforeEach(() => {
  memory.clear()
  vi.clearAllMocks()
  let last = 100
  windows.openHeldWindow.mockImplementation(async () => ++last)
  windows.showAgain.mockResolvedValue(undefined)
  windows.bringToFront.mockResolvedValue(undefined)
})

describe('questions in windows', () => {
  test('an answer goes to the frame that asked, and closes the window', async () => {
    await ask(1)
    expect(await readHeld(101)).toMatchObject({ id: 1, siteName: 'Slack' })
    await answerHeld({ answer: 'anyway', reason: '' }, 101)
    const told = { id: 1, answer: 'anyway', reason: '' }
    expect(client.sendToComposer).toHaveBeenCalledWith(PLACE, 'composer/answer', told)
    expect(windows.closeTab).toHaveBeenCalledWith(101)
    expect(await readHeld(101)).toBe(null)
  })

  test('the same question is only brought to the front, and not for ever', async () => {
    for (let time = 0; time < 40; time += 1) await ask(1)
    expect(windows.openHeldWindow).toHaveBeenCalledTimes(1)
    expect(windows.showAgain).not.toHaveBeenCalled()
    expect(windows.bringToFront).toHaveBeenCalledTimes(10)
    expect(await readHeld(101)).toMatchObject({ id: 1 })
  })

  test('another of the same frame takes its window, and counts', async () => {
    for (let id = 1; id <= 10; id += 1) await ask(id)
    expect(windows.openHeldWindow).toHaveBeenCalledTimes(1)
    expect(windows.showAgain).toHaveBeenCalledTimes(9)
    await expect(ask(11)).rejects.toMatchObject({ code: 'app/not-asked' })
  })

  test('frames of one tab use up the same number', async () => {
    for (let frameId = 1; frameId <= 10; frameId += 1) await ask(1, { tabId: 7, frameId })
    await expect(ask(2, { tabId: 7, frameId: 99 })).rejects.toMatchObject({ code: 'app/not-asked' })
    await ask(2, { tabId: 8, frameId: 0 })
  })

  test.each([
    // Said, and the script in the page takes it for "back".
    ['a tab that has used up its windows', { isBlocked: false, isSpent: true }, 'app/not-asked'],
    ['no window for what is blocked', { isBlocked: true, isSpent: false }, 'app/not-asked'],
    // Our own failure, which the script in the page says.
    ['no window at all', { isBlocked: false, isSpent: false }, 'app/no-window'],
  ])('%s', async (_, { isBlocked, isSpent }, code) => {
    for (let id = 1; isSpent && id <= 10; id += 1) await ask(id)
    if (!isSpent) windows.openHeldWindow.mockRejectedValue(new Error('No windows'))
    const say = vi.fn(async () => undefined)
    await expect(askOrSay(isBlocked, () => ask(11), say)).rejects.toMatchObject({ code })
    expect(say.mock.calls).toEqual(code === 'app/not-asked' ? [[{ code }]] : [])
  })

  test('what could be asked is not said to have failed', async () => {
    const say = vi.fn(async () => undefined)
    await askOrSay(true, () => ask(1), say)
    expect(say).not.toHaveBeenCalled()
  })

  test('no window at all is told from one too many', async () => {
    windows.openHeldWindow.mockRejectedValue(new Error('No windows'))
    await expect(ask(1)).rejects.toMatchObject({ code: 'app/no-window' })
    expect(memory.areas.session.held).toBeUndefined()
  })

  test('one that has gone without a word is opened anew', async () => {
    await ask(1)
    windows.showAgain.mockRejectedValue(new Error('No tab'))
    windows.bringToFront.mockRejectedValue(new Error('No tab'))
    await ask(1)
    expect(await readHeld(102)).toMatchObject({ id: 1 })
    await ask(2)
    expect(await readHeld(103)).toMatchObject({ id: 2 })
    expect(Object.keys(memory.areas.session.held ?? {})).toEqual(['103'])
  })

  test('closed while it opens is "back"', async () => {
    let open = (_: number) => {}
    windows.openHeldWindow.mockReturnValue(new Promise((resolve) => (open = resolve)))
    const asked = ask(1)
    const closed = heldTabClosed(101)
    open(101)
    await Promise.all([asked, closed])
    const told = { id: 1, answer: 'back', reason: '' }
    expect(client.sendToComposer).toHaveBeenCalledWith(PLACE, 'composer/answer', told)
    expect(await readHeld(101)).toBe(null)
  })

  test('goes with its page, and with the script that asked', async () => {
    await ask(1)
    await heldTabClosed(PLACE.tabId)
    await ask(1)
    await endHeld(PLACE)
    expect(windows.closeTab.mock.calls).toEqual([[101], [102]])
    expect(client.sendToComposer).not.toHaveBeenCalled()
  })
})
