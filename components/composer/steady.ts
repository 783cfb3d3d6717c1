/**
 * Whether what a person presses is what they see. A page may lay something over our card, or bring
 * the card under a pointer that is about to press.
 */

/** So long has a thing to be in its place before a press on it counts. */
const STEADY_MS = 300

export interface Steady {
  /** It is shown: only then the browser is asked what lies over it, which is work for it. */
  watch(): void
  rest(): void
  /** It has come up, changed or moved: presses count later. */
  unsettle(): void
  /** It has come to the top of the top layer: what is there now is under it. */
  rise(): void
  hasSettled(): boolean
  /** Nothing lies over it where it is pressed, as far as this browser tells. */
  isInView(event: MouseEvent): boolean
  end(): void
}

export function watchSteady(host: HTMLElement, root: ShadowRoot, panel: HTMLElement): Steady {
  let since = performance.now()
  /** Null where the browser does not say. */
  let isSeen: boolean | null = null
  /** What was in the top layer when we came into it: it is under us. */
  let under = topLayer(host)
  const observer = new IntersectionObserver((entries) => {
    const now = visibilityOf(entries.at(-1))
    if (now === null) return
    if (now && isSeen !== true) since = performance.now()
    isSeen = now
  }, TRACK)
  // What opens now comes to lie over us, also when it was under us before.
  const opens = ({ target }: Event) => {
    under = under.filter((one) => one !== target)
  }
  host.ownerDocument.addEventListener('beforetoggle', opens, true)
  return {
    watch: () => observer.observe(panel),
    rest() {
      observer.disconnect()
      isSeen = null
    },
    unsettle() {
      since = performance.now()
    },
    rise() {
      since = performance.now()
      under = topLayer(host)
    },
    hasSettled: () => performance.now() - since >= STEADY_MS,
    isInView({ clientX, clientY }) {
      const { ownerDocument } = host
      const isTop = ownerDocument.elementFromPoint(clientX, clientY) === host
      const hit = isTop ? root.elementFromPoint(clientX, clientY) : null
      if (!hit || !panel.contains(hit)) return false
      // What takes no pointer is not hit: where the browser does not see it either, it must not be.
      return isSeen ?? topLayer(host).every((one) => under.includes(one) || isApart(one, panel))
    },
    end() {
      observer.disconnect()
      host.ownerDocument.removeEventListener('beforetoggle', opens, true)
    },
  }
}

function topLayer(host: HTMLElement): Element[] {
  const all = host.ownerDocument.querySelectorAll(':popover-open, :modal, :fullscreen')
  return [...all].filter((one) => !one.contains(host))
}

function isApart(one: Element, other: Element): boolean {
  const a = one.getBoundingClientRect()
  const b = other.getBoundingClientRect()
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
}

/**
 * Intersection Observer, version 2, in Chromium: it also sees what covers a thing without taking
 * the pointer, and what makes it transparent, the frames around this one included.
 */
const TRACK: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
  trackVisibility: true,
  delay: 100,
}

function visibilityOf(entry: IntersectionObserverEntry | undefined): boolean | null {
  return entry && 'isVisible' in entry && entry.target.checkVisibility()
    ? entry.isVisible === true
    : null
}
