/** The options page: endpoints, what the right click does, and moving settings in and out. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { utf8 } from '#lib/crypto/bytes.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { cleanName, withChanges, withoutEndpoint } from '#lib/policy/endpoints.ts'
import { clampTtl } from '#lib/policy/lifetimes.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_SETTINGS,
  exportSettings,
  hostPattern,
  type Settings,
} from '#lib/policy/settings.ts'
import { type AddEndpointModel, createAddEndpointModel, isGranted } from './add-endpoint.ts'
import { createImportModel, type ImportModel } from './import-settings.ts'
import { dropUnneededHost, type SettingsPorts } from './settings-ports.ts'

export type TestState =
  | { step: 'testing' }
  | { step: 'works'; name: string; version: string }
  | { step: 'failed'; failure: Failure }

export interface EndpointSettingsPorts extends SettingsPorts {
  save(content: Uint8Array<ArrayBuffer>, name: string): void
}

export interface EndpointSettingsModel {
  isLoaded: ReadonlySignal<boolean>
  settings: ReadonlySignal<Settings>
  /** Ids of endpoints that have a token; the tokens themselves stay out of the view. */
  withToken: ReadonlySignal<readonly string[]>
  /** Ids of endpoints whose host permission the person has taken back. */
  withoutHost: ReadonlySignal<readonly string[]>
  tests: ReadonlySignal<Readonly<Record<string, TestState>>>
  /** The endpoint whose removal waits for a second press. */
  removing: ReadonlySignal<string | null>
  /** What is typed into token fields and not saved yet, by endpoint id. */
  tokenDrafts: ReadonlySignal<Readonly<Record<string, string>>>
  adding: AddEndpointModel
  importing: ImportModel
  load(): Promise<void>
  /** Someone else changed the settings. */
  changed(settings: Settings): void
  rename(id: string, name: string): Promise<void>
  setTtl(id: string, ttlSeconds: number): Promise<void>
  makeDefault(id: string): Promise<void>
  setRightClick(rightClick: Settings['rightClick']): Promise<void>
  test(endpoint: ConfiguredEndpoint): Promise<void>
  /** Ask again for the host of an endpoint; call it in the click itself. */
  allow(endpoint: ConfiguredEndpoint): Promise<void>
  askToRemove(id: string | null): void
  remove(endpoint: ConfiguredEndpoint): Promise<void>
  typeToken(id: string, token: string): void
  saveToken(id: string): Promise<void>
  exportFile(name: string): void
}

export function createEndpointSettingsModel(ports: EndpointSettingsPorts): EndpointSettingsModel {
  const isLoaded = signal(false)
  const settings = signal<Settings>(DEFAULT_SETTINGS)
  const withToken = signal<readonly string[]>([])
  const withoutHost = signal<readonly string[]>([])
  const tests = signal<Readonly<Record<string, TestState>>>({})
  const removing = signal<string | null>(null)
  const tokenDrafts = signal<Readonly<Record<string, string>>>({})

  /** Writes go through here, so that what is on the page is what was kept. */
  const writeSettings = async (next: Settings) => {
    await ports.writeSettings(next)
    settings.value = next
  }
  const shared = { ...ports, writeSettings }

  /** One after the other: each begins with what the one before it kept. */
  let latest: Promise<void> = Promise.resolve()
  function change(how: (settings: Settings) => Settings): Promise<void> {
    const keep = async () => writeSettings(how(await ports.readSettings()))
    latest = latest.then(keep, keep)
    return latest
  }

  async function refreshTokens(): Promise<void> {
    withToken.value = Object.keys(await ports.readTokens())
  }

  async function refreshHosts(): Promise<void> {
    const missing: string[] = []
    for (const { id, baseUrl } of settings.value.endpoints) {
      if (!(await ports.hasHost(hostPattern(baseUrl)))) missing.push(id)
    }
    withoutHost.value = missing
  }

  function setTest(id: string, state: TestState): void {
    tests.value = { ...tests.value, [id]: state }
  }

  async function test({ id, baseUrl }: ConfiguredEndpoint): Promise<void> {
    setTest(id, { step: 'testing' })
    try {
      const { name, version, needsToken, limits } = await ports.probe(baseUrl)
      // Limits may have changed since; what the endpoint says now is what sharing meets.
      await change((now) => {
        const ttlSeconds = now.endpoints.find((each) => each.id === id)?.ttlSeconds
        return withChanges(now, id, {
          needsToken,
          limits,
          ...(ttlSeconds !== undefined && { ttlSeconds: clampTtl(ttlSeconds, limits) }),
        })
      })
      setTest(id, { step: 'works', name, version })
    } catch (thrown) {
      setTest(id, { step: 'failed', failure: toFailure(thrown) })
    }
  }

  return {
    isLoaded,
    settings,
    withToken,
    withoutHost,
    tests,
    removing,
    tokenDrafts,
    adding: createAddEndpointModel(shared, settings),
    importing: createImportModel(shared, settings),

    async load() {
      settings.value = await ports.readSettings()
      isLoaded.value = true
      await Promise.all([refreshTokens(), refreshHosts()])
    },
    changed(next) {
      settings.value = next
      void refreshHosts()
    },

    async rename(id, name) {
      const clean = cleanName(name)
      if (clean) await change((now) => withChanges(now, id, { name: clean }))
      // An empty name is not kept: show the one that is.
      else settings.value = { ...settings.value }
    },
    setTtl: (id, ttlSeconds) => change((now) => withChanges(now, id, { ttlSeconds })),
    makeDefault: (id) => change((now) => ({ ...now, defaultEndpointId: id })),
    setRightClick: (rightClick) => change((now) => ({ ...now, rightClick })),

    test,
    async allow(endpoint) {
      const granted = await isGranted(ports.requestHosts([hostPattern(endpoint.baseUrl)]))
      await refreshHosts()
      if (granted) await test(endpoint)
    },

    askToRemove(id) {
      removing.value = id
    },
    async remove({ id, baseUrl }) {
      removing.value = null
      await change((now) => withoutEndpoint(now, id))
      const { [id]: _, ...tokens } = await ports.readTokens()
      await ports.writeTokens(tokens)
      await refreshTokens()
      await dropUnneededHost(shared, baseUrl)
    },

    typeToken(id, token) {
      tokenDrafts.value = { ...tokenDrafts.value, [id]: token }
    },
    async saveToken(id) {
      const token = tokenDrafts.value[id]?.trim()
      if (!token) return
      await ports.writeTokens({ ...(await ports.readTokens()), [id]: token })
      const { [id]: _, ...drafts } = tokenDrafts.value
      tokenDrafts.value = drafts
      await refreshTokens()
    },

    exportFile(name) {
      ports.save(utf8(`${JSON.stringify(exportSettings(settings.value), null, 2)}\n`), name)
    },
  }
}
