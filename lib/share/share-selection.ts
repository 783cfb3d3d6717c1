/**
 * The main job: from a selection to a link in the clipboard. The order matters: the text is read
 * at the click, agrees with what the browser says is selected, is kept until it is safely shared,
 * and the link is copied before the page is asked to change anything.
 */
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { CreatedShare, Draft, InPlace, SelectionRead } from '#lib/messaging/messages.ts'
import type { Place } from '#lib/storage/items.ts'
import { agrees } from './agreement.ts'
import type { KeptDraft } from './drafts.ts'
import type { ShareNews } from './news.ts'

/** What was clicked. */
export interface Click {
  tabId: number
  /** The frame of the click; null after a keyboard command, which names none. */
  frameId: number | null
  /** As the browser gives it, lines flattened; null after a keyboard command. */
  selectionText: string | null
}

/** A frame in which scripts run, and what is selected there. */
export interface SelectedFrame {
  frameId: number
  selection: SelectionRead
}

/** A share, and the host of the endpoint that its site had and that is configured no more. */
export interface SharedFromPage {
  share: CreatedShare
  insteadOf: string | null
}

export interface SelectionPorts {
  /** @returns null where scripts cannot run. */
  read(click: Click): Promise<SelectedFrame | null>
  share(text: string, from: Place): Promise<SharedFromPage>
  copy(text: string): Promise<void>
  /** Whether settings want the link in place of the text. */
  wantsReplacing(): Promise<boolean>
  replace(from: Place, link: string): Promise<InPlace>
  /** The page may let go of the text. */
  forget(from: Place): Promise<void>
  /** Say it in the page, or by a notification where no script runs. */
  tell(tabId: number, news: ShareNews): Promise<void>
  saveDraft(place: Place, draft: Draft): Promise<void>
  removeDraft(id: number): Promise<void>
  /** The extension's own window, which shows the newest draft. */
  openWindow(): Promise<void>
  newId(): number
  isPrivate: boolean
}

/** A frame where no script runs has read nothing. */
const NO_TOKEN = 0

export async function shareSelection(click: Click, ports: SelectionPorts): Promise<void> {
  const { tabId, selectionText } = click
  const frame = await ports.read(click)
  if (!frame) return shareFlattened(click, ports)
  const { frameId, selection } = frame
  const { text, token, canReplace } = selection
  const place = { tabId, frameId, token }
  if (selectionText !== null && !agrees(text, selectionText)) {
    const draft = { id: ports.newId(), text: text || selectionText, failure: null }
    await ports.forget(place)
    await ports.saveDraft(place, { ...draft, reason: 'confirm', isPrivate: ports.isPrivate })
    return ports.openWindow()
  }
  await deliver({ id: ports.newId(), text, place, canReplace, mayHaveLostLines: false }, ports)
}

/** Share once more what failed in a tab; the text comes from the draft, not from the page. */
export async function shareAgain(
  { draft, place }: KeptDraft,
  ports: SelectionPorts,
): Promise<void> {
  if (!place) return
  const { id, text, reason } = draft
  const mayHaveLostLines = reason === 'flattened'
  await deliver({ id, text, place, canReplace: place.token !== NO_TOKEN, mayHaveLostLines }, ports)
}

async function shareFlattened(
  { tabId, selectionText }: Click,
  ports: SelectionPorts,
): Promise<void> {
  if (!selectionText) {
    const failure: Failure = { code: 'app/page-closed-to-scripts' }
    return ports.tell(tabId, { state: 'failed', failure, hasText: false })
  }
  const place = { tabId, frameId: 0, token: NO_TOKEN }
  const id = ports.newId()
  await deliver(
    { id, text: selectionText, place, canReplace: false, mayHaveLostLines: true },
    ports,
  )
}

interface Delivery {
  id: number
  text: string
  place: Place
  canReplace: boolean
  mayHaveLostLines: boolean
}

async function deliver(delivery: Delivery, ports: SelectionPorts): Promise<void> {
  const { id, text, place, canReplace, mayHaveLostLines } = delivery
  const { tabId } = place
  // Kept before a byte leaves: the browser may stop the background at any moment.
  const unfinished = await keep(delivery, { code: 'app/no-answer' }, ports)
  const sharing = ports.share(text, place)
  // Once there is something that its Cancel can stop. Not awaited: drawing must not delay the link.
  // A toast that cannot be shown is told later.
  const progress = succeeds(ports.tell(tabId, { state: 'sharing' }))
  let shared: SharedFromPage
  try {
    shared = await sharing
  } catch (thrown) {
    await progress
    const failure = toFailure(thrown)
    const hasText = unfinished && (await keep(delivery, failure, ports))
    return ports.tell(tabId, { state: 'failed', failure, hasText })
  }
  const { share, insteadOf } = shared
  const isCopied = await succeeds(ports.copy(share.link))
  const isReplacing = canReplace && (await ports.wantsReplacing())
  const inPlace = isReplacing ? await ports.replace(place, share.link) : 'not-editable'
  if (inPlace !== 'replaced') await ports.forget(place)
  await ports.removeDraft(id)
  await progress
  await ports.tell(tabId, {
    state: 'shared',
    id: share.id,
    expiresAt: share.expiresAt,
    maxOpens: share.maxOpens,
    endpointName: share.endpointName,
    insteadOf,
    canRevoke: share.canRevoke,
    without: share.without,
    clockGapSeconds: share.clockGapSeconds,
    inPlace: inPlace === 'replaced',
    isCopied,
    mayHaveLostLines,
  })
}

/** @returns whether the text is safe: white space is not worth it, and too much may not fit. */
async function keep(delivery: Delivery, failure: Failure, ports: SelectionPorts): Promise<boolean> {
  const { id, text, place, mayHaveLostLines } = delivery
  if (text.trim() === '') return false
  const reason = mayHaveLostLines ? 'flattened' : 'failed'
  const draft: Draft = { id, text, reason, failure, isPrivate: ports.isPrivate }
  return succeeds(ports.saveDraft(place, draft))
}

async function succeeds(task: Promise<void>): Promise<boolean> {
  try {
    await task
    return true
  } catch {
    // Each caller says what it means that this did not work.
    return false
  }
}
