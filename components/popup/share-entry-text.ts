/** What a line of the list says, in words: state, times and what to be warned of. */
import { isStale, type ShareEntry } from '#lib/activity/entry.ts'
import { leftMs, shownState } from '#lib/activity/fold-receipt.ts'
import type { SecretState } from '#lib/endpoints/wire.ts'
import { formatDuration, formatTime } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'

const MINUTE_MS = 60_000

/** The name that its sender gave it, or what it is. */
export function entryName({ t }: I18n, { localName, secretKind }: ShareEntry): string {
  return localName ?? t(`shares.${secretKind}`)
}

/** Its state in a word. */
export function entryChip({ t }: I18n, entry: ShareEntry, now: number): string {
  const state = shownState(entry, now)
  return t(isUntold(entry, state) ? 'shares.state.untold' : `shares.state.${state}`)
}

/** What became of it: one sentence or two. */
export function entryState(i18n: I18n, entry: ShareEntry, now: number): string {
  switch (shownState(entry, now)) {
    case 'waiting':
      return waitingText(i18n, entry, now)
    case 'opened':
      return openedText(i18n, entry)
    case 'expired':
      return expiredText(i18n, entry)
    case 'revoked':
      return endedText(i18n, entry, 'shares.revoked')
    case 'locked':
      return endedText(i18n, entry, 'shares.locked')
  }
}

/** Reasons to replace the credential, whatever became of the link. */
export function entryWarnings({ t }: I18n, { failedAttempts, exposedAt }: ShareEntry): string[] {
  const warnings = []
  if (failedAttempts === 1) warnings.push(t('shares.failedOnce'))
  if (failedAttempts > 1) warnings.push(t('shares.failedTimes', String(failedAttempts)))
  if (exposedAt !== null) warnings.push(t('shares.exposed'))
  return warnings
}

/** Said where the endpoint did not answer last time; null where it did. */
export function entryStale(i18n: I18n, entry: ShareEntry): string | null {
  if (!isStale(entry)) return null
  const { checkedAt } = entry
  if (checkedAt === null) return i18n.t('shares.stale')
  return i18n.t('shares.staleSince', formatTime(i18n, new Date(checkedAt).toISOString()))
}

function waitingText(i18n: I18n, entry: ShareEntry, now: number): string {
  const { expiresAt, maxOpens, openings } = entry
  const left = leftMs(entry, now)
  const used = String(openings.length)
  const isTold = entry.receipts !== 'none'
  if (expiresAt === null) {
    return i18n.t(isTold ? 'shares.waiting.untilOpened' : 'shares.waiting.untoldForGood')
  }
  // The clocks disagree so far that it seems to be over already: name the moment itself.
  if (left <= 0) {
    const time = formatTime(i18n, expiresAt)
    if (!isTold) return i18n.t('shares.waiting.untoldAt', time)
    if (!isCounted(entry)) return i18n.t('shares.waiting.someAt', time)
    return maxOpens === 1
      ? i18n.t('shares.waiting.onceAt', time)
      : i18n.t('shares.waiting.timesAt', used, String(maxOpens), time)
  }
  const roundedMs = left < 2 * MINUTE_MS ? left : Math.round(left / MINUTE_MS) * MINUTE_MS
  const duration = formatDuration(i18n, roundedMs / 1000)
  if (!isTold) return i18n.t('shares.waiting.untold', duration)
  if (!isCounted(entry)) return i18n.t('shares.waiting.some', duration)
  return maxOpens === 1
    ? i18n.t('shares.waiting.once', duration)
    : i18n.t('shares.waiting.times', used, String(maxOpens), duration)
}

/** Its endpoint says at most that it still waits, not how many of its openings are used. */
function isCounted({ receipts, maxOpens }: ShareEntry): boolean {
  return maxOpens === 1 || receipts === 'full' || receipts === 'openings'
}

/** "Waiting" is more than anybody knows. */
function isUntold({ receipts }: ShareEntry, state: SecretState): boolean {
  return state === 'waiting' && receipts === 'none'
}

function openedText(i18n: I18n, { openings, endedAt }: ShareEntry): string {
  const last = openings.at(-1) ?? endedAt
  if (last === null) return i18n.t('shares.state.opened')
  const time = formatTime(i18n, last)
  return openings.length > 1
    ? i18n.t('shares.opened.times', String(openings.length), time)
    : i18n.t('shares.opened.once', time)
}

function expiredText(i18n: I18n, entry: ShareEntry): string {
  const { state, endedAt, expiresAt, receipts } = entry
  // Its endpoint says neither whether nor when it was opened, or has forgotten it.
  if (expiresAt === null || receipts === 'none' || (state === 'expired' && endedAt === null)) {
    return i18n.t('shares.expired.unknown')
  }
  return withEarlier(i18n, entry, i18n.t('shares.expired.on', formatTime(i18n, expiresAt)))
}

function endedText(i18n: I18n, entry: ShareEntry, key: 'shares.revoked' | 'shares.locked'): string {
  const time = formatTime(i18n, entry.endedAt ?? entry.expiresAt ?? entry.createdAt)
  return withEarlier(i18n, entry, i18n.t(key, time))
}

/** Of several openings some were used before the end: that must not get lost. */
function withEarlier(i18n: I18n, { openings }: ShareEntry, text: string): string {
  const last = openings.at(-1)
  return last ? `${text} ${i18n.t('shares.opened.earlier', formatTime(i18n, last))}` : text
}
