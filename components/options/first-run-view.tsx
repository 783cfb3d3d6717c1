import type { ComponentChildren } from 'preact'
import type { EndpointSettingsModel, Shortcut } from '#lib/models/endpoint-settings.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Mark } from '../mark.tsx'
import { FactList, FoundServer } from './endpoint-facts.tsx'
import { EndpointSignIn } from './endpoint-sign-in.tsx'
import { EndpointToken } from './endpoint-token.tsx'
import { FirstEndpoint } from './first-endpoint.tsx'

/** Made up; to be shared once without harm. */
const PRACTICE_TEXT = 'DB_PASSWORD=correct-horse-battery-staple'

/** What a new installation needs, one step at a time. */
export function FirstRunView({
  model,
  onDone,
}: {
  model: EndpointSettingsModel
  onDone: () => void
}) {
  const { step, endpoint } = model.firstRun
  if (step.value === null) return null
  if (endpoint.value === null) return <FirstEndpoint model={model} />
  return step.value === 'token' ? (
    <TokenStep model={model} endpoint={endpoint.value} />
  ) : (
    <ReadyStep model={model} endpoint={endpoint.value} onDone={onDone} />
  )
}

interface StepProps {
  model: EndpointSettingsModel
  endpoint: ConfiguredEndpoint
}

function TokenStep({ model, endpoint }: StepProps) {
  const { t } = useI18n()
  const { signIn } = endpoint.capabilities
  if (signIn) {
    const hint = t(signIn === 'email' ? 'options.signIn.stepHintEmail' : 'options.signIn.stepHint')
    return (
      <Hero title={t('options.signIn.step', endpoint.name)} hint={hint}>
        <EndpointSignIn
          model={model.signIns}
          tokens={model.tokens}
          endpoint={endpoint}
          isUntitled
        />
      </Hero>
    )
  }
  return (
    <Hero title={t('options.token.title', endpoint.name)} hint={t('options.token.hint')}>
      <EndpointToken model={model.tokens} endpoint={endpoint} />
    </Hero>
  )
}

function ReadyStep({ model, endpoint, onDone }: StepProps & { onDone: () => void }) {
  const { t } = useI18n()
  const shortcut = model.shortcut.value
  const finish = () => {
    model.firstRun.finish()
    onDone()
  }
  return (
    <Hero title={t('options.ready.title')} hint={t('options.ready.hint', endpoint.name)}>
      <Found model={model} />
      <ul class="ways">
        <Way name={t('options.ready.menu')}>{t('options.ready.menuHint')}</Way>
        <Way name={t('options.ready.toolbar')}>{t('options.ready.toolbarHint')}</Way>
        <Way name={shortcut?.keys ? <Keys keys={shortcut.keys} /> : t('options.ready.shortcut')}>
          {shortcutHint(t, shortcut)}{' '}
          <button
            type="button"
            class="text-button"
            onClick={() => void model.openShortcutSettings()}
          >
            {t(shortcut?.keys ? 'options.ready.shortcutChange' : 'options.ready.shortcutSet')}
          </button>
        </Way>
      </ul>
      <Practice model={model} />
      <div class="row">
        <Button kind="primary" onClick={finish}>
          {t('options.ready.done')}
        </Button>
      </div>
    </Hero>
  )
}

/** What was found at the address that was typed. */
function Found({ model: { adding } }: { model: EndpointSettingsModel }) {
  const { t } = useI18n()
  const state = adding.state.value
  if (state.step !== 'added') return null
  return (
    <div class="found">
      <FoundServer {...state.probed} />
      <details class="endpoint-weak">
        <summary>{t('options.facts.summary')}</summary>
        <FactList {...state.probed} />
      </details>
    </div>
  )
}

function Hero({
  title,
  hint,
  children,
}: {
  title: string
  hint: string
  children: ComponentChildren
}) {
  return (
    <section class="first" aria-labelledby="first-title">
      <div class="first-art">
        <Mark size={200} />
      </div>
      <div class="section-words" role="status">
        <h2 id="first-title" tabIndex={-1} ref={focusOnMount}>
          {title}
        </h2>
        <p class="soft">{hint}</p>
      </div>
      {children}
    </section>
  )
}

function Way({ name, children }: { name: ComponentChildren; children: ComponentChildren }) {
  return (
    <li class="way">
      <span class="way-name">{name}</span>
      <span class="soft">{children}</span>
    </li>
  )
}

function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}

function Practice({ model }: { model: EndpointSettingsModel }) {
  const { t } = useI18n()
  return (
    <div class="practice">
      <label class="field-label" for="practice">
        {t('options.ready.try')}
      </label>
      <textarea
        id="practice"
        class="input input-mono"
        rows={1}
        spellcheck={false}
        autocomplete="off"
        aria-describedby="practice-hint"
        defaultValue={PRACTICE_TEXT}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p id="practice-hint" class="field-hint">
        {t('options.ready.tryHint')}
      </p>
      <div role="status">
        {model.firstRun.hasTried.value && (
          <Callout kind="good" title={t('options.ready.tried')}>
            <p>{t('options.ready.triedHint')}</p>
          </Callout>
        )}
      </div>
    </div>
  )
}

function shortcutHint(t: ReturnType<typeof useI18n>['t'], shortcut: Shortcut | null): string {
  if (!shortcut?.keys) return t('options.ready.shortcutNone')
  return shortcut.isTaken ? t('options.ready.shortcutTaken') : t('options.ready.shortcutHint')
}
