import type { Probed } from '#lib/endpoints/endpoint.ts'
import { needsHost } from '#lib/policy/endpoints.ts'
import { hostPattern, type Settings } from '#lib/policy/settings.ts'

export type Tokens = Record<string, string>

/** What the models of the options page need of the browser. */
export interface SettingsPorts {
  readSettings(): Promise<Settings>
  /**
   * Read, change and write in one: no change of another page in between is lost.
   * @throws FailureError `app/storage-newer`
   */
  updateSettings(change: (settings: Settings) => Settings): Promise<void>
  readTokens(): Promise<Tokens>
  updateTokens(change: (tokens: Tokens) => Tokens): Promise<void>
  /** Call it before any `await`: it counts only within the click. */
  requestHosts(patterns: string[]): Promise<boolean>
  hasHost(pattern: string): Promise<boolean>
  dropHost(pattern: string): Promise<boolean>
  /** @throws EndpointError */
  probe(baseUrl: string): Promise<Probed>
  newId(): string
}

/** Give back the permission for an address that no endpoint needs. */
export async function dropUnneededHost(ports: SettingsPorts, baseUrl: string): Promise<void> {
  try {
    const pattern = hostPattern(baseUrl)
    if (!needsHost(await ports.readSettings(), pattern)) await ports.dropHost(pattern)
  } catch {
    // The browser keeps it, and lists it among its permissions; what was asked for is done.
  }
}
