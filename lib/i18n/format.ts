import type { I18n } from './i18n.ts'

const UNITS = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
  ['second', 1],
] as const

/** "24 hours", "7 days", "1 minute": the largest unit that tells it, in the reader's language. */
export function formatDuration({ locale }: I18n, seconds: number): string {
  // Whole days from two on: people set "24 hours" and read it back as that.
  const [unit, size] =
    UNITS.find(([name, each]) => seconds >= (name === 'day' ? 2 * each : each)) ?? UNITS[3]
  const value = Math.round(seconds / size)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/** "Nov 22, 2026, 14:05": a moment by the reader's clock and language. */
export function formatTime({ locale }: I18n, time: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(time),
  )
}

/** "2:05 PM": a moment of today. */
export function formatClock({ locale }: I18n, time: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(time))
}
