import '#components/styles.css'
import '#components/popup/page.css'
import { render } from 'preact'
import { PopupView } from '#components/popup/popup-view.tsx'
import type { Hold } from '#lib/activity/hold.ts'
import type { SecretState } from '#lib/endpoints/wire.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { CreatedShare, Draft } from '#lib/messaging/messages.ts'
import type { Reported } from '#lib/messaging/reported.ts'
import { createPopupModel } from '#lib/models/popup.ts'
import {
  createShareFormModel,
  type FormPlace,
  type ShareFormModel,
  type ShareFormPorts,
} from '#lib/models/share-form.ts'
import type { ChosenFile } from '#lib/models/share-request.ts'
import { withoutEndpoint } from '#lib/policy/endpoints.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/policy/settings.ts'
import { withSiteEndpoint } from '#lib/policy/site-endpoint.ts'
import { withSite } from '#lib/policy/sites.ts'
import { createCheckWorld } from '../../models/check-world.ts'
import { createFakeClock } from '../../models/fake-clock.ts'
import { createSiteWorld, type SiteWorld } from '../../models/site-world.ts'
import {
  ENV_FILE,
  i18n,
  LEAST_ENDPOINT,
  LINK,
  LONG_NAME,
  NOW,
  ONE_ENDPOINT,
  PASTEBIN_ENDPOINT,
  SHARE,
  TWO_ENDPOINTS,
  WRAPPING_ENDPOINT,
} from './fixtures.ts'
import { createReceive } from './receive-world.ts'
import type { SCENES } from './scenes.ts'
import { createShares } from './shares-world.ts'

type Scene = (typeof SCENES.popup)[number]

interface World {
  settings?: Settings
  draft?: Draft
  latest?: CreatedShare
  answer?: CreatedShare | FailureError | 'never' | 'uploading'
  place?: FormPlace
  pageUrl?: string
  /** The state that revoking finds. */
  after?: SecretState
  act?: (model: ShareFormModel) => unknown
  /** The page in front; none for the scenes that are about the rest. */
  site?: Partial<SiteWorld>
}

const FILE: ChosenFile = {
  name: 'staging-vpn-certificates-and-keys.tar.gz',
  type: 'application/gzip',
  size: 6_150_000,
  bytes: async () => new Uint8Array(),
}
const fill = (model: ShareFormModel) => {
  model.setText('correct-horse-battery-staple')
  model.setLabel('Staging database')
}
const shareIt = async (model: ShareFormModel) => {
  fill(model)
  await model.share()
}

const FOUND: Reported[] = [
  {
    detector: 'github-personal-access-token-classic',
    name: 'GitHub personal access token (classic)',
    severity: 'critical',
    rotateUrl: 'https://github.com/settings/tokens',
  },
  { detector: 'generic-password', name: 'Password', severity: 'high' },
  { detector: 'generic-password', name: 'Password', severity: 'high' },
  {
    detector: 'stripe-test-key',
    name: 'Stripe test secret key',
    severity: 'low',
    rotateUrl: 'https://dashboard.stripe.com/test/apikeys',
  },
  { detector: 'jwt', name: 'JSON Web Token', severity: 'medium' },
]

const SLACK = 'https://app.slack.com/client/T0/C0'
const ON_SLACK = withSiteEndpoint(
  TWO_ENDPOINTS,
  'slack',
  TWO_ENDPOINTS.endpoints.at(-1)?.baseUrl ?? null,
)
const TEAM_BEFORE_LEAST = { ...LEAST_ENDPOINT, defaultEndpointId: 'team' }

const held = (event: Hold['event'], minutes: number, detectors: string[]): Hold => ({
  time: NOW - minutes * 60_000,
  site: 'slack',
  event,
  detectors,
  reason: null,
  where: '',
  version: '',
})

