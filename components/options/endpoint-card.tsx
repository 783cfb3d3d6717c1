import { useRef } from 'preact/hooks'
import { linkFormatOf } from '#lib/endpoints/link-formats.ts'
import { formatDuration } from '#lib/i18n/format.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import type { EndpointSettingsModel } from '#lib/models/endpoint-settings.ts'
import { canOf } from '#lib/policy/endpoints.ts'
import { defaultTtlChoices } from '#lib/policy/lifetimes.ts'
import { type ConfiguredEndpoint, defaultEndpoint } from '#lib/policy/settings.ts'
import type { RoundTrip } from '#lib/share/round-trip.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { CopyButton } from '../copy-button.tsx'
import { errorText } from '../error-text.ts'
import { FailureCallout } from '../failure-callout.tsx'
import { Field } from '../field.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { ServerIcon } from '../icons.tsx'
import { kindName } from '../kind-name.ts'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { FactList } from './endpoint-facts.tsx'
import { EndpointLinkPage } from './endpoint-link-page.tsx'
import { EndpointSignIn } from './endpoint-sign-in.tsx'
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
  const { t } = useI18n()
  const isDefault = defaultEndpoint(model.settings.value)?.id === endpoint.id
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
          <p class="faint">{kindName(endpoint.kind)}</p>
        </div>
      </header>
      <Permission model={model} endpoint={endpoint} />
      <div class="endpoint-fields">
        <NameField model={model} endpoint={endpoint} />
        <LifetimeChoice model={model} endpoint={endpoint} />
      </div>
      <RevealPage model={model} endpoint={endpoint} />
      {linkFormatOf(endpoint.kind)?.linksElsewhere && (
        <EndpointLinkPage model={model.linkPages} endpoint={endpoint} onGone={focusName} />
      )}
      <Token model={model} endpoint={endpoint} onGone={focusName} />
      <Switch
        label={t('options.endpoints.opensHere')}
        hint={t('options.endpoints.opensHereHint')}
        isOn={endpoint.opensHere}
        onChange={(isOn) => void model.setOpensHere(endpoint.id, isOn)}
      />
      <Facts endpoint={endpoint} />
      <TestResult model={model} endpoint={endpoint} />
      <InvitationProblem model={model} endpoint={endpoint} />
      <EndpointActions {...{ model, endpoint, isDefault, onRemoved }} onGone={focusName} />
    </article>
  )
}

function Token({ model, endpoint, onGone }: EndpointProps & { onGone: () => void }) {
  const { t } = useI18n()
  // A new installation is asked for it above, as its next step.
  if (model.firstRun.step.value === 'token') return null
  if (endpoint.capabilities.signIn) {
    return <EndpointSignIn model={model.signIns} tokens={model.tokens} endpoint={endpoint} />
  }
  const isSaved = model.tokens.saved.value.includes(endpoint.id)
  if (endpoint.api) {
    // Those of a server that a person described stand in its description.
    const { headerNames } = endpoint.api
    if (headerNames.length === 0 || isSaved) return null
    return (
      <Callout kind="warn" title={t('options.api.headersMissing', headerNames.join(', '))}>
        <Button size="small" onClick={() => model.apiForm.open(endpoint)}>
          {t('options.api.headersType')}
        </Button>
      </Callout>
    )
  }
  const isOfUse = endpoint.needsToken || endpoint.capabilities.tokens !== undefined || isSaved
  return isOfUse ? <EndpointToken model={model.tokens} {...{ endpoint, onGone }} /> : null
}

