import type { ComponentChildren } from 'preact'
import { focusOnMount } from './focus.ts'
import { AlertIcon, CheckIcon, InfoIcon } from './icons.tsx'

interface CalloutProps {
  kind: 'info' | 'good' | 'warn' | 'bad'
  title?: string
  children?: ComponentChildren
  /** Read out at once (`alert`), when there is time (`status`), or not by itself. */
  role?: 'alert' | 'status'
  /** Where it takes the place of what had the focus. */
  takesFocus?: boolean
}

/** A short message about what is on the page. */
export function Callout({ kind, title, children, role, takesFocus = false }: CalloutProps) {
  return (
    <div
      class={`callout callout-${kind}`}
      role={role}
      {...(takesFocus && { ref: focusOnMount, tabIndex: -1 })}
    >
      <CalloutIcon kind={kind} />
      <div class="callout-words">
        {title !== undefined && <p class="callout-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

function CalloutIcon({ kind }: Pick<CalloutProps, 'kind'>) {
  if (kind === 'good') return <CheckIcon />
  return kind === 'info' ? <InfoIcon /> : <AlertIcon />
}
