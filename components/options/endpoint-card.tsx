import { useRef } from 'preact/hooks'
import { formatDuration } from '#lib/i18n/format.ts'
import { formatSize } from '#lib/i18n/size.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { defaultTtlChoices } from '#lib/policy/lifetimes.ts'
import { type ConfiguredEndpoint, defaultEndpoint } from '#lib/policy/settings.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { CopyButton } from '../copy-button.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { Field } from '../field.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { ServerIcon } from '../icons.tsx'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { EndpointToken } from './endpoint-token.tsx'

interface EndpointProps {
  model: EndpointSettingsModel
  endpoint: ConfiguredEndpoint
}

/** One endpoint: what it is called, how long secrets live there, and whether it answers. */
export function EndpointCard({
  model,
  endpoint,
  onRemoved,
}: EndpointProps & { onRemoved: () => void }) {
  const name = useRef<HTMLHeadingElement>(null)
  // Takes the focus when a button of the card is gone with what it did.
  const focusName = () => moveFocus(name.current)
  const i18n = useI18n()
  const { t } = i18n
  const isDefault = defaultEndpoint(model.settings.value)?.id === endpoint.id
  const { envelopeBytes, maxTtlSeconds } = endpoint.limits
  return (
    <article class="endpoint" aria-label={endpoint.name}>
      <header class="endpoint-header">
        <span class="endpoint-icon">
          <ServerIcon size={18} />
        </span>
        <div class="endpoint-words">
          <h3 ref={name} tabIndex={-1}>
            {endpoint.name}
            {isDefault && <span class="tag">{t('options.endpoints.default')}</span>}
          </h3>
          <p class="faint endpoint-url">{endpoint.baseUrl}</p>
        </div>
      </header>
      <Permission model={model} endpoint={endpoint} />
      <div class="endpoint-fields">
        <NameField model={model} endpoint={endpoint} />
        <Select
          label={t('options.endpoints.lifetime')}
          value={String(endpoint.ttlSeconds)}
          options={defaultTtlChoices(endpoint.limits, endpoint.ttlSeconds).map((seconds) => ({
            value: String(seconds),
            label: formatDuration(i18n, seconds),
          }))}
          onChange={(value) => void model.setTtl(endpoint.id, Number(value))}
        />
      </div>
      <Token model={model} endpoint={endpoint} onGone={focusName} />
      <Switch
        label={t('options.endpoints.opensHere')}
        hint={t('options.endpoints.opensHereHint')}
        isOn={endpoint.opensHere}
        onChange={(isOn) => void model.setOpensHere(endpoint.id, isOn)}
      />
      <p class="faint">
        {t(
          'options.endpoints.limits',
          formatSize(i18n, envelopeBytes),
          formatDuration(i18n, maxTtlSeconds),
        )}
      </p>
      <TestResult model={model} endpoint={endpoint} />
      <InvitationProblem model={model} endpoint={endpoint} />
      <EndpointActions {...{ model, endpoint, isDefault, onRemoved }} onGone={focusName} />
    </article>
  )
}

function Token({ model, endpoint, onGone }: EndpointProps & { onGone: () => void }) {
  // A new installation is asked for it above, as its next step.
  if (model.firstRun.step.value === 'token') return null
  const isOfUse = endpoint.needsToken || model.tokens.saved.value.includes(endpoint.id)
  return isOfUse ? <EndpointToken model={model.tokens} {...{ endpoint, onGone }} /> : null
}

function NameField({ model, endpoint }: EndpointProps) {
  const { t } = useI18n()
  return (
    <Field label={t('options.endpoints.name')}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="text"
          maxLength={100}
          autocomplete="off"
          value={endpoint.name}
          onChange={(event) => void model.rename(endpoint.id, event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

function Permission({ model, endpoint }: EndpointProps) {
  const { t } = useI18n()
  if (!model.withoutHost.value.includes(endpoint.id)) return null
  return (
    <Callout kind="warn" title={t('options.endpoints.noPermission')}>
      <Button size="small" onClick={() => void model.allow(endpoint)}>
        {t('options.endpoints.allow')}
      </Button>
    </Callout>
  )
}

function TestResult({ model, endpoint }: EndpointProps) {
  const { t } = useI18n()
  const test = model.tests.value[endpoint.id]
  if (test?.step === 'failed') {
    return <FailureCallout failure={test.failure} address={endpoint.baseUrl} />
  }
  if (test?.step !== 'works') return null
  return (
    <Callout
      kind="good"
      title={t('options.endpoints.works', test.name, test.version)}
      role="status"
    />
  )
}

interface ActionsProps extends EndpointProps {
  isDefault: boolean
  onGone: () => void
  onRemoved: () => void
}

function EndpointActions({ model, endpoint, isDefault, onGone, onRemoved }: ActionsProps) {
  const { t } = useI18n()
  const wasAsked = useRef(false)
  const { id } = endpoint
  if (model.removing.value === id) {
    wasAsked.current = true
    const remove = () => {
      wasAsked.current = false
      void model.remove(endpoint)
      onRemoved()
    }
    return (
      <div class="endpoint-actions" key="sure">
        <p class="endpoint-sure" ref={focusOnMount} tabIndex={-1} role="alert">
          {t('options.endpoints.removeHint')}
        </p>
        <Button size="small" kind="danger" onClick={remove}>
          {t('options.endpoints.removeSure')}
        </Button>
        <Button size="small" onClick={() => model.askToRemove(null)}>
          {t('options.endpoints.removeKeep')}
        </Button>
      </div>
    )
  }
  const isTesting = model.tests.value[id]?.step === 'testing'
  return (
    <div class="endpoint-actions" key="actions">
      <Button
        size="small"
        isDisabled={isTesting}
        keepsFocus
        onClick={() => void model.test(endpoint)}
      >
        {t(isTesting ? 'options.endpoints.testing' : 'options.endpoints.test')}
      </Button>
      {!isDefault && (
        <Button
          size="small"
          onClick={() => {
            void model.makeDefault(id)
            onGone()
          }}
        >
          {t('options.endpoints.makeDefault')}
        </Button>
      )}
      <CopyButton
        size="small"
        label={t('options.endpoints.invite')}
        state={model.invited.value === id ? model.copyingInvitation.state.value : 'idle'}
        onCopy={() => void model.copyInvitation(endpoint)}
      />
      <Button
        size="small"
        kind="quiet"
        // After "Keep it" the focus is back where it came from.
        {...(wasAsked.current && { buttonRef: focusOnMount })}
        onClick={() => model.askToRemove(id)}
      >
        {t('options.endpoints.remove')}
      </Button>
      {model.tokens.saved.value.includes(id) && (
        <p class="faint endpoint-note">{t('options.endpoints.inviteToken')}</p>
      )}
    </div>
  )
}

function InvitationProblem({ model, endpoint }: EndpointProps) {
  const isRefused = model.copyingInvitation.state.value === 'refused'
  if (!isRefused || model.invited.value !== endpoint.id) return null
  return <FailureCallout failure={{ code: 'app/clipboard-refused' }} />
}
