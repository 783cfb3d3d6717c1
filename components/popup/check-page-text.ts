/** The sentences of "Check this page". None of them holds more of a credential than its public beginning. */
import type { I18n } from '#lib/i18n/i18n.ts'
import type { ShownPlace } from '#lib/models/check-page.ts'
import type { CheckView, PlacedRow } from '#lib/models/check-view.ts'

type Done = Extract<CheckView, { is: 'done' }>

/** What came of it, as heading and for screen readers. */
export function outcomeText(i18n: I18n, view: CheckView): string {
  const { t } = i18n
  switch (view.is) {
    case 'looking':
      return t('check.looking')
    case 'closed':
    case 'document':
    case 'gone':
    case 'broken':
      return t(`check.${view.is}.title`)
    case 'done': {
      const count = view.rows.length + view.more
      if (count === 0) {
        return t(notesOf(i18n, view).length === 0 ? 'check.nothing' : 'check.nothingSeen')
      }
      return count === 1 ? t('check.one') : t('check.some', String(count))
    }
  }
}

/** How much was looked at. */
export function lookedAtText(
  { t, locale }: I18n,
  view: Extract<CheckView, { is: 'looking' | 'done' }>,
): string {
  const characters = new Intl.NumberFormat(locale).format(view.characters)
  if (view.is === 'looking') return t('check.soFar', characters)
  return view.frames > 1
    ? t('check.lookedAtFrames', characters, String(view.frames - 1))
    : t('check.lookedAt', characters)
}

/** What was not looked at, and why. */
export function notesOf({ t }: I18n, { limits, closedFrames }: Done): string[] {
  const notes = limits.filter((limit) => limit !== 'document').map((limit) => t(`check.${limit}`))
  if (closedFrames === null) notes.push(t('check.someFrames'))
  else if (closedFrames === 1) notes.push(t('check.closedFrame'))
  else if (closedFrames > 1) notes.push(t('check.closedFrames', String(closedFrames)))
  return notes
}

/** Where it stands, and whether it may be something else; empty where there is nothing to say. */
export function placesText({ t }: I18n, { where, places, isSure }: PlacedRow): string {
  const said: string[] = []
  if (!isSure) said.push(t('check.unsure'))
  if (where === 'field') said.push(t('check.inField'))
  if (where === 'link') said.push(t('check.inLink'))
  if (places > 1) said.push(t('check.places', String(places)))
  return said.join(' · ')
}

/** What became of a press on "Show". */
export function shownText({ t }: I18n, { place, places }: ShownPlace): string {
  if (place === null) return t('check.notThere')
  return places > 1 ? t('check.shownOf', String(place), String(places)) : t('check.shown')
}
