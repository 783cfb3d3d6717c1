import type { ReceiveModel } from '#lib/models/receive.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { Field } from '../field.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { OpenedList } from './opened-list.tsx'

interface OpenProps {
  model: ReceiveModel
  onOptions: () => void
}

/** Open a link that somebody sent, and find again what was opened. */
export function OpenView({ model, onOptions }: OpenProps) {
  const { t } = useI18n()
  return (
    <div class="popup-form">
      <h1 class="visually-hidden">{t('receive.heading')}</h1>
      <div class="popup-scroll">
        <LinkField model={model} />
        <LinkProblem model={model} onOptions={onOptions} />
        <Button kind="primary" size="large" isWide onClick={() => void model.open()}>
          {t('receive.open')}
        </Button>
        <OpenedList model={model} />
      </div>
    </div>
  )
}

/** More than one line, so that a long link can be seen; Enter opens it all the same. */
function LinkField({ model }: { model: ReceiveModel }) {
  const { t } = useI18n()
  const problem = model.problem.value
  const isWrong = problem && problem.what !== 'foreign' && problem.what !== 'failure'
  return (
    <Field
      label={t('receive.link')}
      hint={t('receive.hint')}
      error={isWrong ? t(`receive.problem.${problem.what}`) : null}
    >
      {(control) => (
        <textarea
          {...control}
          ref={focusOnMount}
          class="input input-mono"
          rows={3}
          inputMode="url"
          placeholder={t('receive.placeholder')}
          value={model.text.value}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          onInput={(event) => model.setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return
            event.preventDefault()
            void model.open()
          }}
        />
      )}
    </Field>
  )
}

function LinkProblem({ model, onOptions }: OpenProps) {
  const { t } = useI18n()
  const problem = model.problem.value
  if (problem?.what === 'failure') return <FailureCallout failure={problem.failure} />
  if (problem?.what !== 'foreign') return null
  return (
    <Callout kind="warn" title={t('receive.foreign.title')} role="alert">
      <p class="receive-host">{t('receive.foreign.hint', problem.host)}</p>
      <Button size="small" onClick={onOptions}>
        {t('receive.foreign.button')}
      </Button>
    </Callout>
  )
}
