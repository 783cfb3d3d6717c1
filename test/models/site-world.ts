import type { Hold } from '#lib/activity/hold.ts'
import type { TabReport } from '#lib/messaging/reported.ts'
import { createThisSite, type Pauses, type ThisSite } from '#lib/models/this-site.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'

export interface SiteWorld {
  url: string | null
  isPrivate: boolean
  settings: Settings
  pauses: Pauses
  report: Partial<TabReport>
  holds: Hold[]
  privateHolds: Hold[]
  /** Patterns that may be reached. */
  granted: Set<string>
  /** What a person would answer when the browser asks. */
  allows: boolean
  /** What the browser was asked for. */
  asked: string[]
  now: number
  /** The settings are of a newer version: nothing can be kept. */
  isNewer: boolean
}

/** A popup in front of a page. */
export function createSiteWorld(some: Partial<SiteWorld> = {}): {
  world: SiteWorld
  model: ThisSite
} {
  const world: SiteWorld = {
    url: 'https://app.slack.com/client/T0/C0',
    isPrivate: false,
    settings: DEFAULT_SETTINGS,
    pauses: {},
    report: {},
    holds: [],
    privateHolds: [],
    granted: new Set(['https://*.slack.com/*']),
    allows: true,
    asked: [],
    now: Date.UTC(2026, 10, 22, 14, 5),
    isNewer: false,
    ...some,
  }
  const model = createThisSite({
    readTab: async () =>
      world.url === null ? null : { id: 7, url: world.url, isPrivate: world.isPrivate },
    readSettings: async () => world.settings,
    async updateSettings(change) {
      if (world.isNewer) throw Object.assign(new Error(), { code: 'app/storage-newer' })
      world.settings = change(world.settings)
    },
    readPauses: async () => world.pauses,
    async updatePauses(change) {
      world.pauses = change(world.pauses)
    },
    report: async () => ({
      findings: [],
      limits: [],
      elsewhere: null,
      ...world.report,
    }),
    readHolds: async (isPrivate) => (isPrivate ? world.privateHolds : world.holds),
    openHistory() {},
    detectorNames: async () => ({ jwt: 'JSON Web Token' }),
    hasHosts: async (patterns) => patterns.every((pattern) => world.granted.has(pattern)),
    async requestHosts(patterns) {
      world.asked.push(...patterns)
      if (world.allows) for (const pattern of patterns) world.granted.add(pattern)
      return world.allows
    },
    now: () => world.now,
  })
  return { world, model }
}
