/**
 * The toast's place in a page that is not ours: a closed shadow root in the top layer, where page
 * styles and scripts reach neither its text nor its buttons.
 */

import { ownSheet } from '#components/own-sheet.ts'
import style from '#components/toast.css?inline'
import { createToast, type Toast } from '#components/toast.ts'
import { sendAsContent } from '#lib/messaging/client.ts'
import type { ToastCard, ToastRequest } from '#lib/messaging/messages.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { MODAL } from '#lib/platform/modal.ts'
import { attachOwnRoot } from '#lib/platform/own-hosts.ts'

/** How long a card stays when nobody touches it; a busy one until it is replaced. */
const STAY_MS = { good: 12_000, burnt: 6_000, bad: 60_000 }
/** After this long it is likelier that the background was stopped than that it is at work. */
const GIVE_UP_MS = 90_000
/** A page that takes our element out sees it come back this often, then it is left alone. */
const MOST_RETURNS = 5

interface Host {
  element: HTMLElement
  toast: Toast
  returns: number
  observer: MutationObserver
}

let host: Host | null = null
/** The words for what nobody tells, as they came with the newest request. */
let own: ToastRequest['own'] | null = null
/** What Undo takes back. */
let shareId: string | null = null
let onClosed: () => void = () => {}
let timer: ReturnType<typeof setTimeout> | undefined

/** @param whenClosed - called once the toast is gone, and Undo with it. */
export function showToast(request: ToastRequest, whenClosed: () => void): void {
  onClosed = whenClosed
  own = request.own
  shareId = request.shareId ?? shareId
  show(request.card)
}

function show(card: ToastCard): void {
  host ??= createHost()
  host.toast.show(card)
  if (card.look === 'busy') stay(GIVE_UP_MS, giveUp)
  else stay(STAY_MS[card.look], close)
}

/** The background was stopped in the middle. */
function giveUp(): void {
  showOwn('noAnswer')
}

function showOwn(name: keyof ToastRequest['own']): void {
  if (own) show(own[name])
}

async function undo(): Promise<void> {
  if (!shareId) return
  showOwn('undoing')
  // It ends when the browser says that nobody will answer, however long that takes.
  clearTimeout(timer)
  try {
    show(await sendAsContent('share/undo', { id: shareId }))
  } catch {
    showOwn('undoFailed')
  }
}

/** What comes of it is told like any other end of sharing. */
async function cancel(): Promise<void> {
  try {
    const { isStopped } = await sendAsContent('share/stop', {})
    if (!isStopped) giveUp()
  } catch {
    giveUp()
  }
}

async function retry(): Promise<void> {
  showOwn('sharing')
  try {
    const refusal = await sendAsContent('share/retry', {})
    if (refusal) show(refusal)
  } catch {
    giveUp()
  }
}

async function more(): Promise<void> {
  try {
    await sendAsContent('share/more', {})
    close()
  } catch {
    giveUp()
  }
}

/** Go after a while, but not while a person reads it with the pointer or is in it by keyboard. */
function stay(delayMs: number, then: () => void): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const isInUse = host?.element.matches(':hover, :focus-within') || document.hidden
    if (isInUse) stay(delayMs, then)
    else then()
  }, delayMs)
}

function close(): void {
  clearTimeout(timer)
  if (!host) return
  const { element, observer } = host
  host = null
  observer.disconnect()
  element.remove()
  onClosed()
}

function createHost(): Host {
  // No element of a name of ours: the page could define what such a one is, and read its root.
  const element = document.createElement('div')
  element.dataset.ms = 'toast'
  element.popover = 'manual'
  const root = attachOwnRoot(element)
  root.adoptedStyleSheets = [ownSheet(style)]
  const toast = createToast(browserI18n, {
    cancel: () => void cancel(),
    undo: () => void undo(),
    more: () => void more(),
    retry: () => void retry(),
    openInPopup: () => void more(),
    close,
  })
  root.append(toast.element)
  const observer = new MutationObserver(comeBack)
  observer.observe(document.documentElement, { childList: true, subtree: true })
  place(element)
  return { element, toast, returns: 0, observer }
}

/** A page that tidies up what it does not know must not take the only way to undo with it. */
function comeBack(): void {
  if (!host || host.element.isConnected || host.returns >= MOST_RETURNS) return
  host.returns += 1
  place(host.element)
}

/** Beside what is modal everything else is inert: go inside. */
function place(element: HTMLElement): void {
  const modal = [...document.querySelectorAll(MODAL)].at(-1)
  const parent = modal ?? document.documentElement
  parent.append(element)
  element.showPopover()
}
