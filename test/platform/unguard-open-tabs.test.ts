import { beforeEach, expect, test, vi } from 'vitest'
import { unguardOpenTabs } from '#lib/platform/scripting.ts'

interface Tab {
  id: number
  url?: string
  /** What each frame says where it is asked; null for one that goes meanwhile. */
  frames?: (string | null)[]
}

const world = vi.hoisted(() => ({
  tabs: [] as Tab[],
  left: [] as string[],
}))
vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: { query: async () => world.tabs },
    scripting: {
      async executeScript({ target }: { target: { tabId: number; frameIds?: number[] } }) {
        const { frames = ['null'] } = world.tabs.find(({ id }) => id === target.tabId) ?? {}
        for (const frameId of target.frameIds ?? []) {
          if (frames[frameId] === null) throw new Error('No frame with that id')
          world.left.push(`${target.tabId}:${frameId}`)
        }
        return frames.map((result, frameId) => ({ frameId, result }))
      },
    },
  },
}))

const PATTERNS = ['https://*.desk.example/*']
const isKept = (url: string) => url.startsWith('https://acme.desk.example')

beforeEach(() => {
  world.left = []
})

test('pages of another site that is still watched keep their guard', async () => {
  world.tabs = [
    { id: 1, url: 'https://other.desk.example/' },
    { id: 2, url: 'https://acme.desk.example/agent' },
    { id: 3 },
  ]
  await unguardOpenTabs(PATTERNS, isKept)
  expect(world.left.sort()).toEqual(['1:0', '3:0'])
})

test('so do frames, in a page of whatever site', async () => {
  const acme = 'https://acme.desk.example/box'
  world.tabs = [
    { id: 1, url: 'https://other.desk.example/', frames: ['https://other.desk.example/', acme] },
    { id: 2, url: acme, frames: [acme, 'https://other.desk.example/help'] },
  ]
  await unguardOpenTabs(PATTERNS, isKept)
  expect(world.left.sort()).toEqual(['1:0', '2:1'])
})

test('frames without an address of their own are of their page; one that goes keeps no other', async () => {
  world.tabs = [
    { id: 1, url: 'https://acme.desk.example/', frames: ['https://acme.desk.example/', 'null'] },
    { id: 2, url: 'https://other.desk.example/', frames: ['null', null, 'null'] },
  ]
  await unguardOpenTabs(PATTERNS, isKept)
  expect(world.left.sort()).toEqual(['2:0', '2:2'])
})
