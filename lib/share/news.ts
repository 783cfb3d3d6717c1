import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import type { Failure } from '#lib/messaging/failure.ts'

/** What there is to tell about a share from a page. */
export type ShareNews = { state: 'sharing' } | SharedNews | FailedNews

export interface SharedNews {
  state: 'shared'
  id: string
  expiresAt: string | null
  maxOpens: number
  endpointName: string
  /** Host of the endpoint that was chosen for the site and is gone, so that another took it; else null. */
  insteadOf: string | null
  canRevoke: boolean
  without: Capabilities['without']
  /** By how much the endpoint's clock is ahead; 0 while it does not matter. */
  clockGapSeconds: number
  /** The link took the place of the selected text. */
  inPlace: boolean
  isCopied: boolean
  mayHaveLostLines: boolean
}

export interface FailedNews {
  state: 'failed'
  failure: Failure
  /** The text is kept, so that it can be tried again. */
  hasText: boolean
}
