import { type Box, cardWidth, type Scene, type Side, standBeside } from '#lib/editors/geometry.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { attachOwnRoot } from '#lib/platform/own-hosts.ts'
import { element } from '../dom.ts'
import { ownSheet } from '../own-sheet.ts'
import { createCard } from './card.ts'
import { createHold } from './hold.ts'
import { deepActiveElement, isIn, properParent } from './in-page.ts'
import { type Steady, watchSteady } from './steady.ts'
import style from './surface.css?inline'
import type { Line, Surface, SurfaceActions } from './surface.ts'

/** A page that takes our element out, or hides it, sees each view come back this often. */
const MOST_RETURNS = 20
/** So often in a row the dialog is not seen, raised each time, and then it never will be. */
const MOST_UNSEEN = 6
/** A press that something lay over counts as so many returns: nobody presses for ever. */
const COVERED_PRESS = 5
/** Who was typing when the dialog came goes on typing, Enter too: only one after a pause is for it. */
const TYPED_MS = 500

/** Keys that press a button of the dialog, wherever in it the focus is. */
const DECIDES = new Set(['Enter', 'Escape'])

const PRESSES = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchend',
] as const

/**
 * One element with a closed shadow root in the top layer, where page styles and scripts reach
 * neither text nor buttons. It is in the page only while something is shown.
 */
