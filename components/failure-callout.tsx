import type { ComponentChildren } from 'preact'
import type { Failure } from '#lib/messaging/failure.ts'
import { Callout } from './callout.tsx'
import { errorText } from './error-text.ts'
import { useI18n } from './i18n-context.ts'

/** A browser tells an extension no more than "failed"; a tab shows the certificate or the block. */
const SHOWN_BETTER_BY_A_TAB = new Set([
  'endpoint/unreachable',
  'endpoint/timeout',
  'endpoint/not-an-endpoint',
])

interface FailureProps {
  failure: Failure
  /** The endpoint's address, where a person may look at it themselves. */
  address?: string | undefined
  /** In place of the failure's own words on what to do. */
  hint?: string
  children?: ComponentChildren
}

/** A failure in words, read out at once. */
export function FailureCallout({ failure, address, hint: other, children }: FailureProps) {
  const i18n = useI18n()
  const { title, hint } = errorText(i18n, failure)
  return (
    <Callout kind="bad" title={title} role="alert">
      <p>{other ?? hint}</p>
      {address !== undefined && SHOWN_BETTER_BY_A_TAB.has(failure.code) && (
        <p>
          <a class="callout-link" href={address} target="_blank" rel="noreferrer">
            {i18n.t('action.openAddress')}
          </a>
        </p>
      )}
      {children}
    </Callout>
  )
}
