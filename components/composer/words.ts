/** The sentences of the card and of the hold dialogs. None of them ever holds a credential. */
import type { Kind, Reason } from '#lib/detection/finding.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { Failure } from '#lib/messaging/failure.ts'
import { errorText } from '../error-text.ts'
import type { CardView, HoldView, Told } from './views.ts'

const REASONS = {
  'checksum-valid': 'checksumValid',
  'checksum-wrong': 'checksumWrong',
  'known-shape': 'knownShape',
  decodes: 'decodes',
  'unlikely-by-chance': 'unlikely',
  beside: 'beside',
  pair: 'pair',
  encoded: 'encoded',
} as const satisfies Record<Reason['code'], string>

const KINDS = {
  secret: 'secret',
  'test-key': 'testKey',
  'private-key': 'privateKey',
  password: 'password',
  'connection-string': 'connectionString',
  webhook: 'webhook',
  token: 'token',
  'otp-seed': 'otpSeed',
  'recovery-code': 'recoveryCode',
  'seed-phrase': 'seedPhrase',
} as const satisfies Record<Kind, string>

/** A title and the line under it. */
export interface Words {
  title: string
  line: string
}

/** "GitHub personal access token". Detectors of no provider's own begin in lower case. */
export function nameOf({ name, provider }: Told): string {
  return name.startsWith(provider) ? name : name.charAt(0).toUpperCase() + name.slice(1)
}

/** Why we think so, in a few words. */
export function reasonText({ t }: I18n, reason: Reason): string {
  if (reason.code === 'beside' && reason.beside === '') return t('composer.reason.besideWord')
  return t(`composer.reason.${REASONS[reason.code]}`, 'beside' in reason ? reason.beside : '')
}

export function cardWords(i18n: I18n, { state, findings, index }: CardView): Words | null {
  const { t } = i18n
  const found = findings[index]
  switch (state.at) {
    case 'found':
    case 'no-endpoint':
      return found ? { title: nameOf(found), line: reasonText(i18n, found.reason) } : null
    case 'sharing':
      return { title: t('composer.sharing'), line: t('composer.sharingHint') }
    case 'failed':
      return failureWords(i18n, state.failure, 'composer.textKept')
    case 'not-replaced':
      return { title: t('composer.notReplaced'), line: t('composer.notReplacedHint') }
    case 'replaced':
      return { title: t('composer.replaced'), line: '' }
  }
}

/** What happened, what to do about it, and that nothing is lost. */
function failureWords(
  i18n: I18n,
  failure: Failure,
  kept: 'composer.textKept' | 'composer.hold.nothingPasted',
): Words {
  const { title, hint } = errorText(i18n, failure)
  return { title, line: `${hint} ${i18n.t(kept)}` }
}

/** What a screen reader says when a card comes up, while the person goes on typing. */
export function announcement(i18n: I18n, view: CardView): string {
  const { t } = i18n
  const words = cardWords(i18n, view)
  if (!words) return ''
  const enter = enterKeys(view.shortcut)
  if (view.state.at === 'found') return t('composer.found', words.title, view.shortcut, enter)
  if (view.state.at === 'no-endpoint') return t('composer.foundNoEndpoint', words.title, enter)
  return words.line === '' ? `${words.title}.` : `${words.title}. ${words.line}`
}

/** The keys that move into the card: those that replace, with Shift. */
export function enterKeys(shortcut: string): string {
  return `Shift+${shortcut}`
}

export function draftsText({ t }: I18n, siteName: string | null): string {
  return siteName === null ? t('composer.draftsHere') : t('composer.drafts', siteName)
}

export function holdTitle({ t }: I18n, { what, findings }: HoldView): string {
  const [first] = findings
  if (first && findings.length === 1)
    return t(`composer.hold.${what}`, t(`composer.kind.${KINDS[first.kind]}`))
  return t(`composer.hold.${what}Many`, String(findings.length))
}

/** What the dialog says of how it stands, under the list of what was found. */
export function holdWords(
  i18n: I18n,
  { state, what, isBlocked, pastesAgain, siteName }: HoldView,
): Words | null {
  const { t } = i18n
  switch (state.at) {
    case 'found': {
      if (isBlocked) {
        const key = what === 'send' ? 'composer.hold.blockedSend' : 'composer.hold.blockedPaste'
        return { title: '', line: t(key) }
      }
      if (what === 'send') return null
      const there = siteName
        ? t('composer.hold.notThere', siteName)
        : t('composer.hold.notThereHere')
      return { title: '', line: pastesAgain ? `${there} ${t('composer.hold.pasteAgain')}` : there }
    }
    case 'no-endpoint':
      return { title: '', line: t('composer.noEndpointHint') }
    case 'sharing':
    case 'replaced':
      return {
        title: t('composer.sharing'),
        line: what === 'send' ? t('composer.hold.sharingHint') : '',
      }
    case 'failed':
      return failureWords(
        i18n,
        state.failure,
        what === 'send' ? 'composer.textKept' : 'composer.hold.nothingPasted',
      )
    case 'not-replaced': {
      const key = what === 'send' ? 'composer.notReplacedHint' : 'composer.hold.notReplacedPaste'
      return { title: t('composer.notReplaced'), line: t(key) }
    }
  }
}
