/** What the card and the dialogs in compose boxes show. Sentences are made by `words.ts` beside it. */

import type { Finding } from '#lib/detection/finding.ts'
import type { ComposerSettings } from '#lib/messaging/composer-messages.ts'
import type { Failure } from '#lib/messaging/failure.ts'
import type { Limit } from '#lib/messaging/reported.ts'

/** What a person can say about the link before it is made. */
export interface LinkOptions {
  endpointId: string
  ttlSeconds: number
  maxOpens: number
  /** Null for none; empty while it is not there yet, which is refused. */
  passphrase: string | null
}

/** What a card tells of a finding. */
export type Told = Pick<
  Finding,
  'name' | 'provider' | 'reason' | 'severity' | 'kind' | 'rotateUrl'
> & {
  /** The file that it is in. */
  file?: string
}

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
  /** False where nothing leads into the box: the link is made to be copied. */
  canReplace: boolean
  /** What was typed may already be with the service: its drafts are kept while typing. */
  keepsDrafts: boolean
  /** As the site is called, for "Slack may already have it". */
  siteName: string | null
  /** How far the box was looked at, where that is not all the way. */
  limit: Limit | null
  /** "Not a secret" forgets this token, or else the detector for this site. */
  ignores: 'token' | 'detector'
  endpoints: ComposerSettings['endpoints']
  /** Host of the endpoint that was chosen for this site and is gone. */
  lostEndpoint: string | null
  /** The key that takes the first action: `Alt+Enter`, named for the person where it is shown. */
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

export interface HeldFiles {
  /** Of those that the findings are in. */
  names: readonly string[]
  /** How many came with those, and hold nothing. */
  others: number
  /** There is a box for messages, which the links go into. */
  hasBox: boolean
}

export interface HoldView {
  what: 'send' | 'paste' | 'file'
  findings: readonly Told[]
  /** Files that are held; null for text. */
  files: HeldFiles | null
  state: CardState
  /** As on the card, for what stands in the box already. */
  canReplace: boolean
  /** Formatting is on its way: "as it is" lets the next paste through. */
  pastesAgain: boolean
  /** The level is `block`: there is no "anyway". */
  isBlocked: boolean
  /** "Anyway" wants a reason. */
  asksReason: boolean
  /** As the site is called, for "Slack may already have it". */
  siteName: string | null
  keepsDrafts: boolean
  /** The text is so long that only its first part was looked at. */
  isPartial: boolean
  /** Where the link is made, without a choice; null before the first run is over. */
  endpoint: CardView['endpoints'][number] | null
  /** As on the card. */
  lostEndpoint: string | null
}

export interface HoldActions {
  /** Replace and send; paste as a one-time link. */
  replace(): void
  /** @returns false for a reason that holds a credential itself: it is kept, and must not be. */
  anyway(reason: string): boolean
  /** Go back; for a paste it means: nothing is pasted. */
  back(): void
  copyLink(): void
  setUp(): void
  /** The page does not let it be asked in it. */
  failed?(): void
}
