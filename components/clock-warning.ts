import { formatDuration } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'

/** This machine's clock and the endpoint's disagree; which of them is wrong, nobody here knows. */
export function clockWarning(i18n: I18n, gapSeconds: number): string {
  return i18n.t('lifetime.clock', formatDuration(i18n, Math.abs(gapSeconds)))
}
