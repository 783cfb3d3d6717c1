/** The sentences of the card and of the hold dialogs. None of them ever holds a credential. */
import type { Kind, Reason } from '#lib/detection/finding.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { Failure } from '#lib/messaging/failure.ts'
import { readableFileName } from '#lib/share/file-name.ts'
import { withoutText } from '../endpoint-words.ts'
import { errorText } from '../error-text.ts'
import { fileLinkWords, fileText, fileTitle } from './file-words.ts'
import { keyWords } from './key-names.ts'
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
export function nameOf({ name, provider }: Pick<Told, 'name' | 'provider'>): string {
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

/** What holds all the same when something failed. */
const KEPT = {
  send: 'composer.textKept',
  paste: 'composer.hold.nothingPasted',
  file: 'composer.hold.nothingUploaded',
} as const

/** What happened, what to do about it, and that nothing is lost. */
function failureWords(i18n: I18n, failure: Failure, kept: (typeof KEPT)[HoldView['what']]): Words {
  const { title, hint } = errorText(i18n, failure)
  return { title, line: `${hint} ${i18n.t(kept)}` }
}

/** What a screen reader says when a card comes up, while the person goes on typing. */
export function announcement(i18n: I18n, view: CardView): string {
  const { t } = i18n
  const words = cardWords(i18n, view)
  if (!words) return ''
  const enter = keyWords(enterKeys(view.shortcut))
  if (view.state.at === 'found')
    return t(
      view.canReplace ? 'composer.found' : 'composer.foundToCopy',
      words.title,
      keyWords(view.shortcut),
      enter,
    )
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

/** Why we think so; of several files also which one it is in. */
export function foundText(i18n: I18n, { reason, file }: Told, { files }: HoldView): string {
  const why = reasonText(i18n, reason)
  if (file === undefined || !files || files.names.length < 2) return why
  return i18n.t('composer.hold.inFile', readableFileName(file), why)
}

export function holdTitle(i18n: I18n, { what, findings, files }: HoldView): string {
  const { t } = i18n
  const [first] = findings
  const kind = first && findings.length === 1 ? t(`composer.kind.${KINDS[first.kind]}`) : null
  if (files) return fileTitle(i18n, { findings, files }, kind)
  if (kind !== null) return t(`composer.hold.${what}`, kind)
  return t(`composer.hold.${what}Many`, String(findings.length))
}

/** That links go elsewhere than to the endpoint that was chosen for this site; null where they do not. */
export function lostText(
  { t }: I18n,
  { lostEndpoint }: Pick<HoldView, 'lostEndpoint'>,
  used: HoldView['endpoint'] | undefined,
): string | null {
  return lostEndpoint !== null && used ? t('composer.lostEndpoint', lostEndpoint, used.name) : null
}

/** What is to be known of a link that is sent as soon as it is made. */
export function holdNote(i18n: I18n, view: HoldView): string {
  const { endpoint } = view
  const asked = endpoint && withoutText(i18n, endpoint.without)
  return [lostText(i18n, view, endpoint), asked].filter((each) => each !== null).join(' ')
}

/** What the dialog says of how it stands, under the list of what was found. */
export function holdWords(
  i18n: I18n,
  { state, what, files, canReplace, isBlocked, pastesAgain, siteName }: HoldView,
): Words | null {
  const { t } = i18n
  switch (state.at) {
    case 'found': {
      if (files) return { title: '', line: fileText(i18n, siteName, files, isBlocked) }
      if (isBlocked) {
        const key = what === 'send' ? 'composer.hold.blockedSend' : 'composer.hold.blockedPaste'
        return { title: '', line: t(key) }
      }
      if (what === 'send') return canReplace ? null : { title: '', line: t('composer.copyOnly') }
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
      return failureWords(i18n, state.failure, KEPT[what])
    case 'not-replaced': {
      if (files) return fileLinkWords(i18n, files, state.isCopied)
      const key = what === 'send' ? 'composer.notReplacedHint' : 'composer.hold.notReplacedPaste'
      return { title: t('composer.notReplaced'), line: t(key) }
    }
  }
}
