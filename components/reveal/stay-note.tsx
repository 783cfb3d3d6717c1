import type { RevealModel } from '#lib/models/reveal.ts'
import { Button } from '../button.tsx'
import { Countdown, formatClock } from '../countdown.tsx'
import { useI18n } from '../i18n-context.ts'

/** From here on the countdown is worth an announcement, and the way to stop it a button. */
const SOON_MS = 60_000
const OFFER_MS = 10 * 60_000

/** When the page clears itself, and the way to put that off. */
export function StayNote({ model }: { model: RevealModel }) {
  const { t } = useI18n()
  const leftMs = model.leftMs.value
  if (leftMs === null) return null
  return (
    <div class="row">
      <Countdown
        leftMs={leftMs}
        ofMs={model.stayMs}
        label={t('reveal.opened.leaves', formatClock(leftMs))}
      />
      {leftMs <= OFFER_MS && (
        <Button kind="quiet" size="small" onClick={model.keepLonger}>
          {t('reveal.opened.keepLonger')}
        </Button>
      )}
      <span class="visually-hidden" role="status">
        {leftMs <= SOON_MS ? t('reveal.opened.leavesSoon') : ''}
      </span>
    </div>
  )
}
