import '#components/styles.css'
import '#components/options/page.css'
import { render } from 'preact'
import { OptionsView } from '#components/options/options-view.tsx'
import { EndpointError, type Probed } from '#lib/endpoints/endpoint.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import {
  createEndpointSettingsModel,
  type EndpointSettingsModel,
  type Shortcut,
} from '#lib/models/endpoint-settings.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_SETTINGS,
  exportSettings,
  hostPattern,
  type Settings,
} from '#lib/policy/settings.ts'
import { withSite } from '#lib/policy/sites.ts'
import type { Reading } from '#lib/storage/item.ts'
import { i18n, ONE_ENDPOINT, TWO_ENDPOINTS } from './fixtures.ts'
import { PROBED } from './probed.ts'
import type { SCENES } from './scenes.ts'

type Scene = (typeof SCENES.options)[number]

interface World {
  settings?: Settings
  probe?: (baseUrl: string) => Promise<Probed>
  allows?: boolean
  hasHost?: boolean
  /** Host permissions that were taken back. */
  withoutHosts?: string[]
  ignored?: number
  tokens?: Record<string, string>
  mayReadClipboard?: boolean
  problem?: Reading<Settings>['problem']
  shortcut?: Shortcut
  act?: (model: EndpointSettingsModel) => unknown
}

const unreachable = () => Promise.reject(new EndpointError('endpoint/unreachable'))
const never = () => new Promise<never>(() => {})
const add = (address: string) => (model: EndpointSettingsModel) => {
  model.adding.setAddress(address)
  return model.adding.add()
}
const choose = (text: string) => (model: EndpointSettingsModel) =>
  model.importing.choose({ size: text.length, text: async () => text })
const file = choose(JSON.stringify(exportSettings(TWO_ENDPOINTS)))
const importAll = async (model: EndpointSettingsModel) => {
  await file(model)
  await model.importing.add()
}
const onFirst =
  (act: (model: EndpointSettingsModel, endpoint: ConfiguredEndpoint) => unknown) =>
  (model: EndpointSettingsModel) => {
    const [endpoint] = model.settings.value.endpoints
    return endpoint && act(model, endpoint)
  }

const LONG_SITE = `https://${'a-rather-long-name.'.repeat(3)}example.com`

const scenes: Record<Scene, World> = {
  first: { settings: DEFAULT_SETTINGS },
  'first-failed': {
    settings: DEFAULT_SETTINGS,
    probe: () => Promise.reject(new EndpointError('endpoint/not-an-endpoint')),
    act: add('example.com'),
  },
  'first-token': {
    settings: DEFAULT_SETTINGS,
    probe: async () => ({ ...PROBED, needsToken: true }),
    act: add('example.com'),
  },
  ready: { settings: DEFAULT_SETTINGS, act: add('example.com') },
  'ready-no-keys': {
    settings: DEFAULT_SETTINGS,
    shortcut: { keys: null, isTaken: false },
    act: add('example.com'),
  },
  'ready-tried': {
    settings: DEFAULT_SETTINGS,
    shortcut: { keys: 'Alt+Shift+S', isTaken: true },
    act: async (model) => {
      await add('example.com')(model)
      model.firstRun.shared()
    },
  },
  endpoints: { settings: TWO_ENDPOINTS },
  adding: { probe: never, act: (model) => void add('new.example.com')(model) },
  added: { act: add('new.example.com') },
  'bad-address': { act: add('http://example.com') },
  'bad-invitation': { act: add('https://new.example.com/#invite.eyJ0b2tlbiI6') },
  'permission-refused': { allows: false, act: add('new.example.com') },
  tested: { act: onFirst((model, endpoint) => model.test(endpoint)) },
  'test-failed': { probe: unreachable, act: onFirst((model, endpoint) => model.test(endpoint)) },
  token: {
    settings: TWO_ENDPOINTS,
    act: (model) => model.tokens.type('long', 'a-token-of-somebody'),
  },
  'token-saved': { settings: TWO_ENDPOINTS, tokens: { long: 'a-token-of-somebody' } },
  'token-bad': {
    settings: TWO_ENDPOINTS,
    act: (model) => {
      model.tokens.type('long', 'not a token')
      return model.tokens.save('long')
    },
  },
  invited: {
    tokens: { team: 'a-token-of-somebody' },
    act: onFirst((model, endpoint) => model.copyInvitation(endpoint)),
  },
  clearing: {
    settings: { ...ONE_ENDPOINT, clearClipboardSeconds: 60, notifications: false },
    mayReadClipboard: true,
  },
  'clearing-refused': { act: (model) => model.clearing.toggle(true) },
  damaged: { problem: 'damaged' },
  newer: { problem: 'newer', settings: DEFAULT_SETTINGS },
  'not-kept': { act: (model) => model.setRightClick('copy') },
  'no-permission': { hasHost: false },
  removing: { act: onFirst((model, { id }) => model.askToRemove(id)) },
  sites: {
    settings: withSite(
      withSite(withSite(ONE_ENDPOINT, LONG_SITE, { off: ['jwt', 'generic-password'] }), 'gmail', {
        isOn: false,
      }),
      'slack',
      { off: ['jwt'] },
    ),
    withoutHosts: ['https://discord.com/*', `${LONG_SITE}/*`],
    ignored: 3,
  },
  'import-chosen': { act: file },
  'import-asking': { probe: never, act: (model) => void importAll(model) },
  'import-done': {
    settings: DEFAULT_SETTINGS,
    probe: (baseUrl) =>
      baseUrl === 'https://secrets.example.com/' ? Promise.resolve(PROBED) : unreachable(),
    act: importAll,
  },
  'import-refused': { settings: DEFAULT_SETTINGS, allows: false, act: importAll },
  'import-bad-file': { act: choose('{"version":7}') },
}

const isOfEndpoint = (pattern: string) =>
  TWO_ENDPOINTS.endpoints.some(({ baseUrl }) => hostPattern(baseUrl) === pattern)

export async function showOptionsScene(name: Scene): Promise<void> {
  const world = scenes[name]
  let settings = world.settings ?? ONE_ENDPOINT
  const model = createEndpointSettingsModel({
    readSettings: async () => settings,
    inspectSettings: async () => ({ value: settings, problem: world.problem ?? null }),
    updateSettings: async (change) => {
      if (name === 'not-kept') throw new FailureError({ code: 'app/internal' })
      settings = change(settings)
    },
    readTokens: async () => world.tokens ?? {},
    updateTokens: async () => {},
    hasAside: async () => false,
    readAside: async () => (world.problem === 'damaged' ? {} : undefined),
    dropAside: async () => {},
    requestClipboard: async () => false,
    mayReadClipboard: async () => world.mayReadClipboard ?? false,
    dropClipboard: async () => true,
    countIgnored: async () => world.ignored ?? 0,
    forgetIgnored: async () => {},
    readShortcut: async () => world.shortcut ?? { keys: 'Alt+Shift+S', isTaken: false },
    openShortcutSettings: async () => {},
    copy: async () => {},
    after: () => () => {},
    requestHosts: async () => world.allows ?? true,
    hasHost: async (pattern) =>
      world.withoutHosts?.includes(pattern) !== true &&
      !(world.hasHost === false && isOfEndpoint(pattern)),
    dropHost: async () => true,
    probe: world.probe ?? (async () => PROBED),
    newId: () => 'new',
    save: () => {},
  })
  await model.load()
  render(<OptionsView model={model} i18n={i18n} />, document.body)
  await world.act?.(model)
}
