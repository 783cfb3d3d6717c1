import type { RevokeAllStep } from '#lib/models/revoking.ts'
import type { SharesModel } from '#lib/models/shares.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { FailureCallout } from '../failure-callout.tsx'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { Progress } from '../progress.tsx'

interface RevokeAllProps {
  model: SharesModel
  /** The button that had the focus goes away, with nothing in its place. */
  onGone: () => void
}

/** What can be done to the whole list, in reach however long it grows. */
export function RevokeAll({ model, onGone }: RevokeAllProps) {
  const waiting = model.revocable.value.length
  const ended = model.endedCount.value
  const step = model.revoking.all.value
  const leave = () => {
    model.revoking.leaveAll()
    if (waiting < 2) onGone()
  }
  if (model.entries.value.length === 0) return null
  return (
    <footer class="popup-footer">
      {step && step.step !== 'kept' ? (
        <Step model={model} step={step} onLeave={leave} />
      ) : (
        <Actions {...{ model, waiting, ended, onGone }} hasFocus={step !== null} />
      )}
    </footer>
  )
}

function Actions({
  model,
  waiting,
  ended,
  hasFocus,
  onGone,
}: RevokeAllProps & {
  waiting: number
  ended: number
  hasFocus: boolean
}) {
  const { t } = useI18n()
  return (
    <div class="shares-actions">
      {waiting > 1 && (
        <Button
          size="small"
          {...(hasFocus && { buttonRef: focusOnMount })}
          onClick={() => model.revoking.askAll(waiting)}
        >
          {t('shares.all.button')}
        </Button>
      )}
      {ended > 0 && (
        <Button
          size="small"
          kind="quiet"
          onClick={() => {
            void model.clearEnded()
            onGone()
          }}
        >
          {t('shares.clear')}
        </Button>
      )}
    </div>
  )
}

function Step({
  model: { revoking, irrevocable },
  step,
  onLeave,
}: {
  model: SharesModel
  step: Exclude<RevokeAllStep, { step: 'kept' }>
  onLeave: () => void
}) {
  const { t } = useI18n()
  switch (step.step) {
    case 'sure':
      return (
        <div key="sure" class="share-sure">
          <p ref={focusOnMount} tabIndex={-1} role="alert">
            {t('shares.all.sure', String(step.count))}
            {irrevocable.value.length > 0 &&
              ` ${t('shares.all.irrevocable', String(irrevocable.value.length))}`}
          </p>
          <div class="row">
            <Button size="small" kind="danger" onClick={() => void revoking.revokeAll()}>
              {t('shares.all.revokeSure')}
            </Button>
            <Button size="small" onClick={onLeave}>
              {t('shares.all.keep')}
            </Button>
          </div>
        </div>
      )
    case 'revoking':
      return (
        // With a key it is a new one, which takes the focus from the question.
        <div key="revoking" class="shares-revoking">
          <p ref={focusOnMount} tabIndex={-1} role="status">
            {t('shares.revoking')}
          </p>
          <Progress label={t('shares.revoking')} />
        </div>
      )
    case 'done':
      return <Done step={step} onClose={onLeave} />
    case 'failed':
      return (
        <FailureCallout failure={step.failure}>
          <Button size="small" buttonRef={focusOnMount} onClick={onLeave}>
            {t('shares.all.close')}
          </Button>
        </FailureCallout>
      )
  }
}

function Done({
  step: { revoked, tooLate, failed },
  onClose,
}: {
  step: Extract<RevokeAllStep, { step: 'done' }>
  onClose: () => void
}) {
  const { t } = useI18n()
  return (
    <Callout
      kind={failed + tooLate > 0 ? 'warn' : 'good'}
      title={t('shares.all.revoked', String(revoked))}
      role={failed > 0 ? 'alert' : 'status'}
    >
      {tooLate > 0 && <p>{t('shares.all.tooLate', String(tooLate))}</p>}
      {failed > 0 && <p>{t('shares.all.failed', String(failed))}</p>}
      <Button size="small" buttonRef={focusOnMount} onClick={onClose}>
        {t('shares.all.close')}
      </Button>
    </Callout>
  )
}
