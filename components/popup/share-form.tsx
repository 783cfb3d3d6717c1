import { useRef } from 'preact/hooks'
import { MAX_LABEL_LENGTH } from '#lib/messaging/messages.ts'
import type { ShareFormModel } from '#lib/models/share-form.ts'
import { canOf } from '#lib/policy/endpoints.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { linkNotes } from '../endpoint-words.ts'
import { FailureCallout } from '../failure-callout.tsx'
import { Field } from '../field.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Stepper } from '../stepper.tsx'
import { TextField } from '../text-field.tsx'
import { EndpointField } from './endpoint-field.tsx'
import { FileField } from './file-field.tsx'
import { LifetimeField } from './lifetime-field.tsx'
import { OtherContent } from './other-content.tsx'
import { PassphraseChoice } from './passphrase-choice.tsx'
import { SharingProgress } from './sharing-progress.tsx'

/** The text waits here until they come back. */
const WANTS_SIGN_IN = new Set(['endpoint/sign-in-required', 'endpoint/sign-in-refused'])

interface FormProps {
  model: ShareFormModel
}

/** Everything about one secret. Control and Enter (or Command and Enter) share from anywhere in it. */
export function ShareForm({ model, onOptions }: FormProps & { onOptions: () => void }) {
  const i18n = useI18n()
  const { t } = i18n
  const sharing = model.sharing.value
  const isFile = model.contentKind.value === 'file'
  const endpoint = model.endpoint.value
  const can = endpoint && canOf(endpoint)
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
          {can && can.maxOpens > 1 && <Openings model={model} />}
        </div>
        {can && (can.passphrases || model.passphrase.mode.value !== 'none') && (
          <PassphraseChoice model={model} />
        )}
        <Names model={model} />
        <EndpointField model={model} />
        {can && <Notes sentences={linkNotes(i18n, can)} />}
      </div>
      <footer class="popup-footer">
        {model.failure.value && (
          <FailureCallout failure={model.failure.value} address={model.endpoint.value?.baseUrl}>
            {WANTS_SIGN_IN.has(model.failure.value.code) && (
              <Button size="small" onClick={onOptions}>
                {t('popup.signIn')}
              </Button>
            )}
          </FailureCallout>
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

/** What the endpoint does not do, before the link is made. */
function Notes({ sentences }: { sentences: readonly string[] }) {
  return (
    <p class="field-hint" role="status">
      {sentences.join(' ')}
    </p>
  )
}

/** Two names, told apart by who sees them. */
function Names({ model }: FormProps) {
  const { t } = useI18n()
  const isDisabled = model.sharing.value !== null
  const takesLabel = model.endpoint.value?.capabilities.labels ?? false
  return (
    <div class="popup-names">
      {(takesLabel || model.label.value !== '') && (
        <TextField
          label={t('popup.label')}
          isOptional
          hint={t(takesLabel ? 'popup.labelHint' : 'kind.noLabels')}
          placeholder={t('popup.labelPlaceholder')}
          maxLength={MAX_LABEL_LENGTH}
          value={model.label.value}
          isDisabled={isDisabled}
          onInput={model.setLabel}
        />
      )}
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
  const max = model.endpoint.value?.capabilities.maxOpens ?? 1
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
