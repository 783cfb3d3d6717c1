import '#components/styles.css'
import '#components/reveal/page.css'
import { render } from 'preact'
import { RevealView } from '#components/reveal/reveal-view.tsx'
import { utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { formatFragment } from '#lib/crypto/link.ts'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { EndpointError } from '#lib/endpoints/endpoint.ts'
import { matchstickLinks } from '#lib/endpoints/matchstick/link.ts'
import { createRevealModel, type RevealModel, type RevealPorts } from '#lib/models/reveal.ts'
import { carrierIn } from '#lib/share/open-pasted.ts'
import type { OpenedSecret } from '#lib/share/open-secret.ts'
import { createFakeClock } from '../../models/fake-clock.ts'
import { ENV_FILE, i18n, LONG_NAME, NOW } from './fixtures.ts'
import type { SCENES } from './scenes.ts'

type Scene = (typeof SCENES.reveal)[number]
type OpenedText = Extract<OpenedSecret, { outcome: 'opened' }>

const MINUTE = 60_000
const at = (ms: number) => new Date(NOW + ms).toISOString()
const clock = createFakeClock(NOW)

const opened = (changes: Partial<OpenedText> = {}): OpenedText => ({
  outcome: 'opened',
  secret: {
    kind: 'text',
    content: utf8('correct-horse-battery-staple'),
    label: 'Staging database',
  },
  promised: { createdAt: at(-MINUTE), expiresAt: at(24 * 60 * MINUTE), maxOpens: 1 },
  opensLeft: 0,
  acknowledge: async () => {},
  ...changes,
})

const gone = (state: 'opened' | 'expired' | 'revoked' | 'locked', agoMs: number): OpenedSecret => ({
  outcome: 'gone',
  state,
  at: at(-agoMs),
})

const wrongPassphrase = (attemptsLeft: number): OpenedSecret => ({
  outcome: 'wrong-passphrase',
  attemptsLeft,
  tryAgain: null,
})

let answer: OpenedSecret | Error | 'never' = opened()
let hasRecentClaim = false
/** A link of another server, which gives its secret out once. */
let deletesFirst = false

const open: RevealPorts['open'] = () => {
  if (answer === 'never') return new Promise(() => {})
  return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
}

async function start(model: RevealModel, mode: 'n' | 'p' = 'n', exposed = false): Promise<void> {
  const seed = new Uint8Array(32).fill(3)
  await model.start({ link: await formatFragment({ mode, seed, locator: null }), exposed })
}

const opening =
  (result: typeof answer, then: (model: RevealModel) => unknown = () => {}, exposed = false) =>
  async (model: RevealModel) => {
    answer = result
    await start(model, 'n', exposed)
    const done = model.open()
    if (result !== 'never') await done
    await then(model)
  }

const withPassphrase = (result: typeof answer, typed: string) => async (model: RevealModel) => {
  answer = result
  await start(model, 'p')
  model.setPassphrase(typed)
  const done = model.open()
  if (result !== 'never') await done
}

const NOTE_PAGE = 'https://notes.example.com/secret/k3j5h2g8'

/** Where a text that was copied from another server's page is to be pasted. */
const pasting =
  (pasted: string, { mode = 'n' as 'n' | 'p', page = NOTE_PAGE } = {}) =>
  async (model: RevealModel) => {
    answer = new CryptoError('crypto/damaged')
    const seed = new Uint8Array(32).fill(3)
    const link = await formatCarrierLink('onetimesecret', { mode, seed, address: page })
    await model.start({ link, exposed: false })
    if (pasted === '') return
    model.setPasted(pasted)
    model.setPassphrase('correct horse')
    await model.open()
  }

const fragment = (text: string) => (model: RevealModel) =>
  model.start({ link: text, exposed: false })

const scenes: Record<Scene, (model: RevealModel) => unknown> = {
  ready: (model) => start(model),
  'ready-exposed': (model) => start(model, 'n', true),
  passphrase: (model) => start(model, 'p'),
  'passphrase-missing': withPassphrase(opened(), ' '),
  'passphrase-wrong': withPassphrase(wrongPassphrase(3), 'hoarse'),
  'passphrase-last': withPassphrase(wrongPassphrase(1), 'hoarse'),
  'passphrase-last-asked': async (model) => {
    await withPassphrase(wrongPassphrase(1), 'hoarse')(model)
    await model.open()
  },
  'passphrase-deletes': (model) => {
    deletesFirst = true
    return start(model, 'p')
  },
  'passphrase-needed': opening({ outcome: 'passphrase-needed', tryAgain: null }),
  opening: opening('never'),
  stretching: withPassphrase('never', 'correct horse'),
  cancelled: opening('never', (model) => model.cancel()),
  unreachable: opening(new EndpointError('endpoint/unreachable')),
  timeout: opening(new EndpointError('endpoint/timeout')),
  'rate-limited': opening(new EndpointError('endpoint/rate-limited', { retryAfterSeconds: 42 })),
  'kdf-failed': withPassphrase(new CryptoError('crypto/kdf-failed'), 'correct horse'),
  opened: opening(opened()),
  'opened-shown': opening(opened(), (model) => model.toggleSecret()),
  'opened-long': opening(
    opened({ secret: { kind: 'text', content: utf8(ENV_FILE.repeat(12)), label: LONG_NAME } }),
    (model) => model.toggleSecret(),
  ),
  'opened-copied': opening(opened(), (model) => model.copy()),
  'opened-file': opening(
    opened({
      secret: { kind: 'file', content: new Uint8Array(48_213), name: 'production.p12' },
    }),
  ),
  'opened-exposed': opening(opened(), () => {}, true),
  'opened-broken-promise': opening(
    opened({
      opensLeft: 4,
      promised: { createdAt: at(-600 * MINUTE), expiresAt: at(-300 * MINUTE), maxOpens: 1 },
    }),
  ),
  'opened-more-left': opening(
    opened({
      opensLeft: 2,
      promised: { createdAt: at(0), expiresAt: at(600 * MINUTE), maxOpens: 5 },
    }),
  ),
  'opened-leaving': opening(opened(), () => clock.advance(14.2 * MINUTE)),
  paste: pasting(''),
  'paste-passphrase': pasting('', { mode: 'p' }),
  'paste-bad': pasting('matchstick1.AVm9yIGV4YW1w', { mode: 'p' }),
  'paste-elsewhere': pasting('', { page: 'k3j5h2g8' }),
  done: opening(opened(), (model) => model.done()),
  'cleared-hidden': opening(opened(), (model) => {
    model.pageHidden()
    clock.advance(5 * MINUTE)
  }),
  'cleared-time': opening(opened({ opensLeft: 1 }), () => clock.advance(15 * MINUTE)),
  again: (model) => {
    hasRecentClaim = true
    return model.start(null)
  },
  none: (model) => model.start(null),
  invitation: fragment('invite.eyJ0b2tlbiI6Imh1c2gifQ'),
  truncated: fragment('1nZm9yIGV4YW1w'),
  altered: fragment(`1n${'A'.repeat(47)}`),
  unknown: opening({ outcome: 'unknown' }),
  'just-opened': opening(gone('opened', 20_000)),
  'was-opened': opening(gone('opened', 95 * MINUTE)),
  expired: opening(gone('expired', 95 * MINUTE)),
  revoked: opening(gone('revoked', 95 * MINUTE)),
  locked: opening(gone('locked', 95 * MINUTE)),
  'locked-now': withPassphrase(wrongPassphrase(0), 'hoarse'),
  damaged: opening(new CryptoError('crypto/damaged')),
}

export async function showRevealScene(name: Scene): Promise<void> {
  const model = createRevealModel({
    ...clock,
    async read(link) {
      const read = await matchstickLinks.read(link)
      return deletesFirst && read.outcome === 'link' ? { ...read, claimId: null } : read
    },
    open,
    pasting: {
      carrierIn,
      open: (request, signal) => open({ ...request, claimId: null, exposed: false }, signal),
    },
    hasRecentClaim: async () => hasRecentClaim,
    copy: async () => {},
    save: () => {},
    leaveToSite: async () => {},
    report: () => {},
  })
  render(
    <RevealView model={model} i18n={i18n} address="https://secrets.example.com/" />,
    document.body,
  )
  await scenes[name](model)
}
