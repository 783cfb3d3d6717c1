/** The options page: endpoints, what happens on a share, and moving settings in and out. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { utf8 } from '#lib/crypto/bytes.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { cleanName, withChanges, withoutEndpoint } from '#lib/policy/endpoints.ts'
import { formatInvitation } from '#lib/policy/invitation.ts'
import { clampTtl } from '#lib/policy/lifetimes.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_SETTINGS,
  exportSettings,
  hostPattern,
  type Settings,
} from '#lib/policy/settings.ts'
import { type AddEndpointModel, createAddEndpointModel, isGranted } from './add-endpoint.ts'
import {
  type ClearingPorts,
  type ClipboardClearing,
  createClipboardClearing,
} from './clipboard-clearing.ts'
import { type Copying, type CopyPorts, createCopying } from './copying.ts'
import { createFirstRun, type FirstRun } from './first-run.ts'
import { createImportModel, type ImportModel } from './import-settings.ts'
import { dropUnneededHost, type SettingsPorts } from './settings-ports.ts'
import { createSiteSettings, type IgnoredPorts, type SiteSettings } from './site-settings.ts'
import { createStorageHealth, type HealthPorts, type StorageHealth } from './storage-health.ts'
import { createTokenSettings, type TokenSettings } from './token-settings.ts'

export type TestState =
  | { step: 'testing' }
  | { step: 'works'; name: string; version: string }
  | { step: 'failed'; failure: Failure }

export interface Shortcut {
  /** As the browser writes it; null when the command has none. */
  keys: string | null
  /** Where the browser's own menus are known to take these keys. */
  isTaken: boolean
}

export interface EndpointSettingsPorts
  extends SettingsPorts,
    ClearingPorts,
    CopyPorts,
    HealthPorts,
    IgnoredPorts {
  readShortcut(): Promise<Shortcut>
  /** Where the browser lets people change it. */
  openShortcutSettings(): Promise<void>
  save(content: Uint8Array<ArrayBuffer>, name: string): void
}

export interface EndpointSettingsModel {
  isLoaded: ReadonlySignal<boolean>
  settings: ReadonlySignal<Settings>
  /** The last choice that could not be kept. */
  failure: ReadonlySignal<Failure | null>
  /** Ids of endpoints whose host permission the person has taken back. */
  withoutHost: ReadonlySignal<readonly string[]>
  tests: ReadonlySignal<Readonly<Record<string, TestState>>>
  /** The endpoint whose removal waits for a second press. */
  removing: ReadonlySignal<string | null>
  /** The endpoint whose invitation was copied last. */
  invited: ReadonlySignal<string | null>
  copyingInvitation: Copying
  shortcut: ReadonlySignal<Shortcut | null>
  tokens: TokenSettings
  clearing: ClipboardClearing
  sites: SiteSettings
  health: StorageHealth
  firstRun: FirstRun
  adding: AddEndpointModel
  importing: ImportModel
  load(): Promise<void>
  /** Someone else changed the settings. */
  changed(settings: Settings): void
  /** The person gave or took permissions, here or in the browser's own pages. */
  permissionsChanged(): Promise<void>
  rename(id: string, name: string): Promise<void>
  setTtl(id: string, ttlSeconds: number): Promise<void>
  setOpensHere(id: string, opensHere: boolean): Promise<void>
  makeDefault(id: string): Promise<void>
  setRightClick(rightClick: Settings['rightClick']): Promise<void>
  setNotifications(notifications: boolean): Promise<void>
  test(endpoint: ConfiguredEndpoint): Promise<void>
  /** Ask again for the host of an endpoint; call it in the click itself. */
  allow(endpoint: ConfiguredEndpoint): Promise<void>
  askToRemove(id: string | null): void
  remove(endpoint: ConfiguredEndpoint): Promise<void>
  copyInvitation(endpoint: ConfiguredEndpoint): Promise<void>
  openShortcutSettings(): Promise<void>
  exportFile(name: string): void
}

export function createEndpointSettingsModel(ports: EndpointSettingsPorts): EndpointSettingsModel {
  const isLoaded = signal(false)
  const settings = signal<Settings>(DEFAULT_SETTINGS)
  const failure = signal<Failure | null>(null)
  const withoutHost = signal<readonly string[]>([])
  const tests = signal<Readonly<Record<string, TestState>>>({})
  const removing = signal<string | null>(null)
  const invited = signal<string | null>(null)
  const shortcut = signal<Shortcut | null>(null)
  const copyingInvitation = createCopying(ports)

  /** Changes go through here, so that what is on the page is what was kept. */
  const updateSettings = async (how: (settings: Settings) => Settings) => {
    let kept = settings.value
    await ports.updateSettings((now) => {
      kept = how(now)
      return kept
    })
    settings.value = kept
  }
  const updateTokens: SettingsPorts['updateTokens'] = async (how) => {
    await ports.updateTokens(how)
    await tokens.load()
  }
  const shared = { ...ports, updateSettings, updateTokens }

  /** A choice on the page: where it cannot be kept, the page says so and shows what is. */
  async function change(how: (settings: Settings) => Settings): Promise<void> {
    try {
      await updateSettings(how)
      failure.value = null
    } catch (thrown) {
      failure.value = toFailure(thrown)
      settings.value = { ...settings.value }
    }
  }

  const tokens = createTokenSettings(ports)
  const clearing = createClipboardClearing(ports, settings, change)
  const sites = createSiteSettings(ports, settings, change)
  const health = createStorageHealth(ports)

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
    failure,
    withoutHost,
    tests,
    removing,
    invited,
    copyingInvitation,
    shortcut,
    tokens,
    clearing,
    sites,
    health,
    firstRun: createFirstRun(isLoaded, settings, tokens.saved),
    adding: createAddEndpointModel(shared, settings),
    importing: createImportModel(shared, settings),

    async load() {
      const [kept] = await Promise.all([health.load(), tokens.load(), clearing.load()])
      settings.value = kept
      isLoaded.value = true
      await Promise.all([refreshHosts(), sites.refresh()])
      shortcut.value = await ports.readShortcut()
    },
    changed(next) {
      settings.value = next
      void refreshHosts()
      void sites.refresh()
    },
    async permissionsChanged() {
      await Promise.all([refreshHosts(), sites.refresh(), clearing.load()])
    },

    async rename(id, name) {
      const clean = cleanName(name)
      if (clean) await change((now) => withChanges(now, id, { name: clean }))
      // An empty name is not kept: show the one that is.
      else settings.value = { ...settings.value }
    },
    setTtl: (id, ttlSeconds) => change((now) => withChanges(now, id, { ttlSeconds })),
    setOpensHere: (id, opensHere) => change((now) => withChanges(now, id, { opensHere })),
    makeDefault: (id) => change((now) => ({ ...now, defaultEndpointId: id })),
    setRightClick: (rightClick) => change((now) => ({ ...now, rightClick })),
    setNotifications: (notifications) => change((now) => ({ ...now, notifications })),

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
      if (failure.value) return
      await tokens.remove(id)
      await dropUnneededHost(shared, baseUrl)
    },

    async copyInvitation({ id, baseUrl, name }) {
      invited.value = id
      const token = (await ports.readTokens())[id] ?? null
      await copyingInvitation.copy(formatInvitation({ baseUrl, name, token }))
    },
    openShortcutSettings: ports.openShortcutSettings,
    exportFile(name) {
      ports.save(utf8(`${JSON.stringify(exportSettings(settings.value), null, 2)}\n`), name)
    },
  }
}
