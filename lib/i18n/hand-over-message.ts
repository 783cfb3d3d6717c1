import type { I18n } from './i18n.ts'

/**
 * What a person would write around a link: how often it opens, until when, and that a passphrase
 * comes another way. The link has a line of its own, where no full stop gets stuck to it.
 */
export function handOverMessage(
  i18n: I18n,
  {
    link,
    expiresAt,
    maxOpens,
    hasPassphrase,
  }: { link: string; expiresAt: string; maxOpens: number; hasPassphrase: boolean },
): string {
  const time = momentAnywhere(i18n, expiresAt)
  const terms =
    maxOpens === 1 ? i18n.t('message.once', time) : i18n.t('message.times', String(maxOpens), time)
  const passphrase = hasPassphrase ? ` ${i18n.t('message.passphrase')}` : ''
  return `${link}\n\n${terms}${passphrase}`
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
