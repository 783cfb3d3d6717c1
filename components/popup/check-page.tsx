import type { Ref } from 'preact'
import type { CheckPage } from '#lib/models/check-page.ts'
import type { CheckView } from '#lib/models/check-view.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { useI18n } from '../i18n-context.ts'
import { BackIcon, SearchIcon } from '../icons.tsx'
import { Progress } from '../progress.tsx'
import { CheckPageFound } from './check-page-found.tsx'
import { lookedAtText, notesOf, outcomeText, shownText } from './check-page-text.ts'

interface ButtonProps {
  model: CheckPage
  buttonRef: Ref<HTMLButtonElement>
}

/** The way there and back: one element, so that the focus stays on it. */
export function CheckPageButton({ model, buttonRef }: ButtonProps) {
  const { t } = useI18n()
  const { isOffered, isOpen, known } = model
  if (!isOffered.value) return null
  const found = known.value ?? 0
  const label = found === 0 ? t('check.button') : t('check.known', String(found))
  return (
    <span class="check-button">
      {isOpen.value ? (
        <Button kind="quiet" size="small" buttonRef={buttonRef} onClick={model.back}>
          <BackIcon />
          {t('check.back')}
        </Button>
      ) : (
        <Button kind="quiet" size="small" buttonRef={buttonRef} onClick={() => void model.open()}>
          <SearchIcon />
          {label}
        </Button>
      )}
    </span>
  )
}

interface ViewProps {
  model: CheckPage
  /** The button that cleared the marks has gone with them. */
  onCleared: () => void
}

/** What was found in the page in front, and what to do first. */
export function CheckPageView({ model, onCleared }: ViewProps) {
  const i18n = useI18n()
  const { t } = i18n
  const view = model.view.value
  if (!view) return null
  const clear = () => void model.clear().then(onCleared)
  const shown = model.shown.value
  return (
    <main class="check">
      <h1 class="check-title">{outcomeText(i18n, view)}</h1>
      <p class="visually-hidden" role="status">
        {shown ? shownText(i18n, shown) : outcomeText(i18n, view)}
      </p>
      <CheckBody view={view} model={model} />
      <div class="check-actions">
        <Button
          size="small"
          isDisabled={view.is === 'looking'}
          keepsFocus
          onClick={() => void model.check()}
        >
          {t('check.again')}
        </Button>
        {view.is === 'done' && view.rows.length > 0 && (
          <Button kind="quiet" size="small" onClick={clear}>
            {t('check.clear')}
          </Button>
        )}
      </div>
    </main>
  )
}

function CheckBody({ view, model }: { view: CheckView; model: CheckPage }) {
  const i18n = useI18n()
  const { t } = i18n
  switch (view.is) {
    case 'looking':
      return (
        <>
          <Progress label={t('check.looking')} />
          <p class="faint">{lookedAtText(i18n, view)}</p>
        </>
      )
    case 'closed':
    case 'document':
    case 'gone':
    case 'broken':
      return (
        <Callout kind="info">
          <p>{t(`check.${view.is}.hint`)}</p>
        </Callout>
      )
    case 'done':
      return (
        <>
          {view.rows.length > 0 && <CheckPageFound model={model} view={view} />}
          <ul class="check-notes">
            {notesOf(i18n, view).map((note) => (
              <li key={note} class="check-note">
                {note}
              </li>
            ))}
            <li class="faint">
              {lookedAtText(i18n, view)} {t('check.never')}
            </li>
          </ul>
        </>
      )
  }
}
