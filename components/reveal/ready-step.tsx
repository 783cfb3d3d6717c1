import { useId, useRef } from 'preact/hooks'
import type { Problem, RevealModel, RevealStep } from '#lib/models/reveal.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount, moveFocus } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { LockIcon } from '../icons.tsx'
import { Mark } from '../mark.tsx'
import { PassphraseField } from '../passphrase-field.tsx'
import { Progress } from '../progress.tsx'
import { PasteSteps } from './paste-steps.tsx'

type WaitingStep = Extract<RevealStep, { step: 'ready' | 'opening' }>

/** Before anything is opened: nothing has been asked of a server yet. */
export function ReadyStep({
  model,
  step,
  address,
}: {
  model: RevealModel
  step: WaitingStep
  address: string | null
}) {
  const { t } = useI18n()
  const isOpening = step.step === 'opening'
  const problem = step.step === 'ready' ? step.problem : null
  // With a text to be pasted there is more to do before.
  const isPassphraseFirst = step.needsPassphrase && !step.carrier
  const openButton = useRef<HTMLButtonElement>(null)
  // Programs can press buttons too, of link scanners for example: only a person's press opens.
  const openByPerson = (event: Event) => {
    if (event.isTrusted) void model.open()
  }
  return (
    <div class="stack">
      <Mark size={44} isBusy={isOpening} />
      <div class="reveal-words">
        <h1 ref={isPassphraseFirst ? undefined : focusOnMount} tabIndex={-1}>
          {t('reveal.ready.title')}
        </h1>
        <p class="soft">{t(step.carrier ? 'reveal.paste.hint' : 'reveal.ready.hint')}</p>
      </div>
      {step.exposed && (
        <Callout kind="warn" title={t('reveal.exposed.title')}>
          <p>{t('reveal.exposed.hint')}</p>
        </Callout>
      )}
      {step.carrier && (
        <PasteSteps model={model} carrier={step.carrier} {...{ problem, isOpening }} />
      )}
      {step.needsPassphrase && (
        <RevealPassphrase
          model={model}
          problem={problem}
          onEnter={(event) => {
            // The field is about to be disabled.
            moveFocus(openButton.current)
            openByPerson(event)
          }}
          {...{ isOpening }}
          takesFocus={isPassphraseFirst}
        />
      )}
      {step.step === 'ready' && step.mayDelete && !problem && (
        <p class="soft">{t('reveal.passphrase.mayDelete')}</p>
      )}
      <ProblemCallout problem={problem} address={address} />
      {step.step === 'ready' && step.isHere && (
        <p class="soft">{t('reveal.passphrase.neededHint')}</p>
      )}
      <Button
        kind="primary"
        size="large"
        isWide
        isDisabled={isOpening}
        keepsFocus
        buttonRef={openButton}
        onClick={openByPerson}
      >
        {t(buttonKey(step))}
      </Button>
      {isOpening && (
        <>
          <Progress
            label={t(step.needsPassphrase ? 'reveal.ready.stretching' : 'reveal.ready.opening')}
          />
          {step.canCancel && (
            <Button
              isWide
              onClick={() => {
                moveFocus(openButton.current)
                model.cancel()
              }}
            >
              {t('action.cancel')}
            </Button>
          )}
        </>
      )}
      <p class="faint reveal-local">
        <LockIcon size={14} />
        {t('reveal.ready.local')}
      </p>
      {model.canLeaveToSite && step.step === 'ready' && !step.isHere && (
        <SitesOwnPage model={model} />
      )}
    </div>
  )
}

/** For what this page cannot do. As with opening, only a person's press counts. */
function SitesOwnPage({ model }: { model: RevealModel }) {
  const { t } = useI18n()
  const id = useId()
  const leave = (event: Event) => {
    if (event.isTrusted) void model.leaveToSite()
  }
  return (
    <div class="reveal-site">
      <Button size="small" describedBy={id} onClick={leave}>
        {t('reveal.site.button')}
      </Button>
      <p id={id} class="faint">
        {t('reveal.site.hint')}
      </p>
    </div>
  )
}

function buttonKey(step: WaitingStep) {
  if (step.step === 'opening') {
    return step.needsPassphrase ? 'reveal.ready.stretching' : 'reveal.ready.opening'
  }
  return step.problem?.what === 'failure' ? 'reveal.tryAgain' : 'reveal.ready.open'
}

function RevealPassphrase({
  model,
  problem,
  isOpening,
  takesFocus,
  onEnter,
}: {
  model: RevealModel
  problem: Problem | null
  isOpening: boolean
  takesFocus: boolean
  onEnter: (event: Event) => void
}) {
  const { t } = useI18n()
  return (
    <PassphraseField
      label={t('reveal.ready.passphrase')}
      hint={t('reveal.ready.passphraseHint')}
      error={problem?.what === 'no-passphrase' ? t('reveal.passphrase.missing') : null}
      value={model.passphrase.value}
      isShown={model.isPassphraseShown.value}
      isDisabled={isOpening}
      {...(!isOpening && takesFocus && { inputRef: focusOnMount })}
      onInput={model.setPassphrase}
      onToggle={model.togglePassphrase}
      onEnter={onEnter}
    />
  )
}

function ProblemCallout({ problem, address }: { problem: Problem | null; address: string | null }) {
  const { t } = useI18n()
  if (problem?.what === 'cancelled') {
    return (
      <Callout kind="info" title={t('reveal.cancelled.title')} role="status">
        <p>{t('reveal.cancelled.hint')}</p>
      </Callout>
    )
  }
  if (problem?.what === 'failure') {
    return (
      <FailureCallout
        failure={problem.failure}
        address={address ?? undefined}
        {...(problem.mayBeLost && { hint: t('reveal.mayBeLost') })}
      >
        {!problem.mayBeLost && <p>{t('reveal.nothingLost')}</p>}
      </FailureCallout>
    )
  }
  if (problem?.what === 'passphrase-needed') {
    return (
      <Callout kind="info" title={t('reveal.passphrase.needed')} role="status">
        <p>{t('reveal.passphrase.neededOrCut')}</p>
      </Callout>
    )
  }
  if (problem?.what === 'last-attempt') {
    return (
      <Callout kind="warn" title={t('reveal.passphrase.lastTitle')} role="alert">
        <p>{t('reveal.passphrase.lastHint')}</p>
      </Callout>
    )
  }
  if (problem?.what !== 'wrong-passphrase') return null
  const { attemptsLeft } = problem
  return (
    <Callout kind="bad" title={t('errors.wrongPassphrase.title')} role="alert">
      <p>{attemptsText(t, attemptsLeft)}</p>
    </Callout>
  )
}

function attemptsText(t: ReturnType<typeof useI18n>['t'], attemptsLeft: number | null): string {
  if (attemptsLeft === null) return t('reveal.passphrase.uncounted')
  return attemptsLeft === 1
    ? t('reveal.passphrase.last')
    : t('reveal.passphrase.attempts', String(attemptsLeft))
}