const scenes: Record<Scene, World> = {
  'no-endpoint': { settings: DEFAULT_SETTINGS },
  outdated: { settings: DEFAULT_SETTINGS },
  form: {},
  'form-other-kind': {
    settings: PASTEBIN_ENDPOINT,
    act: (model) => model.setPassphraseMode('typed'),
  },
  'form-least': { settings: LEAST_ENDPOINT },
  'form-gives-up': {
    settings: TEAM_BEFORE_LEAST,
    act(model) {
      fill(model)
      model.setPassphraseMode('generated')
      model.endpointChoice.choose('least')
      void model.share()
    },
  },
  'form-site-own': { settings: ON_SLACK, pageUrl: SLACK },
  'form-site-other': {
    settings: TWO_ENDPOINTS,
    pageUrl: SLACK,
    act: (model) => model.endpointChoice.choose('long'),
  },
  'form-site-lost': { settings: withoutEndpoint(ON_SLACK, 'long'), pageUrl: SLACK },
  'form-filled': { settings: TWO_ENDPOINTS, act: fill },
  'form-custom-lifetime': {
    act(model) {
      model.lifetime.choose('custom')
      model.lifetime.setAmount('5')
    },
  },
  'form-typed': {
    act(model) {
      fill(model)
      model.setPassphraseMode('typed')
      model.typePassphrase('correct horse')
    },
  },
  'form-generated': {
    act(model) {
      fill(model)
      model.setPassphraseMode('generated')
    },
  },
  'form-characters': {
    act(model) {
      fill(model)
      model.setPassphraseMode('generated')
      model.passphrase.setKind('characters')
    },
  },
  'file-none': { place: 'tab' },
  'file-missing': { place: 'tab', act: (model) => model.share() },
  'file-none-taken': { place: 'tab', settings: LEAST_ENDPOINT },
  'file-chosen': { place: 'tab', act: (model) => model.chooseFile(FILE) },
  'file-failed': {
    place: 'tab',
    answer: new FailureError({ code: 'endpoint/too-large', limitBytes: 8 * 2 ** 20 }),
    act(model) {
      model.chooseFile(FILE)
      return model.share()
    },
  },
  uploading: {
    place: 'tab',
    answer: 'uploading',
    act(model) {
      model.chooseFile(FILE)
      void model.share()
    },
  },
  'form-problems': {
    act(model) {
      model.lifetime.choose('custom')
      model.lifetime.setAmount('5000')
      model.setText('x')
      void model.share()
      model.setText('')
    },
  },
  'form-failed': {
    answer: new FailureError({ code: 'endpoint/unreachable' }),
    act: shareIt,
  },
  'form-signed-out': {
    settings: WRAPPING_ENDPOINT,
    answer: new FailureError({ code: 'endpoint/sign-in-required' }),
    act: shareIt,
  },
  'form-confirm': {
    draft: { id: 1, text: ENV_FILE, reason: 'confirm', isPrivate: false, failure: null },
  },
  'form-flattened': {
    draft: {
      id: 1,
      text: 'one line of a key',
      reason: 'flattened',
      isPrivate: false,
      failure: null,
    },
  },
  sharing: { answer: 'never', act: (model) => void shareIt(model) },
  stretching: {
    answer: 'never',
    act(model) {
      model.setPassphraseMode('generated')
      void shareIt(model)
    },
  },
  shared: { answer: SHARE, act: shareIt },
  'shared-passphrase': {
    answer: { ...SHARE, maxOpens: 3, hasPassphrase: true },
    act: (model) => {
      model.setPassphraseMode('generated')
      return shareIt(model)
    },
  },
  'shared-qr': {
    answer: SHARE,
    async act(model) {
      await shareIt(model)
      model.result.toggleQr()
    },
  },
  'shared-long': {
    answer: {
      ...SHARE,
      endpointName: LONG_NAME,
      link: LINK.replace('example.com/', `example.com/${'a-very-long-path/'.repeat(6)}`),
    },
    act: shareIt,
  },
  'shared-clock': { answer: { ...SHARE, clockGapSeconds: 5 * 3600 }, act: shareIt },
  'shared-for-good': {
    answer: { ...SHARE, expiresAt: null, canRevoke: false, without: 'nothing' },
    act: shareIt,
  },
  'shared-latest': { latest: { ...SHARE, hasPassphrase: true } },
  'shared-taken-back': { latest: SHARE, act: (model) => model.result.takeBack() },
  'shared-too-late': { latest: SHARE, after: 'opened', act: (model) => model.result.takeBack() },
  site: { site: {} },
  'site-found': { site: { report: { findings: FOUND } } },
  'site-notes': {
    site: {
      report: {
        findings: FOUND.slice(0, 1),
        limits: ['partial', 'resting'],
        elsewhere: 'chat.partner.example.com',
      },
    },
  },
  'site-lately': {
    site: {
      now: NOW,
      report: { findings: FOUND.slice(0, 1) },
      holds: [
        held('sent-anyway', 4, ['generic-password', 'jwt']),
        held('failed', 9, []),
        held('replaced', 70, ['jwt']),
      ],
    },
  },
  'site-off': { site: { settings: withSite(DEFAULT_SETTINGS, 'slack', { isOn: false }) } },
  'site-paused': { site: { pauses: { slack: NOW + 7 * 60_000 }, now: NOW } },
  'site-not-allowed': { site: { granted: new Set() } },
  'site-unproven': {
    site: {
      url: 'https://linear.app/acme/issue/ACME-1',
      settings: withSite(DEFAULT_SETTINGS, 'linear'),
      granted: new Set(['https://linear.app/*']),
    },
  },
  'site-offered': { site: { url: 'https://chatgpt.com/c/1' } },
  'site-other': { site: { url: `https://${'a-rather-long-name.'.repeat(2)}example.com/room` } },
}

