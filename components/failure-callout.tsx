import type { ComponentChildren } from 'preact'
import type { Failure } from '#lib/messaging/failure.ts'
import { Callout } from './callout.tsx'
import { errorText } from './error-text.ts'
import { useI18n } from './i18n-context.ts'

/** A failure in words, read out at once. */
export function FailureCallout({
  failure,
  children,
}: {
  failure: Failure
  children?: ComponentChildren
}) {
  const { title, hint } = errorText(useI18n(), failure)
  return (
    <Callout kind="bad" title={title} role="alert">
      <p>{hint}</p>
      {children}
    </Callout>
  )
}
