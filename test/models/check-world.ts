import type { CheckRow, CheckSettings, CheckState } from '#lib/messaging/check-messages.ts'
import { type CheckPage, createCheckPage } from '#lib/models/check-page.ts'
import { checkSettings } from '#lib/policy/check-settings.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { createFakeClock } from './fake-clock.ts'

export interface CheckWorld {
  /** False: the popup is in front of no page. */
  hasPage: boolean
  url: string | null
  /** What each frame says, by its id; it is there once our script was put into it. */
  frames: Record<number, CheckState>
  /** Frames that are remembered: the script is in them already. */
  entered: number[]
  /** Frames that the browser lets us into. */
  reached: number[]
  /** What was asked of frames. */
  asked: string[]
  settings: CheckSettings | null
  /** How many places of any row are still there. */
  places: number
  /** What the script in a frame throws when it is asked, or the browser when it is entered. */
  throwing: { read?: number; start?: number; enter?: boolean }
}

export const state = (some: Partial<CheckState> = {}): CheckState => ({
  isDone: true,
  characters: 1000,
  rows: [],
  more: 0,
  limits: [],
  closedFrames: 0,
  isClosedFrame: false,
  depth: 0,
  ...some,
})

export const row = (some: Partial<CheckRow> = {}): CheckRow => ({
  id: 0,
  name: 'GitHub personal access token (classic)',
  provider: 'GitHub',
  kind: 'secret',
  severity: 'critical',
  isSure: true,
  start: 'ghp_',
  where: 'text',
  places: 1,
  rotateUrl: 'https://github.com/settings/tokens',
  ...some,
})

/** A popup in front of a page with frames. */
export function createCheckWorld(some: Partial<CheckWorld> = {}): {
  world: CheckWorld
  model: CheckPage
  clock: ReturnType<typeof createFakeClock>
} {
  const clock = createFakeClock()
  const world: CheckWorld = {
    hasPage: true,
    url: 'https://app.slack.com/client/T0/C0',
    frames: { 0: state() },
    entered: [],
    reached: [0],
    asked: [],
    settings: null,
    places: 2,
    throwing: {},
    ...some,
  }
  const model = createCheckPage({
    readPage: async () => (world.hasPage ? { tabId: 7, url: world.url, isPrivate: false } : null),
    readSettings: async ({ url }) => checkSettings(DEFAULT_SETTINGS, url),
    async enter(_tabId, isIn) {
      if (world.throwing.enter) throw new Error('No frame with id 4')
      const more = world.reached.filter((one) => !isIn.includes(one))
      if (isIn.length === 0 || more.length > 0) world.asked.push(['enter', ...isIn].join(' '))
      return more
    },
    remembered: async () => world.entered,
    async remember(_tabId, frameIds) {
      world.entered = [...frameIds]
    },
    async start({ frameId }, settings) {
      world.asked.push(`start ${frameId}`)
      world.settings = settings
      if (world.throwing.start === frameId) throw new Error('Not these settings')
    },
    async read({ frameId }) {
      if (world.throwing.read === frameId) throw new Error('No state')
      return world.frames[frameId] ?? null
    },
    async show({ frameId }, id, place) {
      world.asked.push(`show ${frameId} ${id} ${place}`)
      const { places } = world
      return { place: places === 0 ? null : (place % places) + 1, places }
    },
    async clear({ frameId }) {
      world.asked.push(`clear ${frameId}`)
    },
    after: clock.after,
  })
  return { world, model, clock }
}
