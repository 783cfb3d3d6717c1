import { useRef } from 'preact/hooks'
import { MAX_LABEL_LENGTH } from '#lib/messaging/messages.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { Field } from '../field.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Select } from '../select.tsx'
import { Stepper } from '../stepper.tsx'
import { TextField } from '../text-field.tsx'
import { FileField } from './file-field.tsx'
import { LifetimeField } from './lifetime-field.tsx'
import { OtherContent } from './other-content.tsx'
import { PassphraseChoice } from './passphrase-choice.tsx'
import { SharingProgress } from './sharing-progress.tsx'

interface FormProps {
  model: ShareFormModel
}

/** Everything about one secret. Control and Enter (or Command and Enter) share from anywhere in it. */
export function ShareForm({ model }: FormProps) {
  const { t } = useI18n()
  const sharing = model.sharing.value
  const isFile = model.contentKind.value === 'file'
  const shareButton = useRef<HTMLButtonElement>(null)
  // Where the focus is when a field is disabled under it, or Cancel is gone.
  const focusShare = () => moveFocus(shareButton.current)
  const share = () => {
    void model.share()
    if (model.sharing.value) focusShare()
  }
  const cancel = () => {
    model.cancel()
    focusShare()
  }
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
        {isFile ? <FileField model={model} /> : <SecretField model={model} />}
        <div class="popup-pair">
          <LifetimeField model={model} />
          <Openings model={model} />
        </div>
        <PassphraseChoice model={model} />
        <Names model={model} />
        <EndpointField model={model} />
      </div>
      <footer class="popup-footer">
        {model.failure.value && (
          <FailureCallout failure={model.failure.value} address={model.endpoint.value?.baseUrl} />
        )}
        {sharing && <SharingProgress model={model} sharing={sharing} onCancel={cancel} />}
        <Button
          kind="primary"
          size="large"
          isWide
          isDisabled={sharing !== null}
          keepsFocus
          buttonRef={shareButton}
          onClick={share}
        >
          {t('popup.share')}
          <span class="popup-key" aria-hidden="true">
            {t('popup.shortcut')}
          </span>
        </Button>
      </footer>
    </div>
  )
}

/** Two names, told apart by who sees them. */
function Names({ model }: FormProps) {
  const { t } = useI18n()
  const isDisabled = model.sharing.value !== null
  return (
    <div class="popup-names">
      <TextField
        label={t('popup.label')}
        isOptional
        hint={t('popup.labelHint')}
        placeholder={t('popup.labelPlaceholder')}
        maxLength={MAX_LABEL_LENGTH}
        value={model.label.value}
        isDisabled={isDisabled}
        onInput={model.setLabel}
      />
      <TextField
        label={t('popup.localName')}
        isOptional
        hint={t('popup.localNameHint')}
        placeholder={t('popup.localNamePlaceholder')}
        maxLength={MAX_LABEL_LENGTH}
        value={model.localName.value}
        isDisabled={isDisabled}
        onInput={model.setLocalName}
      />
    </div>
  )
}

function SecretField({ model }: FormProps) {
  const { t } = useI18n()
  return (
    <Field
      label={t('popup.text')}
      error={model.problem.value === 'no-text' ? t('popup.textMissing') : null}
      aside={<OtherContent model={model} />}
    >
      {(control) => (
        <textarea
          {...control}
          ref={focusOnMount}
          class="input input-mono"
          rows={5}
          placeholder={t('popup.textPlaceholder')}
          value={model.text.value}
          disabled={model.sharing.value !== null}
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
      isDisabled={model.sharing.value !== null}
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
      isDisabled={model.sharing.value !== null}
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
