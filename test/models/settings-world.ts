import { vi } from 'vitest'
import {
  createEndpointSettingsModel,
  type EndpointSettingsPorts,
} from '#lib/models/endpoint-settings.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import type { Reading } from '#lib/storage/item.ts'
import { PROBED } from '../components/gallery/probed.ts'

/** A browser's worth of ports in memory. */
export function createSettingsWorld(settings: Settings = DEFAULT_SETTINGS) {
  const world = {
    settings,
    tokens: {} as Record<string, string>,
    granted: new Set<string>(),
    /** What a person would answer when the browser asks. */
    allows: true,
    saved: [] as { text: string; name: string }[],
    problem: null as Reading<Settings>['problem'],
    /** Damaged settings that are kept aside. */
    aside: undefined as unknown,
    mayReadClipboard: false,
    ignored: 0,
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
    countIgnored: async () => world.ignored,
    forgetIgnored: async () => {
      world.ignored = 0
    },
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
    newId: () => `id-${++ids}`,
    save: (content, name) =>
      void world.saved.push({ text: new TextDecoder().decode(content), name }),
  } satisfies EndpointSettingsPorts
  return { world, ports, model: createEndpointSettingsModel(ports) }
}