export function createForm(world: World = {}): ShareFormModel {
  const { settings = ONE_ENDPOINT, draft, latest, answer = SHARE, after, place } = world
  const ports: ShareFormPorts = {
    ...createFakeClock(NOW),
    readSettings: async () => settings,
    pageUrl: async () => world.pageUrl ?? null,
    updateSettings: async () => {},
    readDraft: async () => draft ?? null,
    discardDraft: async () => {},
    markSeen: async () => {},
    revoke: async () => after ?? 'revoked',
    latestShare: async () => (latest ? { share: latest, isSeen: true } : null),
    isPrivate: async () => false,
    generatePassphrase: (kind) =>
      kind === 'words'
        ? { text: 'garment-velvet-ocean-thrive-mimic', kind, count: 5, entropyBits: 55 }
        : { text: 'hQ7mWz3kRtY9pXc4NvB2', kind, count: 20, entropyBits: 116 },
    openFileTab: async () => {},
    newId: () => 1,
    copy: async () => {},
    joinShare: () => new Promise(() => {}),
    share(_, { onUpload }) {
      if (answer === 'uploading') onUpload(3_400_000, 8_200_000)
      if (answer === 'never' || answer === 'uploading') return new Promise(() => {})
      return answer instanceof FailureError ? Promise.reject(answer) : Promise.resolve(answer)
    },
  }
  return createShareFormModel(ports, place)
}

export async function showPopupScene(name: Scene, isWindow: boolean): Promise<void> {
  const { latest, place, act } = scenes[name]
  const model = createForm(scenes[name])
  document.documentElement.classList.toggle('is-window', isWindow || place === 'tab')
  const popup = createPopupModel()
  const site = createSiteWorld({ url: null, ...scenes[name].site })
  if (scenes[name].site) site.world.url ??= SLACK
  const check = createCheckWorld({ hasPage: scenes[name].site !== undefined })
  if (name === 'outdated') popup.inspected('newer')
  render(
    <PopupView
      popup={popup}
      form={model}
      shares={createShares([])}
      receive={createReceive([])}
      site={site.model}
      check={check.model}
      i18n={i18n}
      onOptions={() => {}}
    />,
    document.body,
  )
  await site.model.start()
  await check.model.start()
  await model.start(latest !== undefined)
  await act?.(model)
}
