import type { OwnDetector } from '#lib/detection/own/own-detector.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { fieldOf } from '#lib/models/own-detectors.ts'
import type { OwnEntry, OwnFile, OwnFileState } from '#lib/models/own-file.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'
import { ownProblemText } from './own-problem-text.ts'

interface ImportProps {
  model: OwnFile
  /** One that was refused goes into the editor as it stands in the file. */
  onMend: (own: OwnDetector) => void
  onClosed: () => void
}

/** What became of the detectors of a file, each by itself. */
export function OwnImport({ model, onMend, onClosed }: ImportProps) {
  const i18n = useI18n()
  const { t } = i18n
  const state = model.state.value
  if (state.step === 'idle') return null
  if (state.step === 'checking') return <Progress label={t('options.own.importChecking')} />
  if (state.step === 'failed') return <FailureCallout failure={state.failure} />
  if (state.step !== 'done') {
    return <Callout kind="bad" title={problemText(i18n, state)} role="alert" />
  }
  const close = () => {
    model.close()
    onClosed()
  }
  return (
    <section class="import" aria-labelledby="own-import-title">
      <h3 id="own-import-title" ref={focusOnMount} tabIndex={-1}>
        {t(state.entries.length === 0 ? 'options.own.importEmpty' : 'options.own.importDone')}
      </h3>
      {state.entries.length > 0 && (
        <ul class="import-list">
          {state.entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file may name one twice
            <Entry key={index} entry={entry} onMend={onMend} />
          ))}
        </ul>
      )}
      <div class="row">
        <Button onClick={close}>{t('options.own.importClose')}</Button>
      </div>
    </section>
  )
}

function Entry({ entry, onMend }: { entry: OwnEntry } & Pick<ImportProps, 'onMend'>) {
  const i18n = useI18n()
  const { t } = i18n
  const { own, outcome } = entry
  const name = own.name || own.id
  const isIn = outcome.is === 'added' || outcome.is === 'updated'
  return (
    <li class="import-entry">
      <div class="own-outcome">
        <p class="import-name">{name}</p>
        {outcome.is === 'refused' && (
          <>
            {outcome.problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may read the same
              <p key={index} class="field-error">
                {t(`options.own.${fieldOf(problem)}`)}: {ownProblemText(i18n, problem)}
                {'example' in problem && <code class="own-example">{problem.example}</code>}
              </p>
            ))}
            <p class="faint">
              <button
                type="button"
                class="text-button"
                aria-label={t('options.own.mendNamed', name)}
                onClick={() => onMend(own)}
              >
                {t('options.own.mend')}
              </button>
            </p>
          </>
        )}
      </div>
      <span class={`tag tag-${isIn ? 'added' : 'failed'}`}>{outcomeText(i18n, entry)}</span>
    </li>
  )
}

function outcomeText({ t }: I18n, { outcome }: OwnEntry): string {
  switch (outcome.is) {
    case 'added':
      return t('options.own.outcome.added')
    case 'updated':
      return t('options.own.outcome.updated')
    case 'twice':
      return t('options.own.outcome.twice')
    case 'no-room':
      return t('options.own.outcome.noRoom')
    case 'refused':
      return t('options.own.outcome.refused')
  }
}

function problemText(
  { t }: I18n,
  state: Extract<OwnFileState, { step: 'too-big' | 'no-json' | 'bad-file' }>,
): string {
  if (state.step === 'too-big') return t('options.own.importTooBig')
  if (state.step === 'no-json') return t('options.own.importNoJson')
  return state.where === null
    ? t('options.own.importBadFile')
    : t('options.own.importBadFileAt', state.where)
}
