import { vi } from 'vitest'
import {
  createEndpointSettingsModel,
  type EndpointSettingsPorts,
} from '#lib/models/endpoint-settings.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
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
  }
  let ids = 0
  const ports = {
    readSettings: async () => world.settings,
    writeSettings: async (next) => {
      world.settings = next
    },
    readTokens: async () => world.tokens,
    writeTokens: async (next) => {
      world.tokens = next
    },
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
