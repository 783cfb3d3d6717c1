import { type Box, cardWidth, type Scene, type Side, standBeside } from '#lib/editors/geometry.ts'
import type { I18n } from '#lib/i18n/i18n.ts'
import { element } from '../dom.ts'
import { createCard } from './card.ts'
import { createHold } from './hold.ts'
import { type Steady, watchSteady } from './steady.ts'
import style from './surface.css?inline'
import type { Line, Surface, SurfaceActions } from './surface.ts'

/** A page that takes our element out, or hides it, sees each view come back this often. */
const MOST_RETURNS = 20
/** Further than this the card has moved, and not followed a line as it was typed. */
const MOVED_PX = 24

const PRESSES = ['click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'] as const
const KEYS = ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change'] as const

/**
 * One element with a closed shadow root in the top layer, where page styles and scripts reach
 * neither text nor buttons. It is in the page only while something is shown.
 */
export function openSurface(i18n: I18n, actions: SurfaceActions): Surface {
  // No element of a name of ours: the page could define what such a one is, and read its root.
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
  const card = createCard(i18n, actions.card)
  const hold = createHold(i18n, actions.hold)
  const linesLayer = element('div', { class: 'scope lines', 'aria-hidden': 'true' })
  const parts = [linesLayer, card.element, hold.element]
  root.append(...parts)
  const cardSteady = watchSteady(host, root, card.card)
  const holdSteady = watchSteady(host, root, hold.dialog)

  const lifetime = new AbortController()
  const { signal } = lifetime
  let returns = 0
  let isHeld = false
  let cardHeight = 0
  let where: Pick<Scene, 'span' | 'caret' | 'field'> = { span: [], caret: null, field: null }
  let side: Side | null = null
  let cameFrom: HTMLElement | null = null

  const isCardShown = () => !card.card.hidden
  /** What else is in our root is there to be measured. */
  const isMirrored = () => root.childElementCount > parts.length
  const isNeeded = () => isHeld || isCardShown() || isMirrored() || linesLayer.hasChildNodes()

  // What the page does to our element, and to what it stands in.
  const keeper = new MutationObserver(check)
  document.addEventListener('toggle', check, { capture: true, signal })

  function check(): void {
    if (!isNeeded() || isSettled()) return
    returns += 1
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
    host.parentNode === properParent() &&
    host.getAttributeNames().sort().join() === 'data-ms,popover' &&
    host.matches(':popover-open') &&
    (!isHeld || hold.dialog.matches(':modal'))

  /** Be in the page, on top of it. */
  function settle(): void {
    if (signal.aborted) return
    const parent = properParent()
    keeper.disconnect()
    for (const name of host.getAttributeNames()) host.removeAttribute(name)
    host.dataset.ms = 'ui'
    host.popover = 'manual'
    if (host.parentNode !== parent) parent.append(host)
    if (host.matches(':popover-open')) host.hidePopover()
    host.showPopover()
    // A page that zooms its root zooms what is in it: places are measured without.
    const zoom = 1 / (host.currentCSSZoom || 1)
    for (const part of parts) part.style.zoom = String(zoom)
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
    const moved = Math.hypot(
      Number.parseFloat(style.left) - to.left,
      Number.parseFloat(style.top) - to.top,
    )
    // Not a number before it was placed at all.
    if (!(moved < MOVED_PX)) cardSteady.unsettle()
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
      const { key } = event
      if ((key === 'Enter' || key === 'Escape') && !holdSteady.hasSettled()) return true
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
    // A press by keyboard has no place.
    if (event.detail === 0 || steady.isInView(event)) return true
    restore()
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
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.isTrusted && onKey(event)) event.preventDefault()
  })
  // Pages close what is open on a press outside of it, and have keys of their own.
  for (const type of [...PRESSES, ...KEYS]) {
    root.addEventListener(type, (event) => event.stopPropagation())
  }

  const isInside = (event: Event): boolean => event.composedPath().includes(host)

  return {
    get mirrorRoot() {
      settleOnce()
      return root
    },
    showCard(view, span, caret, field = null) {
      where = { span, caret, field }
      if (card.show(view)) {
        returns = 0
        cardSteady.watch()
        cardSteady.unsettle()
      }
      settleOnce()
      placeCard()
    },
    moveCard(span, caret, field = null) {
      where = { span, caret, field }
      placeCard()
    },
    hideCard,
    enterCard() {
      if (!isCardShown()) return
      cameFrom = deepActiveElement()
      card.enter()
    },
    pressCard() {
      const act = card.keyAction()
      if (act && cardSteady.hasSettled()) act()
      return act !== null
    },
    showHold(view) {
      isHeld = true
      try {
        if (hold.show(view)) {
          returns = 0
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
      linesLayer.replaceChildren(...lines.map(drawn))
      if (lines.length > 0) settleOnce()
      else leaveIfIdle()
    },
    isInside,
    take(event) {
      const isKey = event instanceof KeyboardEvent
      if (!event.isTrusted || !(isInside(event) || (isHeld && isKey))) return false
      if (!isKey) return true
      if (event.type === 'keydown' && onKey(event)) event.preventDefault()
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

/** Beside a modal dialog everything outside of it is inert, the top layer too: go inside. */
function properParent(): Element {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement
}

function viewportBox(): Box {
  const { visualViewport, innerWidth, innerHeight } = window
  if (!visualViewport) return { left: 0, top: 0, width: innerWidth, height: innerHeight }
  const { offsetLeft, offsetTop, width, height } = visualViewport
  return { left: offsetLeft, top: offsetTop, width, height }
}

function deepActiveElement(): HTMLElement | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement ? active : null
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
