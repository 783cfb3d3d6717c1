import { type ReadonlySignal, signal } from '@preact/signals'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { configureEndpoint, endpointAt, withEndpoint } from '#lib/policy/endpoints.ts'
import { hostPattern, parseBaseUrl, type Settings } from '#lib/policy/settings.ts'
import { dropUnneededHost, type SettingsPorts } from './settings-ports.ts'

export type AddState =
  | { step: 'idle' }
  | { step: 'asking' }
  | { step: 'bad-address' }
  | { step: 'already-there' }
  | { step: 'permission-refused' }
  | { step: 'failed'; failure: Failure }
  | { step: 'added'; name: string }

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

  async function probeAndKeep(baseUrl: string): Promise<void> {
    try {
      const probed = await ports.probe(baseUrl)
      const endpoint = configureEndpoint(probed, { id: ports.newId(), baseUrl })
      await ports.writeSettings(withEndpoint(await ports.readSettings(), endpoint))
      address.value = ''
      state.value = { step: 'added', name: endpoint.name }
    } catch (thrown) {
      await dropUnneededHost(ports, baseUrl)
      state.value = { step: 'failed', failure: toFailure(thrown) }
    }
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
      const baseUrl = parseBaseUrl(address.value)
      if (!baseUrl) {
        state.value = { step: 'bad-address' }
        return
      }
      if (endpointAt(settings.value, baseUrl)) {
        state.value = { step: 'already-there' }
        return
      }
      const asking = ports.requestHosts([hostPattern(baseUrl)])
      state.value = { step: 'asking' }
      if (await isGranted(asking)) await probeAndKeep(baseUrl)
      else state.value = { step: 'permission-refused' }
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
