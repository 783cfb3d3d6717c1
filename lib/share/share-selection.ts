/**
 * The main job: from a selection to a link in the clipboard. The order matters: the text is read
 * at the click, agrees with what the browser says is selected, is kept until it is safely shared,
 * and the link is copied before the page is asked to change anything.
 */
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type {
  CreatedShare,
  Draft,
  InPlace,
  SelectionRead,
  ToastRequest,
} from '#lib/messaging/messages.ts'
import { agrees } from './agreement.ts'

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

export interface SelectionPorts {
  /** @returns null where scripts cannot run. */
  read(click: Click): Promise<SelectedFrame | null>
  share(text: string, from: { tabId: number; frameId: number }): Promise<CreatedShare>
  copy(text: string): Promise<void>
  /** Whether settings want the link in place of the text. */
  wantsReplacing(): Promise<boolean>
  replace(from: { tabId: number; frameId: number }, link: string): Promise<InPlace>
  /** Say it in the page, or by a notification where no script runs. */
  tell(tabId: number, view: ToastRequest): Promise<void>
  saveDraft(tabId: number, frameId: number, draft: Draft): Promise<void>
  removeDraft(tabId: number): Promise<void>
  /** The extension's own window, which shows the newest draft. */
  openWindow(): Promise<void>
}

export async function shareSelection(click: Click, ports: SelectionPorts): Promise<void> {
  const { tabId, selectionText } = click
  const frame = await ports.read(click)
  if (!frame) return shareFlattened(click, ports)
  const { frameId, selection } = frame
  if (selectionText !== null && !agrees(selection.text, selectionText)) {
    const text = selection.text || selectionText
    await ports.saveDraft(tabId, frameId, { text, reason: 'confirm', failure: null })
    return ports.openWindow()
  }
  await deliver(selection.text, { tabId, frameId, ...selection, mayHaveLostLines: false }, ports)
}

/** Share once more what failed in a tab; the text comes from the draft, not from the page. */
export async function shareAgain(
  text: string,
  from: { tabId: number; frameId: number },
  ports: SelectionPorts,
): Promise<void> {
  await deliver(text, { ...from, canReplace: true, mayHaveLostLines: false }, ports)
}

async function shareFlattened(
  { tabId, selectionText }: Click,
  ports: SelectionPorts,
): Promise<void> {
  if (!selectionText) {
    const failure: Failure = { code: 'app/page-closed-to-scripts' }
    return ports.tell(tabId, { state: 'failed', failure, hasText: false })
  }
  await deliver(
    selectionText,
    { tabId, frameId: 0, canReplace: false, mayHaveLostLines: true },
    ports,
  )
}

interface Delivery {
  tabId: number
  frameId: number
  canReplace: boolean
  mayHaveLostLines: boolean
}

async function deliver(text: string, to: Delivery, ports: SelectionPorts): Promise<void> {
  const { tabId, frameId, canReplace, mayHaveLostLines } = to
  // Not awaited: drawing must not delay the link. A toast that cannot be shown is told later.
  const progress = ports.tell(tabId, { state: 'sharing' }).catch(() => undefined)
  let share: CreatedShare
  try {
    share = await ports.share(text, { tabId, frameId })
  } catch (thrown) {
    await progress
    return fail(text, toFailure(thrown), to, ports)
  }
  const isCopied = await succeeds(ports.copy(share.link))
  const isReplacing = canReplace && (await ports.wantsReplacing())
  const inPlace = isReplacing ? await ports.replace({ tabId, frameId }, share.link) : 'not-editable'
  await ports.removeDraft(tabId)
  await progress
  await ports.tell(tabId, {
    state: 'shared',
    id: share.id,
    expiresAt: share.expiresAt,
    maxOpens: share.maxOpens,
    inPlace: inPlace === 'replaced',
    isCopied,
    mayHaveLostLines,
  })
}

async function fail(
  text: string,
  failure: Failure,
  { tabId, frameId }: Delivery,
  ports: SelectionPorts,
): Promise<void> {
  const hasText = text.trim() !== ''
  if (hasText) await ports.saveDraft(tabId, frameId, { text, reason: 'failed', failure })
  await ports.tell(tabId, { state: 'failed', failure, hasText })
}

async function succeeds(task: Promise<void>): Promise<boolean> {
  try {
    await task
    return true
  } catch {
    // The link is safe in the extension's window; the toast says that it was not copied.
    return false
  }
}
