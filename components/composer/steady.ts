/**
 * Whether what a person presses is what they see. A page may lay something over our card, or bring
 * the card under a pointer that is about to press.
 */
import { isHtml } from '#lib/editors/around.ts'
import { watchSeen } from './seen.ts'

/** So long has a thing to be in its place before a press on it counts. */
const STEADY_MS = 300
/** Further than this the card has moved, and not followed a line as it was typed. */
const MOVED_PX = 24
/** So many looks may find it coming in: what makes it come in again and again hides it. */
const MOST_COMING_IN = 30
/** How often is looked while it is shown. */
const LOOK_MS = 200

export interface Steady {
  /** It is shown: only then the browser is asked what lies over it, which is work for it. */
  watch(): void
  rest(): void
  /** It has come up or changed: presses count later. */
  unsettle(): void
  /** It has come to the top of the top layer: what is there now is under it. */
  rise(): void
  /** It has been there for long enough, and is seen. */
  hasSettled(): boolean
  /** A pointer is let down in it. */
  begin(event: MouseEvent): void
  /** Nothing lies over it where it is pressed, as far as this browser tells. */
  isInView(event: MouseEvent): boolean
  end(): void
}

/** @param onLook - called again and again while it is shown; whether it is seen. */
export function watchSteady(
  host: HTMLElement,
  root: ShadowRoot,
  panel: HTMLElement,
  onLook: (isSeen: boolean) => void,
): Steady {
  let since = performance.now()
  /** Where it was then. */
  let place: readonly number[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWatched = false
  let comingIn = 0
  /** Whether a press would have counted where the pointer came down; null where none was heard. */
  let hasBegunWell: boolean | null = null
  const unsettle = () => {
    since = performance.now()
    place = placeOf(panel)
  }
  const seen = watchSeen(host, root, panel, unsettle)

  /** A card that moves a little at a time moves as well, and so does a window under a pointer. */
  function follow(): void {
    const now = placeOf(panel)
    if (now.some((one, i) => Math.abs(one - (place[i] ?? one)) > MOVED_PX)) unsettle()
  }

  /** Only with a frame that is drawn: nobody sees a tab behind another one. */
  function look(): void {
    clearTimeout(timer)
    timer = setTimeout(() => requestAnimationFrame(lookOnce), LOOK_MS)
  }

  async function lookOnce(): Promise<void> {
    if (!isWatched) return
    const token = timer
    // Raised anew before it has come in, it would never be seen on a slow machine.
    if (isComingIn(panel) && comingIn < MOST_COMING_IN) {
      comingIn += 1
      return look()
    }
    if (!seen.isSeen()) await seen.lookAgain()
    if (!isWatched || timer !== token) return
    follow()
    onLook(seen.isSeen())
    look()
  }

  const hasSettled = () => {
    follow()
    return performance.now() - since >= STEADY_MS && seen.isSeen()
  }
  return {
    watch() {
      seen.watch()
      unsettle()
      comingIn = 0
      if (!isWatched) look()
      isWatched = true
    },
    rest() {
      seen.rest()
      isWatched = false
      clearTimeout(timer)
    },
    unsettle,
    rise() {
      unsettle()
      seen.rise()
    },
    hasSettled,
    begin({ clientX, clientY }) {
      hasBegunWell = hasSettled() && seen.isSeenAt(clientX, clientY)
    },
    isInView({ clientX, clientY }) {
      const isWell = hasBegunWell ?? true
      hasBegunWell = null
      return isWell && seen.isSeenAt(clientX, clientY)
    },
    end() {
      isWatched = false
      clearTimeout(timer)
      seen.end()
    },
  }
}

/** No page reaches what is animated in a closed root: it ends. */
function isComingIn(panel: HTMLElement): boolean {
  return panel.getAnimations().some(({ playState }) => playState === 'running')
}

/** Where it is, and where the windows and frames are that it is in. */
function placeOf(panel: HTMLElement): number[] {
  const { left, top, width, height } = panel.getBoundingClientRect()
  // A dialog grows around its middle with what it has to say.
  const y = panel instanceof HTMLDialogElement ? top + height / 2 : top
  return [left, y, width, ...placeOfWindow()]
}

function placeOfWindow(): number[] {
  // Firefox tells where the page itself is, in frames of other sites too.
  if ('mozInnerScreenX' in window && 'mozInnerScreenY' in window) {
    return [Number(window.mozInnerScreenX), Number(window.mozInnerScreenY)]
  }
  const place = [window.screenX, window.screenY]
  for (let one: Window = window; one !== one.parent; one = one.parent) {
    const frame = frameOf(one)
    // A document of another site: nothing is told of its frames.
    if (!frame) break
    const { left, top } = frame.getBoundingClientRect()
    place.push(left, top)
  }
  return place
}

function frameOf(inner: Window): HTMLElement | null {
  try {
    const { frameElement } = inner
    return isHtml(frameElement) ? frameElement : null
  } catch {
    return null
  }
}
