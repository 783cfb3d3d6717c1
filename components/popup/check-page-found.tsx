import { type Advice, adviceOf } from '#lib/check/advice.ts'
import type { CheckPage } from '#lib/models/check-page.ts'
import type { CheckView, PlacedRow } from '#lib/models/check-view.ts'
import { Button } from '../button.tsx'
import { nameOf } from '../composer/words.ts'
import { useI18n } from '../i18n-context.ts'
import { placesText, shownText } from './check-page-text.ts'

interface FoundProps {
  model: CheckPage
  view: Extract<CheckView, { is: 'done' }>
}

/** Dots in place of what is not shown: their number tells nothing. */
const DOTS = '•'.repeat(10)

/** The list, by what is to be done first: the same is said once for all that it is true of. */
export function CheckPageFound({ model, view: { rows, more } }: FoundProps) {
  const { t } = useI18n()
  // They come the worst first, and so do their groups.
  const groups = [...Map.groupBy(rows, ({ kind }) => adviceOf(kind))]
  return (
    <>
      <p class="check-first">{t('check.first')}</p>
      {groups.map(([advice, alike]) => (
        <Group key={advice} model={model} advice={advice} rows={alike} />
      ))}
      {more > 0 && <p class="faint">{t('check.more', String(more))}</p>}
    </>
  )
}

interface GroupProps {
  model: CheckPage
  advice: Advice
  rows: readonly PlacedRow[]
}

function Group({ model, advice, rows }: GroupProps) {
  const { t } = useI18n()
  return (
    <section class="check-group">
      <h2 class="check-kind">{t(`check.advice.${advice}.title`)}</h2>
      <p class="check-advice">{t(`check.advice.${advice}.text`)}</p>
      <ul class="check-rows">
        {rows.map((row) => (
          <Row key={`${row.frameId} ${row.id}`} model={model} row={row} />
        ))}
      </ul>
    </section>
  )
}

function Row({ model, row }: { model: CheckPage; row: PlacedRow }) {
  const i18n = useI18n()
  const { t } = i18n
  const { severity, start, rotateUrl } = row
  const name = nameOf(row)
  const places = placesText(i18n, row)
  const shown = model.shown.value
  const isShown = shown?.row.id === row.id && shown.row.frameId === row.frameId
  return (
    <li class="check-row">
      <div class="check-words">
        <h3 class="check-name">{name}</h3>
        <p class="check-masked">
          <span aria-hidden="true">{start + DOTS}</span>
          <span class="visually-hidden">
            {start === '' ? t('check.hidden') : t('check.begins', start)}
          </span>
        </p>
        <p class="faint">
          <span class={`site-severity site-severity-${severity}`}>{t(`severity.${severity}`)}</span>
          {places !== '' && ` · ${places}`}
        </p>
        {isShown && (shown.place === null || shown.places > 1) && (
          <p class="check-shown">{shownText(i18n, shown)}</p>
        )}
        {rotateUrl !== undefined && (
          <a class="site-rotate" href={rotateUrl} target="_blank" rel="noreferrer">
            {t('site.rotate', new URL(rotateUrl).hostname)}
          </a>
        )}
      </div>
      <Button size="small" onClick={() => void model.show(row)}>
        <span>
          {t('check.show')}
          <span class="visually-hidden"> {name}</span>
        </span>
      </Button>
    </li>
  )
}
