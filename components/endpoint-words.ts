/** What an endpoint can do, and what it cannot or does more weakly than others, in the words of who uses it. */
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { formatDuration } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { formatSize } from '#lib/i18n/size.ts'

/** One sentence each, the weightiest first; none for what can do all. */
export function weaknesses(i18n: I18n, can: Capabilities): string[] {
  const { t } = i18n
  const { passphrases } = can
  return [
    ...linkNotes(i18n, can),
    can.lifetimes.as === 'until-opened' && t('kind.untilOpened'),
    passphrases?.isWholeKey && t('kind.passphraseIsKey'),
    passphrases && passphraseCost(i18n, passphrases.maxAttempts),
    !can.labels && t('kind.noLabels'),
    can.fileBytes === 0 && t('kind.noFiles'),
  ].filter((sentence) => typeof sentence === 'string')
}

/** What a wrong passphrase costs, where that is out of the ordinary: nothing, or the secret. */
function passphraseCost({ t }: I18n, maxAttempts: number | null): string | false {
  if (maxAttempts === null) return t('kind.guessing')
  return maxAttempts === 1 && t('kind.attemptsOne')
}

/** Of these, what whoever makes a link has to know; the rest shows in the form. */
export function linkNotes(
  i18n: I18n,
  can: Pick<Capabilities, 'without' | 'receipts' | 'revoke' | 'maxOpens' | 'races' | 'reopens'> & {
    passphrases: unknown
  },
): string[] {
  const { t } = i18n
  return [
    can.without === 'nothing' && t('kind.onlyHere'),
    can.without === 'paste' && t('kind.pasted'),
    can.receipts === 'none' && t('kind.noReceipts'),
    can.receipts === 'presence' && t('kind.presence'),
    !can.revoke && t('kind.noRevoke'),
    can.races && t('kind.races'),
    can.reopens && t('kind.reopens'),
    can.maxOpens === 1 && !can.reopens && t('kind.opensOnce'),
    !can.passphrases && t('kind.noPassphrases'),
  ].filter((sentence) => typeof sentence === 'string')
}

/** What one link asks of people without the extension; null where it asks nothing. */
export function withoutText({ t }: I18n, without: Capabilities['without']): string | null {
  if (without === 'page') return null
  return t(without === 'nothing' ? 'kind.thisOnlyHere' : 'kind.pasted')
}

/** What an endpoint can do, one sentence each. */
export function strengths(i18n: I18n, can: Capabilities): string[] {
  const { t } = i18n
  const { textBytes, fileBytes, maxOpens } = can
  return [
    fileBytes > 0
      ? t('can.textAndFiles', formatSize(i18n, textBytes), formatSize(i18n, fileBytes))
      : t('can.text', formatSize(i18n, textBytes)),
    lifetimesText(i18n, can.lifetimes),
    maxOpens > 1 && t('can.openings', String(maxOpens)),
    can.passphrases && t('can.passphrases'),
    can.labels && t('can.labels'),
    (can.receipts === 'full' || can.receipts === 'openings') && t('can.receipts'),
    can.revoke && t('can.revoke'),
    can.without === 'page' && t('can.page'),
  ].filter((sentence) => typeof sentence === 'string')
}

function lifetimesText(i18n: I18n, lifetimes: Capabilities['lifetimes']): string | null {
  const duration = (seconds: number) => formatDuration(i18n, seconds)
  switch (lifetimes.as) {
    case 'range':
      return i18n.t('can.between', duration(lifetimes.minSeconds), duration(lifetimes.maxSeconds))
    case 'list': {
      const list = new Intl.ListFormat(i18n.locale, { type: 'disjunction' })
      return i18n.t('can.lifetimes', list.format(lifetimes.seconds.map(duration)))
    }
    case 'until-opened':
      return null
  }
}
