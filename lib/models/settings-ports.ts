import type { Probed } from '#lib/endpoints/endpoint.ts'
import { hostsOf, needsHost } from '#lib/policy/endpoints.ts'
import type { ConfiguredEndpoint, Settings } from '#lib/policy/settings.ts'
import type { RoundTrip } from '#lib/share/round-trip.ts'

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
  /** Those that go when the browser closes. */
  readSessionTokens(): Promise<Tokens>
  updateSessionTokens(change: (tokens: Tokens) => Tokens): Promise<void>
  /**
   * @param token - a sign-in in the place of what is kept for that endpoint.
   * @throws FailureError when it cannot even be begun.
   */
  roundTrip(endpoint: ConfiguredEndpoint, token?: string): Promise<RoundTrip>
  /** Call it before any `await`: it counts only within the click. */
  requestHosts(patterns: string[]): Promise<boolean>
  hasHost(pattern: string): Promise<boolean>
  dropHost(pattern: string): Promise<boolean>
  /** @throws EndpointError */
  probe(baseUrl: string): Promise<Probed>
  newId(): string
}

export type HostPorts = Pick<SettingsPorts, 'readSettings' | 'dropHost'>

/** Give back the permissions for the addresses of one that no endpoint needs. */
export async function dropUnneededHosts(
  ports: HostPorts,
  endpoint: Pick<ConfiguredEndpoint, 'baseUrl' | 'linkPage'>,
): Promise<void> {
  for (const pattern of hostsOf(endpoint)) await dropUnneeded(ports, pattern)
}

async function dropUnneeded(ports: HostPorts, pattern: string): Promise<void> {
  try {
    if (!needsHost(await ports.readSettings(), pattern)) await ports.dropHost(pattern)
  } catch {
    // The browser keeps it, and lists it among its permissions; what was asked for is done.
  }
}
