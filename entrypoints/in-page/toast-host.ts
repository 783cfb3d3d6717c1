/**
 * The toast's place in a page that is not ours: a closed shadow root in the top layer, where page
 * styles and scripts reach neither its text nor its buttons.
 */
import style from '#components/toast.css?inline'
import { createToast, type Toast } from '#components/toast.ts'
import type { ToastView } from '#components/toast-words.ts'
import { sendAsContent } from '#lib/messaging/client.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import type { ToastRequest } from '#lib/messaging/messages.ts'
import { browserI18n } from '#lib/platform/i18n.ts'

/** How long a view stays when nobody touches it; null: until it is replaced. */
const STAY_MS: Record<ToastView['state'], number | null> = {
  sharing: 90_000,
  shared: 12_000,
  undoing: null,
  undone: 6_000,
  'undo-failed': 60_000,
  'too-late': 60_000,
  failed: 60_000,
}
/** A page that takes our element out sees it come back this often, then it is left alone. */
const MOST_RETURNS = 5

interface Host {
  element: HTMLElement
  toast: Toast
  returns: number
  observer: MutationObserver
}

let host: Host | null = null
let shareId: string | null = null
let onClosed: () => void = () => {}
let timer: ReturnType<typeof setTimeout> | undefined

/** @param whenClosed - called once the toast is gone, and Undo with it. */
export function showToast(request: ToastRequest, whenClosed: () => void): void {
  onClosed = whenClosed
  if (request.state === 'shared') shareId = request.id
  show(request.state === 'shared' ? { ...request, now: Date.now() } : request)
}

function show(view: ToastView): void {
  host ??= createHost()
  host.toast.show(view)
  if (view.state === 'sharing') stay(STAY_MS.sharing, giveUp)
  else stay(STAY_MS[view.state], close)
}

/** The background was stopped in the middle; it keeps the text, and Retry goes on with it. */
function giveUp(): void {
  show({ state: 'failed', failure: { code: 'app/no-answer' }, hasText: true })
}

async function undo(): Promise<void> {
  if (!shareId) return
  show({ state: 'undoing' })
  try {
    const { state, isRestored } = await sendAsContent('share/undo', { id: shareId })
    if (state === 'opened') show({ state: 'too-late' })
    else show({ state: 'undone', restored: isRestored })
  } catch {
    show({ state: 'undo-failed' })
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
  show({ state: 'sharing' })
  try {
    await sendAsContent('share/retry', {})
  } catch (thrown) {
    show({ state: 'failed', failure: toFailure(thrown), hasText: false })
  }
}

async function more(): Promise<void> {
  try {
    await sendAsContent('share/more', {})
    close()
  } catch (thrown) {
    show({ state: 'failed', failure: toFailure(thrown), hasText: true })
  }
}

/** Go after a while, but not while a person reads it with the pointer or is in it by keyboard. */
function stay(delayMs: number | null, then: () => void): void {
  clearTimeout(timer)
  if (delayMs === null) return
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
  const element = document.createElement('matchstick-toast')
  element.popover = 'manual'
  const root = element.attachShadow({ mode: 'closed' })
  addStyle(root)
  const toast = createToast(browserI18n, {
    onCancel: () => void cancel(),
    onUndo: () => void undo(),
    onMore: () => void more(),
    onRetry: () => void retry(),
    onOpenInPopup: () => void more(),
    onClose: close,
  })
  root.append(toast.card)
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

/** Beside a modal dialog everything outside of it is inert, the top layer too: go inside. */
function place(element: HTMLElement): void {
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1)
  const parent = dialog ?? document.documentElement
  parent.append(element)
  element.showPopover()
}

function addStyle(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
}