/** Where people without the extension paste what the server shows them. */
function RevealPage({ model, endpoint: { id, capabilities, revealPage } }: EndpointProps) {
  const { t } = useI18n()
  if (capabilities.without !== 'paste') return null
  const bad = model.badRevealPage.value?.id === id ? model.badRevealPage.value : null
  return (
    <Field
      label={t('options.endpoints.revealPage')}
      isOptional
      hint={t(revealPage ? 'options.endpoints.revealPageHint' : 'options.endpoints.revealPageNone')}
      error={bad && t('options.add.badAddress')}
    >
      {(control) => (
        <input
          {...control}
          class="input"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={bad?.text ?? revealPage ?? ''}
          onChange={(event) => void model.setRevealPage(id, event.currentTarget.value)}
        />
      )}
    </Field>
  )
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

function LifetimeChoice({ model, endpoint }: EndpointProps) {
  const i18n = useI18n()
  const choices = defaultTtlChoices(endpoint.capabilities, endpoint.ttlSeconds)
  if (choices.length === 0) return null
  return (
    <Select
      label={i18n.t('options.endpoints.lifetime')}
      value={String(endpoint.ttlSeconds)}
      options={choices.map((seconds) => ({
        value: String(seconds),
        label: formatDuration(i18n, seconds),
      }))}
      onChange={(value) => void model.setTtl(endpoint.id, Number(value))}
    />
  )
}

function Facts({ endpoint }: { endpoint: ConfiguredEndpoint }) {
  const { t } = useI18n()
  return (
    <details class="endpoint-weak">
      <summary>{t('options.facts.summary')}</summary>
      <FactList capabilities={canOf(endpoint)} />
    </details>
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
  const i18n = useI18n()
  const { t } = i18n
  const test = model.tests.states.value[endpoint.id]
  if (test?.step === 'failed') {
    return <FailureCallout failure={test.failure} address={endpoint.baseUrl} />
  }
  if (test?.step !== 'answers') return null
  const { name, version, trip } = test
  if (trip?.outcome === 'failed') {
    return (
      <Callout kind="bad" title={t(`options.trip.${trip.at}`)} role="alert">
        {tripHints(i18n, trip).map((hint) => (
          <p key={hint}>{hint}</p>
        ))}
      </Callout>
    )
  }
  const title =
    version === null
      ? t('options.endpoints.worksNamed', name)
      : t('options.endpoints.works', name, version)
  return (
    <Callout kind="good" title={title} role="status">
      {trip && <p>{t(trip.isAsked ? 'options.trip.works' : 'options.trip.worksUnasked')}</p>}
    </Callout>
  )
}

/** Why it failed, and what may be left of it. */
function tripHints(
  i18n: I18n,
  { failure, isLeft }: Extract<RoundTrip, { outcome: 'failed' }>,
): string[] {
  const words = failure && errorText(i18n, failure)
  return [
    words ? `${words.title}. ${words.hint}` : i18n.t('options.trip.hint'),
    ...(isLeft ? [i18n.t('options.trip.left')] : []),
  ]
}

interface ActionsProps extends EndpointProps {
  isDefault: boolean
  onGone: () => void
  onRemoved: () => void
}

function EndpointActions({ model, endpoint, isDefault, onGone, onRemoved }: ActionsProps) {
  const { t } = useI18n()
  const wasAsked = useRef(false)
  const { id, capabilities } = endpoint
  const sites = model.sites.namesOf(endpoint)
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
          {sites.length > 0 && ` ${t('options.endpoints.removeSites', sites.join(', '))}`}
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
  const isTesting = model.tests.states.value[id]?.step === 'testing'
  return (
    <div class="endpoint-actions" key="actions">
      <Button
        size="small"
        isDisabled={isTesting}
        keepsFocus
        onClick={() => void model.tests.test(endpoint)}
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
      {endpoint.api && (
        <Button size="small" onClick={() => model.apiForm.open(endpoint)}>
          {t('options.api.edit')}
        </Button>
      )}
      {/* An invitation has no room for the description of a server. */}
      {!endpoint.api && (
        <CopyButton
          size="small"
          label={t('options.endpoints.invite')}
          state={model.invited.value === id ? model.copyingInvitation.state.value : 'idle'}
          onCopy={() => void model.copyInvitation(endpoint)}
        />
      )}
      <Button
        size="small"
        kind="quiet"
        // After "Keep it" the focus is back where it came from.
        {...(wasAsked.current && { buttonRef: focusOnMount })}
        onClick={() => model.askToRemove(id)}
      >
        {t('options.endpoints.remove')}
      </Button>
      {model.tokens.saved.value.includes(id) && !capabilities.signIn && !endpoint.api && (
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
