import { type ReadonlySignal, signal } from '@preact/signals'
import type { Probed } from '#lib/endpoints/endpoint.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import {
  anyRevealPage,
  canOf,
  configureEndpoint,
  endpointAt,
  withEndpoint,
} from '#lib/policy/endpoints.ts'
import { type Invitation, parseAddress } from '#lib/policy/invitation.ts'
import { type ConfiguredEndpoint, hostPattern, type Settings } from '#lib/policy/settings.ts'
import { dropUnneededHosts, type SettingsPorts } from './settings-ports.ts'

export type AddState =
  | { step: 'idle' }
  | { step: 'asking' }
  | { step: 'bad-address' }
  | { step: 'bad-invitation' }
  | { step: 'already-there' }
  | { step: 'permission-refused' }
  | { step: 'failed'; failure: Failure; baseUrl: string }
  /** `probed`: what was found there. */
  | { step: 'added'; name: string; probed: Probed }

export interface AddEndpointModel {
  address: ReadonlySignal<string>
  state: ReadonlySignal<AddState>
  setAddress(text: string): void
  /** Call it in the click itself: the browser asks for the host permission first of all. */
  add(): Promise<void>
}

export function createAddEndpointModel(
  ports: SettingsPorts,
  settings: ReadonlySignal<Settings>,
): AddEndpointModel {
  const address = signal('')
  const state = signal<AddState>({ step: 'idle' })

  async function probeAndKeep({ baseUrl: typedUrl, name, token }: Invitation): Promise<void> {
    try {
      const { baseUrl, probed } = await probeFrom(typedUrl)
      const revealPage = anyRevealPage(settings.value)
      const wanted = { id: ports.newId(), baseUrl, revealPage, ...(name !== null && { name }) }
      const endpoint = configureEndpoint(probed, wanted)
      let kept = endpoint
      await ports.updateSettings((now) => {
        const next = withEndpoint(now, endpoint)
        // Another page may have added it while this one asked.
        kept = endpointAt(next, baseUrl) ?? endpoint
        return next
      })
      await keep(kept, token, probed)
    } catch (thrown) {
      await failed(thrown, typedUrl)
    }
  }

  /** The address of a page of a server is typed as easily as the server's own: that is asked then. */
  async function probeFrom(typedUrl: string): Promise<{ baseUrl: string; probed: Probed }> {
    try {
      return { baseUrl: typedUrl, probed: await ports.probe(typedUrl) }
    } catch (thrown) {
      const baseUrl = new URL('/', typedUrl).href
      if (baseUrl === typedUrl || toFailure(thrown).code !== 'endpoint/not-an-endpoint')
        throw thrown
      try {
        return { baseUrl, probed: await ports.probe(baseUrl) }
      } catch {
        // What is said is of the address that was typed.
        throw thrown
      }
    }
  }

  async function keep(
    endpoint: ConfiguredEndpoint,
    token: string | null,
    probed: Probed,
  ): Promise<void> {
    const { id, name, capabilities } = endpoint
    // Whoever signs in does so themselves.
    if (token !== null && !capabilities.signIn)
      await ports.updateTokens((tokens) => ({ ...tokens, [id]: token }))
    // The invitation may hold a token: it goes from the page with the field's text.
    address.value = ''
    state.value = { step: 'added', name, probed: { ...probed, capabilities: canOf(endpoint) } }
  }

  async function failed(thrown: unknown, baseUrl: string): Promise<void> {
    await dropUnneededHosts(ports, { baseUrl })
    state.value = { step: 'failed', failure: toFailure(thrown), baseUrl }
  }

  return {
    address,
    state,
    setAddress(text) {
      address.value = text
      if (state.value.step !== 'asking') state.value = { step: 'idle' }
    },
    async add() {
      if (state.value.step === 'asking') return
      const wanted = parseAddress(address.value)
      if (wanted.is !== 'endpoint') {
        state.value = { step: wanted.is }
        return
      }
      const known = endpointAt(settings.value, wanted.baseUrl)
      if (known && wanted.token === null) {
        state.value = { step: 'already-there' }
        return
      }
      const asking = ports.requestHosts([hostPattern(wanted.baseUrl)])
      state.value = { step: 'asking' }
      if (!(await isGranted(asking))) state.value = { step: 'permission-refused' }
      else await probeAndKeep(wanted)
    },
  }
}

/** A request that throws (closed by the browser, or not in a click) is a refusal too. */
export async function isGranted(asking: Promise<boolean>): Promise<boolean> {
  try {
    return await asking
  } catch {
    return false
  }
}
