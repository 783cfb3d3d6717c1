import { formatTime } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { Ending } from '#lib/models/reveal.ts'

/** Title and sentences for each way in which a link can end. */
export function endingText(i18n: I18n, ending: Ending): { title: string; hints: string[] } {
  const { t } = i18n
  switch (ending.why) {
    case 'gone':
      return goneText(i18n, ending)
    case 'locked-now':
      return { title: t('reveal.locked.title'), hints: [t('reveal.locked.hintNow')] }
    case 'cleared':
      return {
        title: t('reveal.cleared.title'),
        hints: [
          t(`reveal.cleared.${ending.reason}`),
          t(
            ending.opensLeft !== null && ending.opensLeft > 0
              ? 'reveal.cleared.nextLink'
              : 'reveal.cleared.next',
          ),
        ],
      }
    case 'forgotten':
      return { title: t('reveal.unknown.title'), hints: [t('reveal.unknown.forgotten')] }
    case 'let-go':
      return { title: t('reveal.letGo.title'), hints: [t('reveal.letGo.hint')] }
    default:
      return { title: t(`reveal.${ending.why}.title`), hints: [t(`reveal.${ending.why}.hint`)] }
  }
}

function goneText(
  i18n: I18n,
  { state, at, isRecent }: Extract<Ending, { why: 'gone' }>,
): { title: string; hints: string[] } {
  const { t } = i18n
  if (state === 'opened' && isRecent) {
    return { title: t('reveal.justOpened.title'), hints: [t('reveal.justOpened.hint')] }
  }
  const name = state === 'opened' ? 'wasOpened' : state
  return {
    title: t(`reveal.${name}.title`),
    hints: [t(`reveal.${name}.hint`, formatTime(i18n, at))],
  }
}
