/** Where in a page that is not ours our element has to stand, and which events are its own. */
import { MODAL } from '#lib/platform/modal.ts'
import { openShadowRoot } from '#lib/platform/shadow.ts'

/**
 * Beside what is modal everything else is inert: the element stands inside the one that the person
 * is in, which may be of a shadow root.
 */
export function properParent(host: HTMLElement): Element {
  const { documentElement } = document
  const active = deepActiveElement(host)
  // In our own UI: where it stands now.
  const from = active === host || active === null ? host.parentElement : active
  for (let one: Element | null = from; one; one = flatParent(one)) {
    if (one.matches(MODAL)) return one
  }
  return [...document.querySelectorAll(MODAL)].at(-1) ?? documentElement
}

/** As it is drawn: what stands in a slot stands in what the slot stands in. */
function flatParent(one: Element): Element | null {
  // Past the fields of a form, one of which may be named as this is.
  const parent: unknown = Reflect.get(Node.prototype, 'parentNode', one)
  if (parent instanceof ShadowRoot) return parent.host
  if (!(parent instanceof Element)) return null
  const slots = openShadowRoot(parent)?.querySelectorAll('slot') ?? []
  return [...slots].find((slot) => slot.assignedNodes().includes(one)) ?? parent
}

/** Where the focus is, in closed roots too. */
export function deepActiveElement(host: HTMLElement): HTMLElement | null {
  let { activeElement } = document
  while (activeElement && activeElement !== host) {
    const inner: Element | null | undefined = openShadowRoot(activeElement)?.activeElement
    if (!inner) break
    activeElement = inner
  }
  return activeElement instanceof HTMLElement ? activeElement : null
}

/**
 * Whether an event happens in the closed root of `host`. Seen from outside all that happens in it
 * happens at its host; where that stands in a closed root of the page, at that one's.
 */
export function isIn(host: HTMLElement, root: ShadowRoot, event: Event): boolean {
  const { target } = event
  if (target === host) return true
  const around = host.getRootNode()
  if (!(around instanceof ShadowRoot) || target !== outermost(around)) return false
  if (!(event instanceof MouseEvent)) return root.activeElement !== null
  return around.elementFromPoint(event.clientX, event.clientY) === host
}

function outermost({ host }: ShadowRoot): Element {
  const around = host.getRootNode()
  return around instanceof ShadowRoot ? outermost(around) : host
}
