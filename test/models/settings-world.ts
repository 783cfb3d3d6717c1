import { vi } from 'vitest'
import type { Hold } from '#lib/activity/hold.ts'
import { type Backtracking, checkOwn } from '#lib/detection/own/check-own.ts'
import { compileOwn } from '#lib/detection/own/own-detector.ts'
import { createScanner } from '#lib/detection/scan.ts'
import type { IgnoredToken } from '#lib/guard/ignored-token.ts'
import {
  createEndpointSettingsModel,
  type EndpointSettingsPorts,
} from '#lib/models/endpoint-settings.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import type { Reading } from '#lib/storage/item.ts'
import { PROBED } from '../components/gallery/probed.ts'

export const NOW = Date.UTC(2026, 10, 22, 14, 5)

/** A browser's worth of ports in memory. */
export function createSettingsWorld(settings: Settings = DEFAULT_SETTINGS) {
  const world = {
    settings,
    tokens: {} as Record<string, string>,
    sessionTokens: {} as Record<string, string>,
    granted: new Set<string>(),
    /** What a person would answer when the browser asks. */
    allows: true,
    saved: [] as { text: string; name: string }[],
    problem: null as Reading<Settings>['problem'],
    /** Damaged settings that are kept aside. */
    aside: undefined as unknown,
    mayReadClipboard: false,
    ignored: [] as IgnoredToken[],
    holds: [] as Hold[],
    /** What the checker says of patterns. */
    backtracking: { safe: true } as Backtracking,
    copied: '',
  }
  let ids = 0
  const ports = {
    readSettings: async () => world.settings,
    inspectSettings: async () => ({ value: world.settings, problem: world.problem }),
    updateSettings: async (change) => {
      world.settings = change(world.settings)
    },
    readTokens: async () => world.tokens,
    updateTokens: async (change) => {
      world.tokens = change(world.tokens)
    },
    readSessionTokens: async () => world.sessionTokens,
    updateSessionTokens: async (change) => {
      world.sessionTokens = change(world.sessionTokens)
    },
    tryApi: vi.fn<EndpointSettingsPorts['tryApi']>(async () => {}),
    hasAside: async () => world.aside !== undefined,
    readAside: async () => world.aside,
    dropAside: async () => {
      world.aside = undefined
    },
    requestClipboard: vi.fn(async () => {
      world.mayReadClipboard = world.allows
      return world.allows
    }),
    mayReadClipboard: async () => world.mayReadClipboard,
    dropClipboard: vi.fn(async () => {
      world.mayReadClipboard = false
      return true
    }),
    readIgnored: async () => world.ignored,
    forgetIgnored: async (print) => {
      world.ignored = world.ignored.filter((one) => print !== null && one.print !== print)
    },
    readHolds: async () => world.holds,
    clearHolds: async () => {
      world.holds = []
    },
    userAgent: 'A browser',
    now: () => NOW,
    detectorNames: async () => ({ jwt: 'JSON Web Token' }),
    checkOwn: async (own) => checkOwn(own, () => world.backtracking),
    scan: async (text, { own, off, allow, links }) =>
      createScanner({ own: own.map(compileOwn), off, allow, links }).scan(text).findings,
    readShortcut: async () => ({ keys: 'Alt+Shift+S', isTaken: false }),
    openShortcutSettings: async () => {},
    copy: async (text) => {
      world.copied = text
    },
    after: () => () => {},
    requestHosts: vi.fn(async (patterns: string[]) => {
      if (world.allows) for (const pattern of patterns) world.granted.add(pattern)
      return world.allows
    }),
    hasHost: async (pattern) => world.granted.has(pattern),
    dropHost: vi.fn(async (pattern: string) => world.granted.delete(pattern)),
    probe: vi.fn<EndpointSettingsPorts['probe']>(async () => PROBED),
    roundTrip: vi.fn<EndpointSettingsPorts['roundTrip']>(async () => ({
      outcome: 'works',
      isAsked: true,
    })),
    newId: () => `id-${++ids}`,
    save: (content, name) =>
      void world.saved.push({ text: new TextDecoder().decode(content), name }),
  } satisfies EndpointSettingsPorts
  return { world, ports, model: createEndpointSettingsModel(ports) }
}
