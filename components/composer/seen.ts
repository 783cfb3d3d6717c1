/** Whether a panel of ours is before the eyes of a person, as far as this browser tells. */
import { openShadowRoot } from '#lib/platform/shadow.ts'
import { isClearAround } from './clear-around.ts'

/** A page that zooms or shrinks us to less shows nothing that could be read. */
const LEAST_WIDTH = 120
/** In so many frames the browser has looked anew, where it looks at all. */
const MOST_FRAMES = 4
/** In more elements than these nobody looks for what a shadow root has put into the top layer. */
const MOST_ELEMENTS = 20_000

export interface Seen {
  /** It is shown: only then the browser is asked what lies over it, which is work for it. */
  watch(): void
  rest(): void
  /** It has come to the top of the top layer: what is there now is under it. */
  rise(): void
  isSeen(): boolean
  /** Have the browser look anew: what it said last may be of a moment when it was coming in. */
  lookAgain(): Promise<void>
  /** The same of one point of it, in client coordinates. */
  isSeenAt(x: number, y: number): boolean
  end(): void
}

/** @param onSeen - it has become visible. */
export function watchSeen(
  host: HTMLElement,
  root: ShadowRoot,
  panel: HTMLElement,
  onSeen: () => void,
): Seen {
  const page = host.ownerDocument
  /** Null where the browser does not say. */
  let isVisible: boolean | null = null
  let hasLooked = () => {}
  const lifetime = new AbortController()
  /** What was in the top layer when we came into it: it is under us. */
  let under = new Set<Element>()
  const observer = new IntersectionObserver((entries) => {
    const now = visibilityOf(entries.at(-1))
    if (now === null) return
    if (now && isVisible !== true) onSeen()
    isVisible = now
    hasLooked()
  }, TRACK)
  // What opens now comes to lie over us, also when it was under us before.
  const opens = ({ target }: Event) => {
    if (target instanceof Element) under.delete(target)
  }
  const listen = (root: Node) => {
    root.addEventListener('beforetoggle', opens, { capture: true, signal: lifetime.signal })
  }
  listen(page)

  function isSeenAt(x: number, y: number): boolean {
    const around = host.getRootNode()
    const isTop = 'elementFromPoint' in around && hitAt(around, x, y) === host
    const hit = isTop ? root.elementFromPoint(x, y) : null
    if (!hit || !panel.contains(hit) || !isShown()) return false
    // What takes no pointer is not hit. Chromium sees it for itself, a moment later.
    const isOver = topLayer(host).some((one) => !under.has(one) && !isApart(one, panel))
    return !isOver && (isVisible !== false || isClearAround(panel))
  }

  function isShown(): boolean {
    if (!host.matches(':popover-open')) return false
    if (!panel.checkVisibility({ visibilityProperty: true })) return false
    if (panel.getBoundingClientRect().width < LEAST_WIDTH) return false
    // Its pictures of the page lie over the top layer, and need not take the pointer.
    return !HAS_TRANSITIONS || page.querySelector(':active-view-transition') === null
  }

  return {
    watch: () => observer.observe(panel),
    rest() {
      observer.disconnect()
      isVisible = null
    },
    rise() {
      under = new Set(topLayer(host))
      // No such event leaves a shadow root.
      for (const one of under) {
        const around = one.getRootNode()
        if (around !== page) listen(around)
      }
    },
    isSeen() {
      const { left, top, right, bottom } = panel.getBoundingClientRect()
      const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2
      const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2
      return isSeenAt(x, y)
    },
    async lookAgain() {
      const looked = new Promise<void>((resolve) => {
        hasLooked = resolve
      })
      // A fresh observation is made with the next frame, whatever `delay` says.
      observer.unobserve(panel)
      observer.observe(panel)
      await Promise.race([looked, frames(MOST_FRAMES)])
    },
    isSeenAt,
    end() {
      observer.disconnect()
      lifetime.abort()
    },
  }
}

/** Not by time: a page that is slow to draw is slow to be looked at. */
async function frames(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame)
}

const HAS_TRANSITIONS = CSS.supports('selector(:active-view-transition)')

/** The root of a page's dialog may be a shadow root, where the host is one of its elements. */
function hitAt(around: Node, x: number, y: number): Element | null {
  return around instanceof Document || around instanceof ShadowRoot
    ? around.elementFromPoint(x, y)
    : null
}

function topLayer(host: HTMLElement): Element[] {
  const roots: ParentNode[] = [host.ownerDocument]
  // Chromium sees for itself what covers us; here shadow roots have to be looked into.
  if (!SEES_COVERS) roots.push(...shadowRoots(host.ownerDocument))
  const all = roots.flatMap((root) => [...root.querySelectorAll(TOP)])
  return all.filter((one) => !one.contains(host))
}

const SEES_COVERS = 'isVisible' in IntersectionObserverEntry.prototype
const TOP = ':popover-open, :modal, :fullscreen'

function shadowRoots(page: Document): ShadowRoot[] {
  const found: ShadowRoot[] = []
  let looked = 0
  const waiting: ParentNode[] = [page]
  for (const next of waiting) {
    for (const one of next.querySelectorAll('*')) {
      looked += 1
      if (looked > MOST_ELEMENTS) return found
      const root = openShadowRoot(one)
      if (root) waiting.push(root)
      if (root) found.push(root)
    }
  }
  return found
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
