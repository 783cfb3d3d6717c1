/** A record of a warning in words. */
import type { HoldEvent } from '#lib/activity/hold-event.ts'
import type { I18n, MessageKey } from '#lib/i18n/i18n.ts'

const EVENTS = {
  replaced: 'options.history.event.replaced',
  'sent-anyway': 'options.history.event.sentAnyway',
  'pasted-anyway': 'options.history.event.pastedAnyway',
  'uploaded-anyway': 'options.history.event.uploadedAnyway',
  'went-back': 'options.history.event.wentBack',
  failed: 'options.history.event.failed',
  'paste-lost': 'options.history.event.pasteLost',
  'file-lost': 'options.history.event.fileLost',
  'file-unchecked': 'options.history.event.failed',
  stopped: 'options.history.event.stopped',
} as const satisfies Record<HoldEvent, MessageKey>

/** What the person chose, or what happened. */
export function holdEventText({ t }: I18n, event: HoldEvent): string {
  return t(EVENTS[event])
}

/** What it was about: what was found, or what went wrong. */
export function holdTitle(
  { t, locale }: I18n,
  { event, kinds }: { event: HoldEvent; kinds: readonly string[] },
): string {
  if (event === 'failed') return t('options.history.failed')
  if (event === 'paste-lost') return t('options.history.pasteLost')
  if (event === 'file-lost') return t('options.history.fileLost')
  if (event === 'file-unchecked') return t('options.history.fileUnchecked')
  if (kinds.length === 0) return t('options.history.credential')
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(kinds)
}

/** What a person has to know of it, if anything. */
export function holdNote({ t }: I18n, event: HoldEvent): string | null {
  if (event === 'failed') return t('options.history.failedHint')
  if (event === 'paste-lost') return t('options.history.pasteLostHint')
  if (event === 'file-lost') return t('options.history.fileLostHint')
  if (event === 'file-unchecked') return t('options.history.fileUncheckedHint')
  return event === 'stopped' ? t('options.history.stoppedHint') : null
}
