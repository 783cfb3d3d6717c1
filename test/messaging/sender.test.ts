import { expect, test, vi } from 'vitest'

const BASE = 'chrome-extension://ours/'
vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'ours', getURL: () => BASE } },
}))

const { isOfExtension } = await import('#lib/messaging/sender.ts')

test.for([
  [{ id: 'ours', url: `${BASE}background.js`, origin: 'chrome-extension://ours' }, true],
  [{ id: 'ours', origin: 'chrome-extension://ours' }, true],
  [{ id: 'ours', url: 'https://site.example/', origin: 'https://site.example' }, false],
  [{ id: 'ours', url: 'about:blank', origin: 'chrome-extension://ours' }, false],
  [{ id: 'ours', origin: 'chrome-extension://ours.evil' }, false],
  [{ id: 'ours', origin: 'null' }, false],
  [{ id: 'ours' }, false],
  [{ id: 'theirs', url: `${BASE}background.js` }, false],
] as const)('%j is of the extension: %s', ([from, expected]) => {
  expect(isOfExtension(from)).toBe(expected)
})
