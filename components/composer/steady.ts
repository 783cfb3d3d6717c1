/**
 * Whether what a person presses is what they see. A page may lay something over our card, or bring
 * the card under a pointer that is about to press.
 */

/** So long has a thing to be in its place before a press on it counts. */
const STEADY_MS = 300

export interface Steady {
  /** It has come up, changed or moved: presses count later. */
  unsettle(): void
  hasSettled(): boolean
  /** Nothing lies over it where it is pressed, as far as this browser tells. */
  isInView(event: MouseEvent): boolean
  end(): void
}

export function watchSteady(host: HTMLElement, root: ShadowRoot, panel: HTMLElement): Steady {
  let since = performance.now()
  /** Null where the browser does not say. */
  let isSeen: boolean | null = null
  const observer = new IntersectionObserver((entries) => {
    const now = visibilityOf(entries.at(-1))
    if (now === null) return
    if (now && isSeen !== true) since = performance.now()
    isSeen = now
  }, TRACK)
  observer.observe(panel)
  return {
    unsettle() {
      since = performance.now()
    },
    hasSettled: () => performance.now() - since >= STEADY_MS,
    isInView({ clientX, clientY }) {
      const { ownerDocument } = host
      const isTop = ownerDocument.elementFromPoint(clientX, clientY) === host
      const hit = isTop ? root.elementFromPoint(clientX, clientY) : null
      return isSeen !== false && hit !== null && panel.contains(hit)
    },
    end: () => observer.disconnect(),
  }
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
