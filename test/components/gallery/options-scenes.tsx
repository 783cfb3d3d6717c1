import '#components/styles.css'
import '#components/options/page.css'
import { render } from 'preact'
import { OptionsView } from '#components/options/options-view.tsx'
import type { Hold } from '#lib/activity/hold.ts'
import { checkBacktracking } from '#lib/backtracking/redos-checker.ts'
import { checkOwn } from '#lib/detection/own/check-own.ts'
import { compileOwn } from '#lib/detection/own/own-detector.ts'
import { createScanner } from '#lib/detection/scan.ts'
import { EndpointError, type Probed } from '#lib/endpoints/endpoint.ts'
import type { IgnoredToken } from '#lib/guard/ignored-token.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import {
  createEndpointSettingsModel,
  type EndpointSettingsModel,
  type Shortcut,
} from '#lib/models/endpoint-settings.ts'
import { toKept } from '#lib/models/own-detectors.ts'
import {
  type ConfiguredEndpoint,
  DEFAULT_SETTINGS,
  exportSettings,
  hostPattern,
  type Settings,
} from '#lib/policy/settings.ts'
import { withSite } from '#lib/policy/sites.ts'
import type { RoundTrip } from '#lib/share/round-trip.ts'
import type { ApiResult } from '#lib/share/try-api.ts'
import type { Reading } from '#lib/storage/item.ts'
import {
  CARRIER_ENDPOINT,
  DESCRIBED_ENDPOINT,
  i18n,
  NOW,
  ONE_ENDPOINT,
  PASTEBIN_ENDPOINT,
  SPLIT_ENDPOINT,
  TWO_ENDPOINTS,
  WRAPPING_ENDPOINT,
} from './fixtures.ts'
import { PROBED, WRAPPING } from './probed.ts'
import type { SCENES } from './scenes.ts'

/** Where people sign in as on its own page. */
const BY_EMAIL: Settings = {
  ...WRAPPING_ENDPOINT,
  endpoints: WRAPPING_ENDPOINT.endpoints.map((endpoint) => ({
    ...endpoint,
    capabilities: { ...endpoint.capabilities, signIn: 'email' as const },
  })),
}

type Scene = (typeof SCENES.options)[number]

