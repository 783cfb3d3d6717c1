import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import {
  BODY_KINDS,
  type CallName,
  DAY,
  HOUR,
  IN_CALLS,
  METHODS,
} from '#lib/endpoints/custom/api.ts'
import { formatDuration } from '#lib/i18n/format.ts'
import type { ApiForm } from '#lib/models/api-form.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { Area, type FormProps, Line, Place } from './api-fields.tsx'
import { placed } from './api-problem-text.ts'
import { ApiResults } from './api-results.tsx'

const LONGEST_SECONDS = [HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY]

/** A server that a person describes: where it is, how it is called, and where its answers say what. */
export function ApiFormView({ model }: { model: ApiForm }) {
  const { t } = useI18n()
  const form = useRef<HTMLElement>(null)
  const draft = model.draft.value
  if (!draft) return null
  const name = model.editing.value?.name
  /** To what is to be put right first; a button that did what it says keeps the focus. */
  const showProblem = () =>
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  return (
    <section class="api-form" aria-labelledby="api-form-title" ref={form}>
      <div class="api-words">
        <h3 id="api-form-title" ref={focusOnMount} tabIndex={-1}>
          {name === undefined ? t('options.api.title') : t('options.api.editing', name)}
        </h3>
        <p class="soft">{t('options.api.hint')}</p>
      </div>
      <Server model={model} draft={draft} />
      <Call model={model} draft={draft} name="create">
        <Place model={model} draft={draft} field="idAt" />
        <Place model={model} draft={draft} field="expiresAt" isOptional />
        <Place model={model} draft={draft} field="deleteTokenAt" isOptional />
      </Call>
      <Call model={model} draft={draft} name="open">
        <Place model={model} draft={draft} field="textAt" isOptional />
      </Call>
      <Call model={model} draft={draft} name="revoke" isOptional />
      <Limits model={model} draft={draft} />
      <Outcome model={model} draft={draft} />
      <Actions model={model} onProblem={showProblem} />
    </section>
  )
}

function Server({ model, draft }: FormProps) {
  const { t } = useI18n()
  const kept = model.keptHeaders.value
  const isGone = kept.length === 0 && (model.editing.value?.api?.headerNames.length ?? 0) > 0
  const headers = useRef<HTMLDivElement>(null)
  return (
    <fieldset class="api-part">
      <legend>{t('options.api.server')}</legend>
      <Line
        {...{ model, draft }}
        field="address"
        hint={t('options.api.addressHint')}
        // Its links name it.
        isDisabled={model.editing.value !== null}
      />
      <Line {...{ model, draft }} field="name" isOptional />
      <div class="api-headers" ref={headers}>
        <Area
          {...{ model, draft }}
          field="headers"
          hint={
            kept.length > 0
              ? t('options.api.headersKept', kept.join(', '))
              : t(isGone ? 'options.api.headersGone' : 'options.api.headersHint')
          }
          isOptional
          isMasked
        />
        {kept.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              model.dropHeaders()
              // The button is gone with what it did.
              headers.current?.querySelector('textarea')?.focus()
            }}
          >
            {t('options.api.headersDrop')}
          </Button>
        )}
        <Switch
          label={t('options.api.headersOfSender')}
          hint={t('options.api.headersOfSenderHint')}
          isOn={draft.headersOfSender}
          onChange={(isOn) => model.set('headersOfSender', isOn)}
        />
      </div>
      <Select
        label={t('options.api.bodies')}
        value={draft.bodies}
        options={BODY_KINDS.map((kind) => ({ value: kind, label: t(`options.api.${kind}`) }))}
        onChange={(value) => model.set('bodies', value === 'form' ? 'form' : 'json')}
      />
    </fieldset>
  )
}

interface CallProps extends FormProps {
  name: CallName
  isOptional?: boolean
  children?: ComponentChildren
}

function Call({ model, draft, name, isOptional = false, children }: CallProps) {
  const { t } = useI18n()
  const method = draft[`${name}Method`]
  const places = IN_CALLS[name].map(placed).join(' ')
  return (
    <fieldset class="api-part">
      <legend>{t(`options.api.step.${name}`)}</legend>
      <p class="field-hint">{t(`options.api.${name}Hint`)}</p>
      <div class="api-call">
        <Select
          label={t('options.api.method')}
          value={method}
          options={METHODS.map((each) => ({ value: each, label: each }))}
          onChange={(value) => {
            const chosen = METHODS.find((each) => each === value)
            if (chosen) model.set(`${name}Method`, chosen)
          }}
        />
        <Line
          {...{ model, draft, isOptional }}
          field={`${name}Path`}
          label={t('options.api.path')}
          hint={t('options.api.places', places)}
          isMono
        />
      </div>
      {method !== 'GET' && (
        <Area
          {...{ model, draft }}
          field={`${name}Body`}
          label={t('options.api.body')}
          hint={t(draft.bodies === 'json' ? 'options.api.jsonHint' : 'options.api.formHint')}
          isOptional={name !== 'create'}
        />
      )}
      <Area
        {...{ model, draft }}
        field={`${name}Headers`}
        hint={t('options.api.callHeadersHint')}
        isOptional
      />
      {children}
    </fieldset>
  )
}

function Limits({ model, draft }: FormProps) {
  const i18n = useI18n()
  return (
    <fieldset class="api-part">
      <legend>{i18n.t('options.api.limits')}</legend>
      <div class="endpoint-fields">
        <Select
          label={i18n.t('options.api.maxTtlSeconds')}
          value={String(draft.maxTtlSeconds)}
          options={LONGEST_SECONDS.map((seconds) => ({
            value: String(seconds),
            label: formatDuration(i18n, seconds),
          }))}
          onChange={(value) => model.set('maxTtlSeconds', Number(value))}
        />
        <Line {...{ model, draft }} field="mostCharacters" isNumber />
      </div>
    </fieldset>
  )
}

function Outcome({ model, draft }: FormProps) {
  const { t } = useI18n()
  const state = model.state.value
  const hasProblems = Object.keys(model.problems.value).length > 0
  return (
    <>
      {state.step === 'trying' && <Progress label={t('options.api.trying')} />}
      <ApiResults results={model.results.value} isRunning={state.step === 'trying'} />
      {hasProblems && <Callout kind="bad" title={t('options.api.problems')} role="alert" />}
      {state.step === 'permission-refused' && (
        <Callout kind="bad" title={t('options.api.permissionRefused')} role="alert" />
      )}
      {state.step === 'failed' && (
        <FailureCallout failure={state.failure} address={draft.address} />
      )}
    </>
  )
}

function Actions({ model, onProblem }: { model: ApiForm; onProblem: () => void }) {
  const { t } = useI18n()
  const { step } = model.state.value
  const isBusy = step === 'trying' || step === 'saving'
  const run = async (work: () => Promise<void>) => {
    await work()
    if (Object.keys(model.problems.value).length > 0) onProblem()
  }
  return (
    <div class="endpoint-actions">
      <Button isDisabled={isBusy} keepsFocus onClick={() => void run(model.tryIt)}>
        {t('options.api.tryIt')}
      </Button>
      <Button kind="primary" isDisabled={isBusy} keepsFocus onClick={() => void run(model.save)}>
        {t('options.api.save')}
      </Button>
      <Button kind="quiet" isDisabled={isBusy} onClick={() => void model.close()}>
        {t('action.cancel')}
      </Button>
    </div>
  )
}
