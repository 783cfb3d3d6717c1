/** The options page: endpoints, what happens on a share, and moving settings in and out. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { utf8 } from '#lib/crypto/bytes.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import { cleanName, hostsOf, withChanges, withoutEndpoint } from '#lib/policy/endpoints.ts'
import { formatInvitation } from '#lib/policy/invitation.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_SETTINGS,
  exportSettings,
  parseBaseUrl,
  type Settings,
} from '#lib/policy/settings.ts'
import { type AddEndpointModel, createAddEndpointModel, isGranted } from './add-endpoint.ts'
import { type ApiForm, type ApiFormPorts, createApiForm } from './api-form.ts'
import {
  type ClearingPorts,
  type ClipboardClearing,
  createClipboardClearing,
} from './clipboard-clearing.ts'
import { type Copying, type CopyPorts, createCopying } from './copying.ts'
import { createDetectorNames, type DetectorNames, type NamesPorts } from './detector-names.ts'
import {
  createEndpointTests,
  type EndpointTestPorts,
  type EndpointTests,
} from './endpoint-tests.ts'
import { createFirstRun, type FirstRun } from './first-run.ts'
import { createImportModel, type ImportModel } from './import-settings.ts'
import { createLeftAlone, type LeftAlone, type LeftAlonePorts } from './left-alone.ts'
import { createLinkPageSettings, type LinkPageSettings } from './link-page-settings.ts'
import { createOwnDetectors, type OwnDetectors } from './own-detectors.ts'
import { createOwnFile, type OwnFile, type OwnFilePorts } from './own-file.ts'
import { dropUnneededHosts, type SettingsPorts } from './settings-ports.ts'
import { createSignInSettings, type SignInSettings } from './sign-in-settings.ts'
import { createSiteSettings, type SiteSettings } from './site-settings.ts'
import { createStorageHealth, type HealthPorts, type StorageHealth } from './storage-health.ts'
import { createTokenSettings, type TokenSettings } from './token-settings.ts'
import { createTryIt, type ScanPorts, type TryIt } from './try-it.ts'
import { createWarningHistory, type HistoryPorts, type WarningHistory } from './warning-history.ts'

export interface Shortcut {
  /** As the browser writes it; null when the command has none. */
  keys: string | null
  /** Where the browser's own menus are known to take these keys. */
  isTaken: boolean
}

