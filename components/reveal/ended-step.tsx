import type { Ending } from '#lib/models/reveal.ts'
import { focusOnMount } from '../focus.ts'
import { useI18n } from '../i18n-context.ts'
import { CheckIcon, ClockIcon, LinkIcon, RefreshIcon } from '../icons.tsx'
import { Mark } from '../mark.tsx'
import { endingText } from './ending-text.ts'

/** Nothing can be opened here, or no more: what happened, and what to do about it. */
export function EndedStep({ ending }: { ending: Ending }) {
  const { title, hints } = endingText(useI18n(), ending)
  return (
    <div class="reveal-ended">
      <EndingIcon ending={ending} />
      <div class="reveal-words" role="status">
        <h1 ref={focusOnMount} tabIndex={-1}>
          {title}
        </h1>
        {hints.map((hint) => (
          <p class="soft" key={hint}>
            {hint}
          </p>
        ))}
      </div>
    </div>
  )
}

function EndingIcon({ ending }: { ending: Ending }) {
  if (ending.why === 'done') {
    return (
      <div class="reveal-badge reveal-badge-good">
        <CheckIcon size={22} />
      </div>
    )
  }
  if (ending.why === 'again') {
    return (
      <div class="reveal-badge">
        <RefreshIcon size={22} />
      </div>
    )
  }
  if (ending.why === 'gone' && ending.state === 'expired') {
    return (
      <div class="reveal-badge">
        <ClockIcon size={22} />
      </div>
    )
  }
  if (['none', 'invitation', 'truncated', 'altered', 'unknown'].includes(ending.why)) {
    return (
      <div class="reveal-badge">
        <LinkIcon size={22} />
      </div>
    )
  }
  return (
    <div class="reveal-badge">
      <Mark size={28} isBurnt />
    </div>
  )
}
