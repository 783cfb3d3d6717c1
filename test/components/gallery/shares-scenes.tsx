import '#components/styles.css'
import '#components/popup/page.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { PopupView } from '#components/popup/popup-view.tsx'
import { type ShareEntry, toEntry } from '#lib/activity/entry.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { createPopupModel } from '#lib/models/popup.ts'
import type { SharesModel, SharesPorts } from '#lib/models/shares.ts'
import { recordOf } from '../../activity/examples.ts'
import { createCheckWorld } from '../../models/check-world.ts'
import { createSiteWorld } from '../../models/site-world.ts'
import { i18n, LONG_NAME, NOW } from './fixtures.ts'
import { createForm } from './popup-scenes.tsx'
import { createReceive } from './receive-world.ts'
import type { SCENES } from './scenes.ts'
import { createShares } from './shares-world.ts'

type Scene = (typeof SCENES.shares)[number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (ms: number) => new Date(NOW + ms).toISOString()

let count = 0
const share = (changes: Partial<ShareEntry> = {}): ShareEntry => ({
  ...toEntry(recordOf()),
  id: `share-${++count}`,
  createdAt: at(-20 * MINUTE),
  expiresAt: at(23 * HOUR + 40 * MINUTE),
  checkedAt: NOW - MINUTE,
  askedAt: NOW - MINUTE,
  ...changes,
})

const opened = (changes: Partial<ShareEntry> = {}): ShareEntry =>
  share({
    localName: 'Staging database',
    state: 'opened',
    openings: [at(-5 * MINUTE)],
    endedAt: at(-5 * MINUTE),
    ...changes,
  })

const waiting = [
  share({ localName: 'Deploy key for Priya' }),
  share({ maxOpens: 5, openings: [at(-9 * MINUTE)], createdAt: at(-50 * MINUTE) }),
  share({ secretKind: 'file', createdAt: at(-3 * HOUR), expiresAt: at(6 * 24 * HOUR) }),
]
const all = [
  ...waiting,
  opened(),
  opened({ localName: null, maxOpens: 3, openings: [at(-HOUR), at(-40 * MINUTE), at(-MINUTE)] }),
  share({
    localName: 'Printer PIN',
    createdAt: at(-26 * HOUR),
    expiresAt: at(-2 * HOUR),
    state: 'expired',
    endedAt: at(-2 * HOUR),
  }),
  share({ createdAt: at(-900 * HOUR), state: 'expired' }),
  share({ localName: 'Sent to the wrong channel', state: 'revoked', endedAt: at(-10 * MINUTE) }),
  share({
    localName: LONG_NAME,
    state: 'revoked',
    maxOpens: 3,
    openings: [at(-30 * MINUTE)],
    endedAt: at(-10 * MINUTE),
  }),
]

interface World {
  entries?: ShareEntry[]
  ports?: Partial<SharesPorts>
  isElsewhere?: boolean
  act?: (model: SharesModel) => unknown
}

const never = () => new Promise<never>(() => {})
const unreachable = () =>
  Promise.reject(new FailureError({ code: 'endpoint/unreachable', retryAfterSeconds: null }))
const revokeFirst = (model: SharesModel) => model.revoking.revoke(model.entries.value[0]?.id ?? '')

const scenes: Record<Scene, World> = {
  empty: { entries: [] },
  waiting: {},
  states: { entries: all },
  warnings: {
    entries: [
      share({ localName: 'VPN', hasPassphrase: true, failedAttempts: 1 }),
      opened({ exposedAt: at(-6 * MINUTE) }),
      share({
        localName: 'Payroll export',
        secretKind: 'file',
        hasPassphrase: true,
        state: 'locked',
        failedAttempts: 5,
        endedAt: at(-MINUTE),
      }),
    ],
  },
  stale: {
    entries: [
      share({ askedAt: NOW, checkedAt: NOW - 40 * MINUTE }),
      share({ localName: 'Wi-Fi', askedAt: NOW, checkedAt: null }),
    ],
  },
  'several-endpoints': {
    entries: [
      share({ localName: 'Deploy key for Priya' }),
      share({ baseUrl: 'https://one-time.platform.eu-central-1.internal.example.org/x/' }),
    ],
  },
  'other-kinds': {
    entries: [
      share({ localName: 'Deploy key for Priya', receipts: 'none', canRevoke: false }),
      share({ localName: 'Wi-Fi', receipts: 'none', expiresAt: null }),
      share({ receipts: 'presence', maxOpens: 5, expiresAt: null, canRevoke: false }),
      share({ receipts: 'presence', maxOpens: 5 }),
    ],
  },
  fresh: { entries: [opened({ isNews: true }), ...waiting] },
  'news-elsewhere': { entries: [opened({ isNews: true }), ...waiting], isElsewhere: true },
  'revoke-sure': { act: (model) => model.revoking.ask(model.entries.value[0]?.id ?? '') },
  revoking: { ports: { revoke: never }, act: (model) => void revokeFirst(model) },
  revoked: { act: revokeFirst },
  'revoke-too-late': {
    entries: [opened(), ...waiting],
    ports: { revoke: async () => ({ state: 'opened', endedAt: at(-5 * MINUTE) }) },
    act: revokeFirst,
  },
  'revoke-failed': { ports: { revoke: unreachable }, act: revokeFirst },
  'all-sure': { act: (model) => model.revoking.askAll(3) },
  'all-sure-others': {
    entries: [...waiting, share({ canRevoke: false })],
    act: (model) => model.revoking.askAll(model.revocable.value.length),
  },
  'all-revoking': { ports: { revokeAll: never }, act: (model) => void model.revoking.revokeAll() },
  'all-revoked': { act: (model) => model.revoking.revokeAll() },
  'all-some-failed': {
    ports: { revokeAll: async () => ({ revoked: 2, tooLate: 1, failed: 1 }) },
    act: (model) => model.revoking.revokeAll(),
  },
  'all-failed': {
    ports: { revokeAll: unreachable },
    act: (model) => model.revoking.revokeAll(),
  },
}

export async function showSharesScene(name: Scene, isWindow: boolean): Promise<void> {
  const { entries = waiting, ports, isElsewhere = false, act } = scenes[name]
  const shares = createShares(entries, ports, signal(!isElsewhere))
  const form = createForm()
  document.documentElement.classList.toggle('is-window', isWindow)
  render(
    <PopupView
      popup={createPopupModel(isElsewhere ? 'new' : 'shares')}
      form={form}
      shares={shares}
      receive={createReceive([])}
      site={createSiteWorld({ url: null }).model}
      check={createCheckWorld({ hasPage: false }).model}
      i18n={i18n}
      onOptions={() => {}}
    />,
    document.body,
  )
  await form.start(false)
  await shares.start()
  await act?.(shares)
}