export interface EndpointSettingsPorts
  extends ApiFormPorts,
    EndpointTestPorts,
    ClearingPorts,
    CopyPorts,
    HealthPorts,
    NamesPorts,
    OwnFilePorts,
    ScanPorts,
    LeftAlonePorts,
    HistoryPorts {
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
  tests: EndpointTests
  /** The endpoint whose removal waits for a second press. */
  removing: ReadonlySignal<string | null>
  /** What was typed as the address of a page of ours, and can be none. */
  badRevealPage: ReadonlySignal<{ id: string; text: string } | null>
  /** The endpoint whose invitation was copied last. */
  invited: ReadonlySignal<string | null>
  copyingInvitation: Copying
  shortcut: ReadonlySignal<Shortcut | null>
  tokens: TokenSettings
  signIns: SignInSettings
  linkPages: LinkPageSettings
  clearing: ClipboardClearing
  sites: SiteSettings
  names: DetectorNames
  own: OwnDetectors
  ownFile: OwnFile
  tryIt: TryIt
  leftAlone: LeftAlone
  history: WarningHistory
  health: StorageHealth
  firstRun: FirstRun
  adding: AddEndpointModel
  apiForm: ApiForm
  importing: ImportModel
  load(): Promise<void>
  /** Someone else changed the settings. */
  changed(settings: Settings): void
  /** The person gave or took permissions, here or in the browser's own pages. */
  permissionsChanged(): Promise<void>
  rename(id: string, name: string): Promise<void>
  setTtl(id: string, ttlSeconds: number): Promise<void>
  setOpensHere(id: string, opensHere: boolean): Promise<void>
  /** Empty for none. */
  setRevealPage(id: string, address: string): Promise<void>
  makeDefault(id: string): Promise<void>
  setRightClick(rightClick: Settings['rightClick']): Promise<void>
  setNotifications(notifications: boolean): Promise<void>
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
  const removing = signal<string | null>(null)
  const badRevealPage = signal<{ id: string; text: string } | null>(null)
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

  const tests = createEndpointTests(ports, settings, change)
  const tokens = createTokenSettings(ports)
  const clearing = createClipboardClearing(ports, settings, change)
  const sites = createSiteSettings(ports, settings, change)
  const names = createDetectorNames(ports, settings)
  const own = createOwnDetectors(shared, settings, change)
  const tryIt = createTryIt(ports, settings, own)
  const leftAlone = createLeftAlone(ports, settings, change, names)
  const history = createWarningHistory(ports, settings, names)
  const health = createStorageHealth(ports)

  async function refreshHosts(): Promise<void> {
    const missing: string[] = []
    for (const endpoint of settings.value.endpoints) {
      const isThere = await Promise.all(hostsOf(endpoint).map(ports.hasHost))
      if (isThere.includes(false)) missing.push(endpoint.id)
    }
    withoutHost.value = missing
  }

  return {
    isLoaded,
    settings,
    failure,
    withoutHost,
    tests,
    removing,
    badRevealPage,
    invited,
    copyingInvitation,
    shortcut,
    tokens,
    signIns: createSignInSettings(ports, tokens),
    linkPages: createLinkPageSettings(shared, settings, change),
    clearing,
    sites,
    names,
    own: {
      ...own,
      async test() {
        await own.test()
        await tryIt.refresh()
      },
    },
    ownFile: createOwnFile(shared, settings),
    tryIt,
    leftAlone,
    history,
    health,
    firstRun: createFirstRun(isLoaded, settings, tokens.saved),
    adding: createAddEndpointModel(shared, settings),
    apiForm: createApiForm(shared, settings),
    importing: createImportModel(shared, settings),

    async load() {
      const [kept] = await Promise.all([health.load(), tokens.load(), clearing.load()])
      settings.value = kept
      isLoaded.value = true
      await Promise.all([refreshHosts(), sites.refresh(), leftAlone.refresh(), history.refresh()])
      shortcut.value = await ports.readShortcut()
    },
    changed(next) {
      settings.value = next
      void refreshHosts()
      void sites.refresh()
      void leftAlone.refresh()
      void tryIt.refresh()
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
    async setRevealPage(id, address) {
      const revealPage = parseBaseUrl(address)
      const isBad = address.trim() !== '' && revealPage === null
      badRevealPage.value = isBad ? { id, text: address } : null
      if (!isBad) await change((now) => withChanges(now, id, { revealPage }))
    },
    makeDefault: (id) => change((now) => ({ ...now, defaultEndpointId: id })),
    setRightClick: (rightClick) => change((now) => ({ ...now, rightClick })),
    setNotifications: (notifications) => change((now) => ({ ...now, notifications })),

    async allow(endpoint) {
      const granted = await isGranted(ports.requestHosts(hostsOf(endpoint)))
      await refreshHosts()
      if (granted) await tests.ask(endpoint)
    },

    askToRemove(id) {
      removing.value = id
    },
    async remove(endpoint) {
      const { id } = endpoint
      removing.value = null
      await change((now) => withoutEndpoint(now, id))
      if (failure.value) return
      await tokens.remove(id)
      await dropUnneededHosts(shared, endpoint)
    },

    async copyInvitation({ id, baseUrl, name, capabilities }) {
      invited.value = id
      // A sign-in is one person's own.
      const token = capabilities.signIn ? null : ((await ports.readTokens())[id] ?? null)
      await copyingInvitation.copy(formatInvitation({ baseUrl, name, token }))
    },
    openShortcutSettings: ports.openShortcutSettings,
    exportFile(name) {
      ports.save(utf8(`${JSON.stringify(exportSettings(settings.value), null, 2)}\n`), name)
    },
  }
}