interface World {
  settings?: Settings
  trip?: RoundTrip
  probe?: (baseUrl: string) => Promise<Probed>
  allows?: boolean
  hasHost?: boolean
  /** Host permissions that were taken back. */
  withoutHosts?: string[]
  ignored?: IgnoredToken[]
  holds?: Hold[]
  tokens?: Record<string, string>
  sessionTokens?: Record<string, string>
  /** Nothing comes back. */
  isTripEndless?: boolean
  mayReadClipboard?: boolean
  /** What comes of trying a described server. */
  trial?: ApiResult[]
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

const signIn = onFirst((model, endpoint) => {
  model.signIns.change(endpoint.id, { token: 'a-token-of-somebody' })
  void model.signIns.signIn(endpoint)
})

const testFirst = onFirst((model, endpoint) => model.tests.test(endpoint))

const tryApi = (model: EndpointSettingsModel) => {
  model.apiForm.open(null)
  model.apiForm.set('address', 'drops.example.com')
  model.apiForm.set('createPath', 'v3/drops')
  model.apiForm.set('openPath', 'v3/drops/{{id}}')
  return model.apiForm.tryIt()
}

const LONG_SITE = `https://${'a-rather-long-name.'.repeat(3)}example.com`

const BADGE = {
  id: 'acme-badge',
  name: 'ACME badge number',
  pattern: '\\bACME-(?<secret>[0-9]{6}[A-Z]{2})\\b',
  keywords: ['ACME-'],
  severity: 'high',
  matches: ['let me in with ACME-204611QX'],
  ignores: ['ACME-12', 'the ACME-badge'],
} as const
const LONG_PATTERN = `\\b(?:${Array.from({ length: 24 }, (_, i) => `office-${i}`).join('|')})-[0-9]{8}\\b`
const OWN = [
  toKept(BADGE, true),
  toKept(
    {
      ...BADGE,
      id: 'offices',
      name: 'Door code of an office of the whole ACME group, all continents',
      pattern: LONG_PATTERN,
      severity: 'low',
    },
    false,
  ),
]
const BAD = {
  ...BADGE,
  id: 'bad',
  name: 'Ticket of the support desk',
  pattern: 'TICKET-[0-9]{4}',
  keywords: ['TICKET', 'T'],
  matches: ['see TICKET-4711', 'TICKET-471'],
  ignores: [],
}
const GITHUB = 'github-personal-access-token-classic'
const NAMES = { [GITHUB]: 'GitHub personal access token (classic)', jwt: 'JSON Web Token' }
const hold = (event: Hold['event'], minutes: number, some: Partial<Hold> = {}): Hold => ({
  time: NOW - minutes * 60_000,
  site: 'slack',
  event,
  detectors: [GITHUB],
  reason: null,
  where: '',
  version: '0.1.0',
  ...some,
})
const HOLDS = [
  hold('replaced', 4),
  hold('sent-anyway', 50, { reason: 'It is the key of a sandbox that is deleted tonight' }),
  hold('failed', 120, { detectors: [], where: 'TypeError composer.js:1:2345', site: 'gmail' }),
  hold('pasted-anyway', 300, { site: LONG_SITE, detectors: ['jwt', 'generic-password', GITHUB] }),
  hold('went-back', 1500, { detectors: ['generic-password'] }),
  hold('paste-lost', 1600, { detectors: [] }),
  hold('stopped', 3000, { detectors: ['own-acme-badge'] }),
  ...Array.from({ length: 8 }, (_, i) => hold('replaced', 5000 + i)),
]

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
  'api-empty': { settings: ONE_ENDPOINT, act: (model) => model.apiForm.open(null) },
  'api-problems': {
    settings: ONE_ENDPOINT,
    act: (model) => {
      model.apiForm.open(null)
      model.apiForm.set('address', 'http://drops.example.com')
      model.apiForm.set('headers', 'X-Team-Key')
      model.apiForm.set('createPath', 'v3/a drop')
      model.apiForm.set('createBody', '{"secret": "{{secret}}"')
      model.apiForm.set('idAt', '')
      model.apiForm.set('openPath', 'v3/{{text}}')
      model.apiForm.set('textAt', 'a..b')
      model.apiForm.set('mostCharacters', 'many')
      return model.apiForm.save()
    },
  },
  'api-tried': {
    settings: ONE_ENDPOINT,
    trial: [
      { step: 'create', outcome: 'created', expiresAt: null },
      { step: 'open', outcome: 'again' },
      { step: 'revoke', outcome: 'revoked' },
    ],
    act: tryApi,
  },
  'api-tried-badly': {
    settings: ONE_ENDPOINT,
    trial: [
      {
        step: 'create',
        outcome: 'failed',
        failure: { code: 'endpoint/not-an-endpoint', field: 'idAt' },
      },
    ],
    act: tryApi,
  },
  'api-without-headers': { settings: DESCRIBED_ENDPOINT },
  'api-edited': {
    settings: DESCRIBED_ENDPOINT,
    act: onFirst((model, endpoint) => model.apiForm.open(endpoint)),
  },
  'api-without-saved-headers': {
    settings: DESCRIBED_ENDPOINT,
    act: onFirst((model, endpoint) => {
      model.apiForm.open(endpoint)
      model.apiForm.dropHeaders()
    }),
  },
  'links-elsewhere-offered': { settings: SPLIT_ENDPOINT },
  'links-elsewhere': {
    settings: SPLIT_ENDPOINT,
    act: onFirst((model, endpoint) => model.linkPages.agree(endpoint, 'drop.example.com')),
  },
  'links-elsewhere-bad': {
    settings: SPLIT_ENDPOINT,
    act: onFirst((model, endpoint) => {
      model.linkPages.type(endpoint.id, 'http://drop.example.com')
      return model.linkPages.agree(endpoint, 'http://drop.example.com')
    }),
  },
  carrier: { settings: CARRIER_ENDPOINT },
  'carrier-without-page': {
    settings: CARRIER_ENDPOINT,
    act: onFirst((model, { id }) => model.setRevealPage(id, '')),
  },
  'carrier-bad-page': {
    settings: CARRIER_ENDPOINT,
    act: onFirst((model, { id }) => model.setRevealPage(id, 'http://secrets.example.com')),
  },
  'first-sign-in': {
    settings: DEFAULT_SETTINGS,
    probe: async () => WRAPPING,
    act: add('bao.example.com'),
  },
  'sign-in': { settings: WRAPPING_ENDPOINT },
  'sign-in-role': {
    settings: WRAPPING_ENDPOINT,
    act: (model) =>
      model.signIns.change('bao', {
        by: 'approle',
        roleId: 'a-role-of-somebody',
        secretId: 'a-secret-of-somebody',
        namespace: 'team/europe',
        isKept: true,
      }),
  },
  'sign-in-email': { settings: BY_EMAIL },
  'sign-in-bad': {
    settings: WRAPPING_ENDPOINT,
    act: onFirst((model, endpoint) => {
      model.signIns.change('bao', { token: 'not a token' })
      return model.signIns.signIn(endpoint)
    }),
  },
  'sign-in-asking': { settings: WRAPPING_ENDPOINT, isTripEndless: true, act: signIn },
  'sign-in-refused': {
    settings: WRAPPING_ENDPOINT,
    trip: {
      outcome: 'failed',
      at: 'share',
      failure: { code: 'endpoint/sign-in-refused' },
      isLeft: false,
    },
    act: signIn,
  },
  'signed-in': { settings: WRAPPING_ENDPOINT, sessionTokens: { bao: 'kept in memory' } },
  'signed-in-kept': { settings: WRAPPING_ENDPOINT, tokens: { bao: 'kept on disk' } },
  'signed-in-again': {
    settings: WRAPPING_ENDPOINT,
    sessionTokens: { bao: 'kept in memory' },
    act: (model) => model.signIns.open('bao'),
  },
  endpoints: { settings: TWO_ENDPOINTS },
  'other-kind': {
    settings: PASTEBIN_ENDPOINT,
    act: () => document.querySelector('summary')?.click(),
  },
  adding: { probe: never, act: (model) => void add('new.example.com')(model) },
  added: { act: add('new.example.com') },
  'bad-address': { act: add('http://example.com') },
  'bad-invitation': { act: add('https://new.example.com/#invite.eyJ0b2tlbiI6') },
  'permission-refused': { allows: false, act: add('new.example.com') },
  tested: { act: testFirst },
  'test-failed': { probe: unreachable, act: testFirst },
  'trip-failed': {
    trip: {
      outcome: 'failed',
      at: 'share',
      failure: { code: 'endpoint/token-required' },
      isLeft: false,
    },
    act: testFirst,
  },
  'trip-left': {
    trip: { outcome: 'failed', at: 'open', failure: null, isLeft: true },
    act: testFirst,
  },
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
  },
  'sites-offered': {
    settings: withSite(
      withSite(withSite(TWO_ENDPOINTS, LONG_SITE, { product: 'mattermost' }), 'chatgpt'),
      'linear',
      { isOn: false },
    ),
    withoutHosts: ['https://chatgpt.com/*'],
  },
  'site-endpoints': {
    settings: {
      ...TWO_ENDPOINTS,
      siteEndpoints: {
        slack: TWO_ENDPOINTS.endpoints.at(-1)?.baseUrl ?? '',
        gmail: 'https://one-time.platform.eu-central-1.internal.example.org/',
      },
    },
    act: (model) => model.askToRemove('long'),
  },
  own: { settings: { ...ONE_ENDPOINT, own: OWN } },
  'own-new': { act: (model) => model.own.add() },
  'own-refused': {
    settings: { ...ONE_ENDPOINT, own: OWN.slice(0, 1) },
    act: (model) => {
      model.own.edit(BAD)
      return model.own.save()
    },
  },
  'own-slow': {
    act: (model) => {
      model.own.edit({ ...BADGE, name: '', pattern: 'ACME-(?:[0-9]+)+x', flags: 'iu' })
      model.own.set({ flags: '' })
      return model.own.save()
    },
  },
  'own-fine': {
    settings: { ...ONE_ENDPOINT, own: OWN.slice(0, 1) },
    act: async (model) => {
      model.own.edit(BADGE)
      await model.own.test()
      await model.tryIt.setText(
        `ACME-204611QX opens it, and the password is ${['hunter2-', 'Kx9w'].join('')}`,
      )
    },
  },
  'own-removing': {
    settings: { ...ONE_ENDPOINT, own: OWN },
    act: (model) => model.own.askToRemove('acme-badge'),
  },
  'own-import': {
    settings: { ...ONE_ENDPOINT, own: OWN.slice(0, 1) },
    act: (model) => {
      const text = JSON.stringify({ detectors: [BADGE, { ...BADGE, id: 'new' }, BAD, BADGE] })
      return model.ownFile.choose({ size: text.length, text: async () => text })
    },
  },
  'own-bad-file': {
    act: (model) => model.ownFile.choose({ size: 9, text: async () => '{"detectors":[{"id":7}]}' }),
  },
  'left-alone': {
    settings: withSite(
      { ...ONE_ENDPOINT, off: ['jwt'], allow: ['ACME-DEMO-*', LONG_PATTERN.slice(0, 120)] },
      LONG_SITE,
      { off: ['generic-password'] },
    ),
    ignored: [
      { print: 1, time: null, site: null, detector: null },
      { print: 2, time: NOW - 3_600_000, site: 'slack', detector: GITHUB },
    ],
    act: (model) => {
      model.leftAlone.type('a*')
      return model.leftAlone.allow()
    },
  },
  history: { holds: HOLDS },
  'history-clear': { holds: HOLDS.slice(0, 2), act: (model) => model.history.askToClear(true) },
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
    readSessionTokens: async () => world.sessionTokens ?? {},
    updateSessionTokens: async () => {},
    hasAside: async () => false,
    readAside: async () => (world.problem === 'damaged' ? {} : undefined),
    dropAside: async () => {},
    requestClipboard: async () => false,
    mayReadClipboard: async () => world.mayReadClipboard ?? false,
    dropClipboard: async () => true,
    readIgnored: async () => world.ignored ?? [],
    forgetIgnored: async () => {},
    readHolds: async () => world.holds ?? [],
    clearHolds: async () => {},
    userAgent: 'A browser',
    now: () => NOW,
    detectorNames: async () => NAMES,
    checkOwn: async (own) => checkOwn(own, checkBacktracking),
    scan: async (text, { own, off, allow }) =>
      createScanner({ own: own.map(compileOwn), off, allow }).scan(text).findings,
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
    async tryApi(_, onResult) {
      for (const result of world.trial ?? []) onResult(result)
    },
    roundTrip: world.isTripEndless
      ? never
      : async () => world.trip ?? { outcome: 'works', isAsked: true },
    newId: () => 'new',
    save: () => {},
  })
  await model.load()
  render(<OptionsView model={model} i18n={i18n} />, document.body)
  await world.act?.(model)
}
