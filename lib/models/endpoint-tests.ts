/** Whether an endpoint answers, and whether a secret can be shared and opened there. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { type Failure, FailureError, toFailure } from '#lib/messaging/failure.ts'
import { describedServer, withChanges } from '#lib/policy/endpoints.ts'
import { nearestTtl } from '#lib/policy/lifetimes.ts'
import { type ConfiguredEndpoint, hostPattern, type Settings } from '#lib/policy/settings.ts'
import type { RoundTrip } from '#lib/share/round-trip.ts'
import { dropUnneededHosts, type HostPorts, type SettingsPorts } from './settings-ports.ts'

export type EndpointTestPorts = HostPorts & Pick<SettingsPorts, 'probe' | 'hasHost' | 'roundTrip'>

export type TestState =
  | { step: 'testing' }
  /** It answers; `trip` is null where it was asked for nothing else. */
  | { step: 'answers'; name: string; version: string | null; trip: RoundTrip | null }
  | { step: 'failed'; failure: Failure }

export interface EndpointTests {
  /** By the ids of endpoints. */
  states: ReadonlySignal<Readonly<Record<string, TestState>>>
  /** Ask what it is and what it can do, which creates nothing. */
  ask(endpoint: ConfiguredEndpoint): Promise<void>
  /** The same, and then one random text all the way there and back. */
  test(endpoint: ConfiguredEndpoint): Promise<void>
}

export function createEndpointTests(
  ports: EndpointTestPorts,
  settings: ReadonlySignal<Settings>,
  change: (how: (settings: Settings) => Settings) => Promise<void>,
): EndpointTests {
  const states = signal<Readonly<Record<string, TestState>>>({})

  function set(id: string, state: TestState): void {
    states.value = { ...states.value, [id]: state }
  }

  async function run(
    tested: ConfiguredEndpoint,
    goOn: (endpoint: ConfiguredEndpoint) => Promise<RoundTrip | null>,
  ): Promise<void> {
    const { id, baseUrl, api } = tested
    set(id, { step: 'testing' })
    try {
      // What a server without a permission is sent may burn there, and never comes back.
      if (!(await ports.hasHost(hostPattern(baseUrl)))) {
        throw new FailureError({ code: 'app/host-withheld' })
      }
      const probed = api ? describedServer(baseUrl, api) : await ports.probe(baseUrl)
      const { kind, name, version, needsToken, capabilities } = probed
      // What it can do may have changed since; what the endpoint says now is what sharing meets.
      await change((now) => {
        const old = now.endpoints.find((each) => each.id === id)
        return withChanges(now, id, {
          kind,
          needsToken,
          capabilities,
          ...(old && { ttlSeconds: nearestTtl(old.ttlSeconds, capabilities) }),
          // It was agreed to for links of that server, not for those of what runs there now.
          ...(old?.linkPage && old.kind !== kind && { linkPage: null }),
        })
      })
      await dropUnneededHosts(ports, tested)
      const endpoint = settings.value.endpoints.find((each) => each.id === id)
      const trip = endpoint ? await goOn(endpoint) : null
      set(id, { step: 'answers', name, version, trip })
    } catch (thrown) {
      set(id, { step: 'failed', failure: toFailure(thrown) })
    }
  }

  return {
    states,
    ask: (endpoint) => run(endpoint, async () => null),
    test: (endpoint) => run(endpoint, ports.roundTrip),
  }
}
