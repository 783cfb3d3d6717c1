/** What the card and the dialogs in compose boxes show. Sentences are made by `words.ts` beside it. */

import type { Finding } from '#lib/detection/finding.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import type { Failure } from '#lib/messaging/failure.ts'

/** What a person can say about the link before it is made. */
export interface LinkOptions {
  endpointId: string
  ttlSeconds: number
  maxOpens: number
  /** Empty for none. */
  passphrase: string
}

/** What a card tells of a finding. */
export type Told = Pick<Finding, 'name' | 'provider' | 'reason' | 'severity' | 'kind' | 'rotateUrl'>

export type CardState =
  | { at: 'found' }
  /** The link is being made; typing goes on. */
  | { at: 'sharing' }
  /** The text is as it was. */
  | { at: 'failed'; failure: Failure }
  /** The editor would not take it: the link is offered for copying instead. */
  | { at: 'not-replaced'; isCopied: boolean }
  | { at: 'replaced' }
  /** No endpoint is configured yet. */
  | { at: 'no-endpoint' }

export interface CardView {
  findings: readonly Told[]
  /** Which of several the card stands at, from 0. */
  index: number
  state: CardState
  /** What was typed may already be with the service: its drafts are kept while typing. */
  keepsDrafts: boolean
  /** As the site is called, for "Slack may already have it". */
  siteName: string | null
  /** "Not a secret" forgets this token, or else the detector for this site. */
  ignores: 'token' | 'detector'
  endpoints: ComposerSettings['endpoints']
  /** The key that takes the first action, as the person's keyboard names it: "Alt+Enter". */
  shortcut: string
}

export interface CardActions {
  /** One finding, or all of them: with one link for all, or one each. */
  replace(which: 'this' | 'all-one-link' | 'all-each', options: LinkOptions | null): void
  notASecret(): void
  ignoreOnce(): void
  /** Go to the finding before or after. */
  go(by: 1 | -1): void
  cancel(): void
  copyLink(): void
  /** The generated passphrase, which is to be told another way than the link. */
  copyPassphrase(passphrase: string): void
  /** Made where the list of words is, and not in a page. */
  generatePassphrase(): Promise<string>
  setUp(): void
  close(): void
}

export interface HoldView {
  what: 'send' | 'paste'
  findings: readonly Told[]
  state: CardState
  /** Formatting or files are on their way: "as it is" lets the next paste through. */
  pastesAgain: boolean
  /** The level is `block`: there is no "anyway". */
  isBlocked: boolean
  /** "Anyway" wants a reason. */
  asksReason: boolean
  /** As the site is called, for "Slack may already have it". */
  siteName: string | null
  keepsDrafts: boolean
}

export interface HoldActions {
  /** Replace and send; paste as a one-time link. */
  replace(): void
  anyway(reason: string): void
  /** Go back; for a paste it means: nothing is pasted. */
  back(): void
  copyLink(): void
  setUp(): void
  /** It could not be asked: that is our fault, and nobody's message is lost to it. */
  failed?(): void
}
