import { formatDuration, formatTime } from './format.ts'
import type { I18n } from './i18n.ts'

const MINUTE_MS = 60_000

/**
 * "Opens once, expires in 24 hours.": what a link is good for. When it seems to be over already,
 * the moment itself is named.
 */
export function describeLifetime(
  i18n: I18n,
  {
    expiresAt,
    maxOpens,
    now,
    clockGapSeconds = 0,
  }: { expiresAt: string | null; maxOpens: number; now: number; clockGapSeconds?: number },
): string {
  const isOnce = maxOpens === 1
  if (expiresAt === null) {
    return isOnce ? i18n.t('lifetime.onceOnly') : i18n.t('lifetime.timesOnly', String(maxOpens))
  }
  const leftMs = Date.parse(expiresAt) - (now + clockGapSeconds * 1000)
  if (leftMs <= 0) {
    const time = formatTime(i18n, expiresAt)
    return isOnce
      ? i18n.t('lifetime.onceAt', time)
      : i18n.t('lifetime.timesAt', String(maxOpens), time)
  }
  // The second that sharing took must not turn "1 hour" into "60 minutes".
  const roundedMs = leftMs < 2 * MINUTE_MS ? leftMs : Math.round(leftMs / MINUTE_MS) * MINUTE_MS
  const duration = formatDuration(i18n, roundedMs / 1000)
  return isOnce
    ? i18n.t('lifetime.once', duration)
    : i18n.t('lifetime.times', String(maxOpens), duration)
}