export function openSurface(i18n: I18n, actions: SurfaceActions): Surface {
  // No element of a name of ours: the page could define what such a one is, and read its root.
  const host = document.createElement('div')
  const root = attachOwnRoot(host)
  const sheet = ownSheet(style)
  const card = createCard(i18n, actions.card)
  const hold = createHold(i18n, actions.hold)
  const linesLayer = element('div', { class: 'scope lines', 'aria-hidden': 'true' })
  const parts = [linesLayer, card.element, hold.element]
  root.append(...parts)
  // What is left by a script that Firefox has ended shows no more: see `SHOWN_STYLE`.
  if (import.meta.env.FIREFOX) {
    for (const { style } of [linesLayer, card.card]) style.visibility = 'var(--ms, hidden)'
  }
  const cardSteady = watchSteady(host, root, card.card, check)
  const holdSteady = watchSteady(host, root, hold.dialog, (isSeen) => {
    unseen = isSeen ? 0 : unseen + 1
    if (unseen > MOST_UNSEEN) fail()
    // What has just come up is still fading in.
    else if (unseen > 1) comeBack(1)
    else check()
  })

  const lifetime = new AbortController()
  const { signal } = lifetime
  let returns = 0
  let unseen = 0
  let typedAt = Number.NEGATIVE_INFINITY
  let isHeld = false
  let cardHeight = 0
  let linesAsDrawn = '[]'
  let where: Pick<Scene, 'span' | 'caret' | 'field' | 'button'> = {
    span: [],
    caret: null,
    field: null,
  }
  let side: Side | null = null
  /** Of the page around us, which is taken back in here. */
  let zoom = 1
  let cameFrom: HTMLElement | null = null

  const isCardShown = () => !card.card.hidden
  /** What else is in our root is there to be measured. */
  const isMirrored = () => root.childElementCount > parts.length
  const isNeeded = () => isHeld || isCardShown() || isMirrored() || linesLayer.hasChildNodes()

  // What the page does to our element, and to what it stands in.
  const keeper = new MutationObserver(check)
  document.addEventListener('toggle', check, { capture: true, signal })
  // It has come to lie over us.
  const raise = ({ isTrusted }: Event) => {
    if (isTrusted && isNeeded()) comeBack(1)
  }
  document.addEventListener('fullscreenchange', raise, { capture: true, signal })

  function check(): void {
    if (isNeeded() && !isSettled()) comeBack(1)
  }

  function comeBack(times: number): void {
    returns += times
    if (returns <= MOST_RETURNS) restore()
    else fail()
  }

  /** As `settle`, where nobody waits for an error. */
  function restore(): void {
    try {
      settle()
    } catch {
      fail()
    }
  }

  /** The page does not let it be asked. */
  function fail(): void {
    if (!isHeld) return
    hideHold()
    actions.hold.failed?.()
  }

  const isSettled = (): boolean =>
    host.parentNode === properParent(host) &&
    // Gone when a page takes it into another document for a moment.
    root.adoptedStyleSheets.includes(sheet) &&
    // Not a number where it is not drawn.
    !(Math.abs(zoomOf(host) - zoom) > 0.01) &&
    host.getAttributeNames().sort().join() === 'data-ms,popover' &&
    host.matches(':popover-open') &&
    (!isHeld || hold.dialog.matches(':modal'))

  /** Be in the page, on top of it. */
  function settle(): void {
    if (signal.aborted) return
    const parent = properParent(host)
    keeper.disconnect()
    for (const name of host.getAttributeNames()) host.removeAttribute(name)
    host.dataset.ms = 'ui'
    host.popover = 'manual'
    if (host.parentNode !== parent) parent.append(host)
    root.adoptedStyleSheets = [sheet]
    if (host.matches(':popover-open')) host.hidePopover()
    host.showPopover()
    // A page that zooms its root zooms what is in it: places are measured without.
    zoom = zoomOf(host)
    for (const part of parts) part.style.zoom = String(1 / zoom)
    card.element.hidden = isHeld
    if (isHeld) {
      hold.dialog.close()
      hold.dialog.showModal()
    }
    cardSteady.rise()
    holdSteady.rise()
    keeper.observe(host, { attributes: true })
    keeper.observe(parent, { childList: true })
    keeper.observe(document, { childList: true })
  }

  function settleOnce(): void {
    if (!isSettled()) restore()
  }

  function leaveIfIdle(): void {
    if (isNeeded()) return
    keeper.disconnect()
    host.remove()
  }

  function placeCard(): void {
    if (!isCardShown()) return
    const viewport = viewportBox()
    const width = cardWidth(viewport)
    card.card.style.width = `${width}px`
    if (cardHeight === 0) return
    const size = { width, height: cardHeight }
    const to = standBeside({ ...where, viewport, size, last: side })
    side = to.side
    const { style } = card.card
    style.left = `${to.left}px`
    style.top = `${to.top}px`
    style.maxHeight = `${to.height}px`
  }

  const sizes = new ResizeObserver(() => {
    const { offsetHeight, clientHeight, firstElementChild } = card.card
    const inner = firstElementChild instanceof HTMLElement ? firstElementChild.offsetHeight : 0
    cardHeight = inner + offsetHeight - clientHeight
    placeCard()
  })
  if (card.card.firstElementChild) sizes.observe(card.card.firstElementChild)
  window.visualViewport?.addEventListener('resize', placeCard, { signal })

  function hideCard(): void {
    if (!isCardShown()) return
    const hadFocus = card.card.contains(root.activeElement)
    card.hide()
    cardSteady.rest()
    side = null
    cardHeight = 0
    if (hadFocus) goBack()
    leaveIfIdle()
  }

  function hideHold(): void {
    if (!isHeld) return
    isHeld = false
    hold.hide()
    holdSteady.rest()
    card.element.hidden = false
    // It comes up where a press on the dialog may still be going on.
    cardSteady.unsettle()
    leaveIfIdle()
  }

  function goBack(): void {
    cameFrom?.focus({ preventScroll: true })
    cameFrom = null
  }

  /** @returns whether the key means something here: then it does nothing else. */
  function onKey(event: KeyboardEvent): boolean {
    if (event.isComposing) return false
    if (isHeld) {
      if (isTyped(event)) typedAt = performance.now()
      if (DECIDES.has(event.key) && (isTyping() || !holdSteady.hasSettled())) return true
      return hold.press(event)
    }
    if (event.key === 'Escape') {
      goBack()
      actions.card.close()
      return true
    }
    if (event.key === 'Tab' && isAtEnd(event.shiftKey)) {
      goBack()
      return true
    }
    return false
  }

  function isAtEnd(isFirst: boolean): boolean {
    const all = [...card.card.querySelectorAll<HTMLElement>('button, select, a')]
    const open = all.filter((one) => one.checkVisibility() && !one.matches(':disabled'))
    return root.activeElement === open.at(isFirst ? 0 : -1)
  }

  function mayAct(event: MouseEvent, steady: Steady): boolean {
    if (!event.isTrusted || !steady.hasSettled()) return false
    // A press by keyboard has no place. A space among letters is none.
    if (event.detail === 0) return !(isHeld && isTyping())
    if (steady.isInView(event)) return true
    if (isHeld) comeBack(COVERED_PRESS)
    else restore()
    ;(isHeld ? hold : card).warn(i18n.t('composer.covered'))
    return false
  }

  root.addEventListener(
    'click',
    (event) => {
      if (event instanceof MouseEvent && mayAct(event, isHeld ? holdSteady : cardSteady)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true },
  )
  root.addEventListener(
    'pointerdown',
    (event) => {
      if (event instanceof MouseEvent) (isHeld ? holdSteady : cardSteady).begin(event)
    },
    { capture: true },
  )
  // Pages close what is open on a press outside of it.
  for (const type of PRESSES) root.addEventListener(type, (event) => event.stopPropagation())

  const isInside = (event: Event): boolean => isIn(host, root, event)

  /** Not in the dialog's own field: there it is what is wanted. */
  function isTyped({ key }: KeyboardEvent): boolean {
    const isText = (key.length === 1 && key !== ' ') || key === 'Backspace'
    return isText && !root.activeElement?.matches('input')
  }
  const isTyping = () => performance.now() - typedAt < TYPED_MS

  return {
    get mirrorRoot() {
      settleOnce()
      return root
    },
    showCard(view, span, caret, field = null, button = null) {
      where = { span, caret, field, button }
      if (card.show(view)) {
        returns = 0
        cardSteady.watch()
        cardSteady.unsettle()
      }
      settleOnce()
      placeCard()
    },
    moveCard(span, caret, field = null, button = null) {
      where = { span, caret, field, button }
      placeCard()
    },
    hideCard,
    enterCard() {
      if (!isCardShown()) return
      cameFrom = deepActiveElement(host)
      card.enter()
    },
    pressCard() {
      const act = card.keyAction()
      if (act && cardSteady.hasSettled()) act()
      return act !== null
    },
    showHold(view) {
      // Not for each view: a page that changes what it sends would never come to the end of it.
      if (!isHeld) {
        returns = 0
        unseen = 0
      }
      isHeld = true
      try {
        if (hold.show(view)) {
          holdSteady.watch()
          holdSteady.unsettle()
        }
        if (!isSettled()) settle()
        hold.focus()
      } catch (thrown) {
        // Or every key would be taken for a dialog that nobody sees.
        hideHold()
        throw thrown
      }
    },
    hideHold,
    drawLines(lines) {
      const asDrawn = JSON.stringify(lines)
      if (asDrawn !== linesAsDrawn) linesLayer.replaceChildren(...lines.map(drawn))
      linesAsDrawn = asDrawn
      if (lines.length > 0) settleOnce()
      else leaveIfIdle()
    },
    isInside,
    take(event) {
      const isKey = event instanceof KeyboardEvent
      if (!event.isTrusted || !(isInside(event) || (isHeld && isKey))) return false
      // Our buttons have to hear presses. A paste holds what is pasted.
      if (PRESSES.some((type) => type === event.type)) return true
      if (isKey && onKey(event)) event.preventDefault()
      event.stopImmediatePropagation()
      return true
    },
    end() {
      lifetime.abort()
      keeper.disconnect()
      sizes.disconnect()
      cardSteady.end()
      holdSteady.end()
      hideHold()
      host.remove()
    },
  }
}

const zoomOf = (host: HTMLElement): number => host.currentCSSZoom || 1

function viewportBox(): Box {
  const { visualViewport, innerWidth, innerHeight } = window
  if (!visualViewport) return { left: 0, top: 0, width: innerWidth, height: innerHeight }
  const { offsetLeft, offsetTop, width, height } = visualViewport
  return { left: offsetLeft, top: offsetTop, width, height }
}

function drawn({ clip, boxes, look }: Line): HTMLElement {
  // The properties of a DOMRect are not its own: it cannot be spread.
  const inside = boxes.map(({ left, top, width, height }) =>
    standing(element('div', { class: 'line', 'data-look': look }), {
      left: left - clip.left,
      top: top - clip.top,
      width,
      height,
    }),
  )
  return standing(element('div', { class: 'clip' }, ...inside), clip)
}

function standing(made: HTMLElement, { left, top, width, height }: Box): HTMLElement {
  Object.assign(made.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  })
  return made
}
