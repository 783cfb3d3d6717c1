import type { Probed } from '#lib/endpoints/endpoint.ts'
import { needsHost } from '#lib/policy/endpoints.ts'
import { hostPattern, type Settings } from '#lib/policy/settings.ts'

/** What the models of the options page need of the browser. */
export interface SettingsPorts {
  readSettings(): Promise<Settings>
  writeSettings(settings: Settings): Promise<void>
  readTokens(): Promise<Record<string, string>>
  writeTokens(tokens: Record<string, string>): Promise<void>
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
  const pattern = hostPattern(baseUrl)
  if (!needsHost(await ports.readSettings(), pattern)) await ports.dropHost(pattern)
}
