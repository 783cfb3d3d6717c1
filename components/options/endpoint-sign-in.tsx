import { useRef } from 'preact/hooks'
import type { Failure } from '#lib/messaging/failure.ts'
import type { SignInDraft, SignInField, SignInSettings } from '#lib/models/sign-in-settings.ts'
import type { TokenSettings } from '#lib/models/token-settings.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { Segmented } from '../choice.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'
import { Switch } from '../switch.tsx'
import { TextField } from '../text-field.tsx'

interface SignInProps {
  model: SignInSettings
  tokens: TokenSettings
  endpoint: ConfiguredEndpoint
  /** Where the section around it says it. */
  isUntitled?: boolean
}

/** Signing in to an endpoint. What is kept is never shown again. */
export function EndpointSignIn(props: SignInProps) {
  const { model, tokens, endpoint } = props
  const before = useRef<typeof SignedIn | null>(null)
  const isSignedIn = tokens.saved.value.includes(endpoint.id)
  const View = isSignedIn && !model.states.value[endpoint.id] ? SignedIn : SignInForm
  // What had the focus went away with the other one.
  const takesFocus = before.current !== null && before.current !== View
  before.current = View
  return <View {...props} isSignedIn={isSignedIn} takesFocus={takesFocus} />
}

interface ViewProps extends SignInProps {
  isSignedIn: boolean
  takesFocus: boolean
}

function SignedIn({ model, tokens, endpoint: { id }, takesFocus }: ViewProps) {
  const { t } = useI18n()
  const isForSession = tokens.forSession.value.includes(id)
  return (
    <Callout
      kind="good"
      title={t(isForSession ? 'options.signIn.forSession' : 'options.signIn.kept')}
      role="status"
      takesFocus={takesFocus}
    >
      <div class="row">
        <Button size="small" onClick={() => model.open(id)}>
          {t('options.signIn.again')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => void model.signOut(id)}>
          {t('options.signIn.out')}
        </Button>
      </div>
    </Callout>
  )
}

function SignInForm({ model, endpoint, isUntitled, isSignedIn, takesFocus }: ViewProps) {
  const { t } = useI18n()
  const { id, name, baseUrl } = endpoint
  const state = model.states.value[id]
  const isAsking = state?.step === 'asking'
  const button = useRef<HTMLButtonElement>(null)
  const signIn = () => {
    void model.signIn(endpoint)
    // The field is disabled meanwhile, and must not take the focus with it.
    if (model.states.value[id]?.step === 'asking') moveFocus(button.current)
  }
  return (
    <fieldset class="sign-in" aria-label={t('options.signIn.named', name)}>
      <div class="section-words" tabIndex={-1} {...(takesFocus && { ref: focusOnMount })}>
        {!isUntitled && <h4>{t('options.signIn.title')}</h4>}
        <p class="field-hint">{t('options.signIn.hint')}</p>
      </div>
      <Fields model={model} endpoint={endpoint} isDisabled={isAsking} onEnter={signIn} />
      <Switch
        label={t('options.signIn.keep')}
        hint={t('options.signIn.keepHint')}
        isOn={model.draftOf(id).isKept}
        onChange={(isKept) => model.change(id, { isKept })}
      />
      {isAsking && <Progress label={t('options.signIn.asking')} />}
      {state?.step === 'failed' && (
        <Refused failure={state.failure} address={baseUrl} isByEmail={isByEmail(endpoint)} />
      )}
      <div class="row">
        <Button kind="primary" isDisabled={isAsking} keepsFocus buttonRef={button} onClick={signIn}>
          {t('options.signIn.button')}
        </Button>
        {isSignedIn && !isAsking && (
          <Button kind="quiet" onClick={() => model.cancel(id)}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

/** What is said of a sign-in elsewhere leads to this page. */
function Refused({
  failure,
  address,
  isByEmail,
}: {
  failure: Failure
  address: string
  isByEmail: boolean
}) {
  const { t } = useI18n()
  const isRefused = failure.code === 'endpoint/sign-in-refused'
  return (
    <FailureCallout
      failure={failure}
      address={address}
      {...(isRefused && {
        hint: t(isByEmail ? 'options.signIn.refusedEmail' : 'options.signIn.refused'),
      })}
    />
  )
}

interface FieldsProps {
  model: SignInSettings
  endpoint: ConfiguredEndpoint
  isDisabled: boolean
  onEnter: () => void
}

function isByEmail({ capabilities }: ConfiguredEndpoint): boolean {
  return capabilities.signIn === 'email'
}

function Fields({ model, endpoint, isDisabled, onEnter }: FieldsProps) {
  const { t } = useI18n()
  const { id } = endpoint
  const draft = model.draftOf(id)
  const state = model.states.value[id]
  const field = (name: SignInField) => ({
    error:
      state?.step === 'bad-field' && state.field === name ? t(`options.signIn.${name}Bad`) : null,
    isMono: true,
    isDisabled,
    value: draft[name],
    onInput: (text: string) => model.change(id, { [name]: text }),
    onEnter,
  })
  if (isByEmail(endpoint)) {
    return (
      <div class="endpoint-fields">
        <TextField label={t('options.signIn.email')} {...field('email')} />
        <TextField label={t('options.signIn.password')} isMasked {...field('password')} />
      </div>
    )
  }
  return (
    <>
      <Segmented
        legend={t('options.signIn.with')}
        value={draft.by}
        isDisabled={isDisabled}
        choices={[
          { value: 'token', label: t('options.signIn.byToken') },
          { value: 'approle', label: t('options.signIn.byRole') },
        ]}
        onChange={(by: SignInDraft['by']) => model.change(id, { by })}
      />
      {draft.by === 'token' ? (
        <TextField
          key="token"
          label={t('options.signIn.token')}
          hint={t('options.signIn.tokenHint')}
          isMasked
          {...field('token')}
        />
      ) : (
        <div class="endpoint-fields" key="role">
          <TextField label={t('options.signIn.roleId')} {...field('roleId')} />
          <TextField
            label={t('options.signIn.secretId')}
            isOptional
            hint={t('options.signIn.secretIdHint')}
            isMasked
            {...field('secretId')}
          />
        </div>
      )}
      <TextField
        label={t('options.signIn.namespace')}
        isOptional
        hint={t('options.signIn.namespaceHint')}
        {...field('namespace')}
      />
    </>
  )
}
