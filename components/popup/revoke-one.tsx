import type { ShareEntry } from '#lib/activity/entry.ts'
import { formatTime } from '#lib/i18n/format.ts'
import type { RevokeStep, Revoking } from '#lib/models/revoking.ts'
import { Button } from '../button.tsx'
import { errorText } from '../error-text.ts'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { entryName } from './share-entry-text.ts'

interface RevokeOneProps {
  revoking: Revoking
  entry: ShareEntry
  isWaiting: boolean
}

/** Revoking one share, where it stands in the list: a question first, then what came of it. */
export function RevokeOne({ revoking, entry, isWaiting }: RevokeOneProps) {
  const i18n = useI18n()
  const { t } = i18n
  const { id } = entry
  const step = revoking.steps.value[id]
  if (step === undefined || step.step === 'kept') {
    const hasFocus = step !== undefined
    return isWaiting ? <RevokeButton {...{ revoking, entry, hasFocus }} /> : null
  }
  if (step.step === 'sure') {
    // It ended while the question stood there.
    return isWaiting ? <Question revoking={revoking} id={id} /> : null
  }
  // It ended by other means, "Revoke all" for example: nothing is left to try again.
  if (step.step === 'failed' && !isWaiting) return null
  return (
    <div class={`share-outcome share-outcome-${step.step}`}>
      {/* Each is a new one, so that the focus follows from Retry too. */}
      <p
        key={step.step}
        ref={focusOnMount}
        tabIndex={-1}
        role={step.step === 'failed' ? 'alert' : 'status'}
      >
        <Outcome step={step} />
      </p>
      {step.step === 'failed' && (
        <Button size="small" onClick={() => void revoking.revoke(id)}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}

/** After "Keep it" the focus is back where it came from. */
function RevokeButton({
  revoking,
  entry,
  hasFocus,
}: Omit<RevokeOneProps, 'isWaiting'> & { hasFocus: boolean }) {
  const i18n = useI18n()
  return (
    <Button
      size="small"
      kind="quiet"
      {...(hasFocus && { buttonRef: focusOnMount })}
      onClick={() => revoking.ask(entry.id)}
    >
      {i18n.t('shares.revoke')}
      <span class="visually-hidden"> {entryName(i18n, entry)}</span>
    </Button>
  )
}

function Question({ revoking, id }: { revoking: Revoking; id: string }) {
  const { t } = useI18n()
  return (
    <div class="share-sure">
      <p ref={focusOnMount} tabIndex={-1} role="alert">
        {t('shares.sure')}
      </p>
      <div class="row">
        <Button size="small" kind="danger" onClick={() => void revoking.revoke(id)}>
          {t('shares.revokeSure')}
        </Button>
        <Button size="small" onClick={() => revoking.leave(id)}>
          {t('shares.keep')}
        </Button>
      </div>
    </div>
  )
}

function Outcome({ step }: { step: Exclude<RevokeStep, { step: 'sure' | 'kept' }> }) {
  const i18n = useI18n()
  const { t } = i18n
  switch (step.step) {
    case 'revoking':
      return t('shares.revoking')
    case 'revoked':
      return t('shares.done')
    case 'gone':
      return t('shares.goneBefore')
    case 'too-late':
      return step.openedAt === null
        ? t('shares.tooLateUnknown')
        : t('shares.tooLate', formatTime(i18n, step.openedAt))
    case 'failed': {
      const { title, hint } = errorText(i18n, step.failure)
      return `${t('shares.stillWaits')} ${title}. ${hint}`
    }
  }
}
