import type { ShareFormModel } from '#lib/models/share-form.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { Field } from '../field.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'
import { Select } from '../select.tsx'
import { Stepper } from '../stepper.tsx'
import { TextField } from '../text-field.tsx'
import { LifetimeField } from './lifetime-field.tsx'
import { PassphraseChoice } from './passphrase-choice.tsx'

interface FormProps {
  model: ShareFormModel
}

const MAX_LABEL_LENGTH = 200

/** Everything about one secret. Control and Enter (or Command and Enter) share from anywhere in it. */
export function ShareForm({ model }: FormProps) {
  const { t } = useI18n()
  const isSharing = model.isSharing.value
  const share = () => void model.share()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for what the button does
    <div
      class="popup-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) share()
      }}
    >
      <h1 class="visually-hidden">{t('popup.heading')}</h1>
      <div class="popup-scroll">
        <DraftNote model={model} />
        <SecretField model={model} />
        <div class="popup-pair">
          <LifetimeField model={model} />
          <Openings model={model} />
        </div>
        <PassphraseChoice model={model} />
        <TextField
          label={t('popup.label')}
          isOptional
          hint={t('popup.labelHint')}
          placeholder={t('popup.labelPlaceholder')}
          maxLength={MAX_LABEL_LENGTH}
          value={model.label.value}
          isDisabled={isSharing}
          onInput={model.setLabel}
        />
        <EndpointField model={model} />
      </div>
      <footer class="popup-footer">
        {model.failure.value && (
          <FailureCallout failure={model.failure.value} address={model.endpoint.value?.baseUrl} />
        )}
        {isSharing && <Progress label={sharingText(t, model)} />}
        <Button kind="primary" size="large" isWide isDisabled={isSharing} onClick={share}>
          {isSharing ? sharingText(t, model) : t('popup.share')}
          {!isSharing && (
            <span class="popup-key" aria-hidden="true">
              {t('popup.shortcut')}
            </span>
          )}
        </Button>
      </footer>
    </div>
  )
}

function sharingText(t: ReturnType<typeof useI18n>['t'], model: ShareFormModel): string {
  return t(model.passphraseMode.value === 'none' ? 'popup.sharing' : 'popup.stretching')
}

function SecretField({ model }: FormProps) {
  const { t } = useI18n()
  return (
    <Field
      label={t('popup.text')}
      error={model.problem.value === 'no-text' ? t('popup.textMissing') : null}
    >
      {(control) => (
        <textarea
          {...control}
          ref={focusOnMount}
          class="input input-mono"
          rows={5}
          placeholder={t('popup.textPlaceholder')}
          value={model.text.value}
          disabled={model.isSharing.value}
          autocomplete="off"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          onInput={(event) => model.setText(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

function Openings({ model }: FormProps) {
  const { t } = useI18n()
  const max = model.endpoint.value?.limits.maxOpens ?? 1
  return (
    <Stepper
      label={t('popup.openings')}
      value={model.maxOpens.value}
      max={max}
      fewer={t('popup.fewer')}
      more={t('popup.further')}
      isDisabled={model.isSharing.value}
      onChange={model.setMaxOpens}
    />
  )
}

function EndpointField({ model }: FormProps) {
  const { t } = useI18n()
  const { endpoints } = model.settings.value
  const endpoint = model.endpoint.value
  if (endpoints.length < 2 || !endpoint) return null
  return (
    <Select
      label={t('popup.endpoint')}
      value={endpoint.id}
      options={endpoints.map(({ id, name }) => ({ value: id, label: name }))}
      isDisabled={model.isSharing.value}
      onChange={model.setEndpoint}
    />
  )
}

function DraftNote({ model }: FormProps) {
  const { t } = useI18n()
  const reason = model.draftReason.value
  if (reason !== 'confirm' && reason !== 'flattened') return null
  return (
    <Callout kind="warn" title={t(`popup.draft.${reason}Title`)} role="status">
      <p>{t(`popup.draft.${reason}`)}</p>
    </Callout>
  )
}
