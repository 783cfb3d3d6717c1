import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { I18n } from './i18n.ts'

/**
 * What a person would write around a link: how often it opens, until when, that a passphrase comes
 * another way, and what it takes to open it. The link has a line of its own, where no full stop gets stuck to it.
 */
export function handOverMessage(
  i18n: I18n,
  {
    link,
    expiresAt,
    maxOpens,
    hasPassphrase,
    without,
  }: {
    link: string
    expiresAt: string | null
    maxOpens: number
    hasPassphrase: boolean
    without: Capabilities['without']
  },
): string {
  const terms = termsOf(i18n, expiresAt, maxOpens)
  const passphrase = hasPassphrase ? ` ${i18n.t('message.passphrase')}` : ''
  return `${link}\n\n${terms}${passphrase}${asked(i18n, without)}`
}

/** What the recipient has to do besides clicking; nothing where the link opens on its own page. */
function asked({ t }: I18n, without: Capabilities['without']): string {
  if (without === 'page') return ''
  return ` ${t(without === 'nothing' ? 'message.onlyHere' : 'message.pasted')}`
}

function termsOf(i18n: I18n, expiresAt: string | null, maxOpens: number): string {
  const isOnce = maxOpens === 1
  const times = String(maxOpens)
  if (expiresAt === null) {
    return isOnce ? i18n.t('message.onceOnly') : i18n.t('message.timesOnly', times)
  }
  const time = momentAnywhere(i18n, expiresAt)
  return isOnce ? i18n.t('message.once', time) : i18n.t('message.times', times, time)
}

/** With its time zone: whoever reads this may be in another one. */
function momentAnywhere({ locale }: I18n, time: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(time))
}
