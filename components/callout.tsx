import type { ComponentChildren } from 'preact'
import { AlertIcon, CheckIcon, InfoIcon } from './icons.tsx'

interface CalloutProps {
  kind: 'info' | 'good' | 'warn' | 'bad'
  title?: string
  children?: ComponentChildren
  /** Read out at once (`alert`), when there is time (`status`), or not by itself. */
  role?: 'alert' | 'status'
}

/** A short message about what is on the page. */
export function Callout({ kind, title, children, role }: CalloutProps) {
  return (
    <div class={`callout callout-${kind}`} role={role}>
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
