import { useRef } from 'preact/hooks'
import type { OwnProblem } from '#lib/detection/own/check-own.ts'
import { OWN_LIMITS } from '#lib/detection/own/limits.ts'
import {
  fieldOf,
  type OwnDetectors,
  type OwnDraft,
  type OwnField,
  rowOf,
} from '#lib/models/own-detectors.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'
import { Select } from '../select.tsx'
import { TextField } from '../text-field.tsx'
import { TextRows } from '../text-rows.tsx'
import { ownProblemText } from './own-problem-text.ts'

const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const

interface EditorProps {
  model: OwnDetectors
  draft: OwnDraft
}

/** A detector that is being written. What is wrong is said where it stands, and stays there. */
export function OwnEditor({ model, draft, onClosed }: EditorProps & { onClosed: () => void }) {
  const { t } = useI18n()
  const name = model.all.value.find(({ id }) => id === draft.id)?.name
  return (
    <section class="own-editor" aria-labelledby="own-editor-title">
      <h3 id="own-editor-title" ref={focusOnMount} tabIndex={-1}>
        {name === undefined ? t('options.own.new') : t('options.own.editing', name)}
      </h3>
      <Fields model={model} draft={draft} />
      <Outcome model={model} />
      <Actions model={model} onClosed={onClosed} />
    </section>
  )
}

function Fields({ model, draft }: EditorProps) {
  const i18n = useI18n()
  const { t } = i18n
  const check = model.check.value
  const problems = check.step === 'refused' ? check.problems : []
  const error = (field: OwnField) => {
    const problem = problems.find((one) => fieldOf(one) === field)
    return problem === undefined ? null : ownProblemText(i18n, problem)
  }
  return (
    <>
      <div class="own-name-row">
        <TextField
          label={t('options.own.name')}
          placeholder={t('options.own.namePlaceholder')}
          value={draft.name}
          error={error('name')}
          onInput={(value) => model.set({ name: value })}
        />
        <Select
          label={t('options.own.severity')}
          value={draft.severity}
          options={SEVERITIES.map((one) => ({ value: one, label: t(`severity.${one}`) }))}
          onChange={(value) => {
            const severity = SEVERITIES.find((one) => one === value)
            if (severity) model.set({ severity })
          }}
        />
      </div>
      <div class="own-pattern-row">
        <TextField
          isMono
          label={t('options.own.pattern')}
          hint={t('options.own.patternHint')}
          placeholder="\bACME-(?<secret>[0-9]{6}[A-Z]{2})\b"
          value={draft.pattern}
          error={error('pattern')}
          onInput={(value) => model.set({ pattern: value })}
        />
        <TextField
          isMono
          isOptional
          label={t('options.own.flags')}
          hint={t('options.own.flagsHint')}
          value={draft.flags}
          error={error('flags')}
          onInput={(value) => model.set({ flags: value })}
        />
      </div>
      <Rows model={model} draft={draft} field="keywords" problems={problems} />
      <Rows model={model} draft={draft} field="matches" problems={problems} />
      <Rows model={model} draft={draft} field="ignores" problems={problems} />
    </>
  )
}

const ROWS = {
  keywords: { row: 'keyword', most: OWN_LIMITS.keywords, placeholder: 'ACME-' },
  matches: {
    row: 'match',
    most: OWN_LIMITS.examples,
    placeholder: 'let me in with ACME-204611QX',
  },
  ignores: { row: 'ignore', most: OWN_LIMITS.examples, placeholder: 'the ACME-badge' },
} as const

function Rows({
  model,
  draft,
  field,
  problems,
}: EditorProps & { field: keyof typeof ROWS; problems: readonly OwnProblem[] }) {
  const i18n = useI18n()
  const { t } = i18n
  const rows = draft[field]
  const { row, most, placeholder } = ROWS[field]
  const own = problems.filter((one) => fieldOf(one) === field)
  const errorAt = (index: number | null) => {
    const problem = own.find((one) => rowOf(one, rows) === index)
    return problem === undefined ? null : ownProblemText(i18n, problem)
  }
  return (
    <TextRows
      isMono
      legend={t(`options.own.${field}`)}
      hint={t(`options.own.${field}Hint`)}
      rowLabel={(number) => t(`options.own.${row}`, number)}
      rows={rows}
      most={most}
      placeholder={placeholder}
      error={errorAt(null)}
      rowError={errorAt}
      onChange={(next) => model.set({ [field]: next })}
    />
  )
}

function Outcome({ model }: { model: OwnDetectors }) {
  const { t } = useI18n()
  const check = model.check.value
  switch (check.step) {
    case 'idle':
      return null
    case 'checking':
      return <Progress label={t('options.own.checking')} />
    case 'refused':
      return (
        <Callout kind="bad" title={t('options.own.refused')} role="alert">
          <p>{t('options.own.refusedHint')}</p>
        </Callout>
      )
    case 'fine':
      return (
        <Callout kind="good" title={t('options.own.fine')} role="status">
          <p>{t('options.own.fineHint')}</p>
        </Callout>
      )
    case 'no-room':
      return (
        <Callout kind="bad" title={t('options.own.noRoom')} role="alert">
          <p>{t('options.own.noRoomHint')}</p>
        </Callout>
      )
    case 'failed':
      return <FailureCallout failure={check.failure} />
  }
}

function Actions({ model, onClosed }: { model: OwnDetectors; onClosed: () => void }) {
  const { t } = useI18n()
  const actions = useRef<HTMLDivElement>(null)
  const isChecking = model.check.value.step === 'checking'
  /** To the first field that has to change. */
  const then = () => {
    if (model.draft.value === null) {
      onClosed()
      return
    }
    const wrong = actions.current?.parentElement?.querySelector('[aria-invalid="true"]')
    if (wrong instanceof HTMLElement) wrong.focus()
  }
  return (
    <div class="row" ref={actions}>
      <Button
        kind="primary"
        isDisabled={isChecking}
        keepsFocus
        onClick={() => void model.save().then(() => requestAnimationFrame(then))}
      >
        {t('options.own.save')}
      </Button>
      <Button
        isDisabled={isChecking}
        keepsFocus
        onClick={() => void model.test().then(() => requestAnimationFrame(then))}
      >
        {t('options.own.test')}
      </Button>
      <Button
        kind="quiet"
        onClick={() => {
          model.leave()
          onClosed()
        }}
      >
        {t('options.own.cancel')}
      </Button>
    </div>
  )
}
