/** Lines around fields, whose text no highlight can mark, and around links that have no words. */
import { attachOwnRoot } from '#lib/platform/own-hosts.ts'
import { element as create } from '../dom.ts'

export interface Outlines {
  /** Around these, and no others. */
  set(elements: readonly HTMLElement[]): void
  /** Make one stand out, or none. */
  flash(element: HTMLElement | null): void
}

const COLOUR = 'rgb(240 102 42)'
const LAYER = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  overflow: 'hidden',
  zIndex: '2147483647',
  pointerEvents: 'none',
} as const
const LINE = {
  position: 'fixed',
  boxSizing: 'border-box',
  border: `2px solid ${COLOUR}`,
  borderRadius: '4px',
} as const

/** An element of ours lies over the page for as long as there is something to outline. */
export function createOutlines(): Outlines {
  const lines = new Map<HTMLElement, HTMLElement>()
  const seen = new Set<Element>()
  let host: HTMLElement | null = null
  let lifetime: AbortController | null = null
  let flashed: HTMLElement | null = null
  let frame = 0

  function draw(): void {
    frame = 0
    for (const [element, line] of lines) {
      const { left, top, width, height } = element.getBoundingClientRect()
      const isShown = seen.has(element) && element.isConnected && element.checkVisibility()
      Object.assign(line.style, {
        display: isShown ? 'block' : 'none',
        left: `${left - 3}px`,
        top: `${top - 3}px`,
        width: `${width + 6}px`,
        height: `${height + 6}px`,
        background: element === flashed ? 'rgb(240 102 42 / 35%)' : 'none',
      })
    }
  }

  function later(): void {
    frame ||= requestAnimationFrame(draw)
  }

  function end(): void {
    lifetime?.abort()
    lifetime = null
    cancelAnimationFrame(frame)
    frame = 0
    host?.remove()
    host = null
    lines.clear()
    seen.clear()
  }

  function begin(elements: readonly HTMLElement[]): void {
    host = create('div', { 'data-ms': 'marks', 'aria-hidden': 'true' })
    Object.assign(host.style, LAYER)
    const root = attachOwnRoot(host)
    for (const element of elements) {
      const line = create('div', {})
      Object.assign(line.style, LINE)
      lines.set(element, line)
      root.append(line)
    }
    document.documentElement.append(host)
    follow(elements)
    draw()
  }

  function follow(elements: readonly HTMLElement[]): void {
    lifetime = new AbortController()
    const { signal } = lifetime
    window.addEventListener('scroll', later, { capture: true, passive: true, signal })
    window.addEventListener('resize', later, { passive: true, signal })
    const sizes = new ResizeObserver(later)
    // Of what is scrolled out of its own box there is nothing to draw around.
    const views = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(target)
        else seen.delete(target)
      }
      later()
    })
    for (const element of elements) {
      sizes.observe(element)
      views.observe(element)
    }
    signal.addEventListener('abort', () => {
      sizes.disconnect()
      views.disconnect()
    })
  }

  return {
    set(elements) {
      end()
      if (elements.length > 0) begin(elements)
    },
    flash(element) {
      flashed = element
      if (host) later()
    },
  }
}
