/**
 * A page that tries to have somebody press what they do not see, one trick after the other. Each
 * begins in the page's own world; `window.undo` ends it.
 */

interface Trick {
  name: string
  /** Runs in the page. */
  begin: () => void
  /** Our element stands in a closed root then, into which drivers do not look. */
  isClosed?: true
}

/** The page says these first, before there is anything of ours: scripts that patch all they can reach. */
export function patchPrototypes(): void {
  const wrong = () => {
    throw new Error('patched')
  }
  const owners: object[] = [
    Element.prototype,
    HTMLElement.prototype,
    EventTarget.prototype,
    Event.prototype,
    MouseEvent.prototype,
    Range.prototype,
    Selection.prototype,
    MutationObserver.prototype,
    ResizeObserver.prototype,
    IntersectionObserver.prototype,
    HTMLDialogElement.prototype,
    CSSStyleSheet.prototype,
    CustomElementRegistry.prototype,
    Highlight.prototype,
    DOMTokenList.prototype,
    DOMRectReadOnly.prototype,
  ]
  // Those that the test itself asks by.
  const kept = new Set(['constructor', 'dispatchEvent', 'dataset'])
  for (const owner of owners) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      const { configurable, value, get } = Object.getOwnPropertyDescriptor(owner, name) ?? {}
      if (!configurable || kept.has(name)) continue
      try {
        if (typeof value === 'function') Object.defineProperty(owner, name, { value: wrong })
        else if (get) Object.defineProperty(owner, name, { get: wrong })
      } catch {
        // Some cannot be patched.
      }
    }
  }
}

/** Names of ours that are public in our source, with values that would hide or leak what we say. */
export const REGISTERED = [
  'ink',
  'surface',
  'solid',
  'on-solid',
  'font',
  'size-m',
  'line',
  'space-3',
]
export const FONTS = [
  'Inter',
  'Segoe UI',
  'Roboto',
  'system-ui',
  'sans-serif',
  'monospace',
  'Menlo',
]

/** Styles of the page for our element, for what is around it, and under names of ours. */
export const HOSTILE_STYLE = `
${REGISTERED.map((name) => `@property --${name} { syntax: '*'; inherits: false; initial-value: transparent }`).join('\n')}
${FONTS.map((name, i) => `@font-face { font-family: "${name}"; src: url(/leak-${i}) }`).join('\n')}
@layer hostile { div[data-ms] { opacity: 0 !important; display: none !important } }
@keyframes away { to { opacity: 0; transform: translateX(900px) } }
div[data-ms], div[data-ms]:popover-open {
  all: unset !important; display: contents !important; opacity: 0 !important; width: 1px !important;
  visibility: hidden !important; pointer-events: auto !important; clip-path: inset(50%) !important;
  transform: translateX(900px) !important; zoom: 0.01 !important; content-visibility: hidden !important;
  animation: away 1ms forwards !important; transition: all 1000s !important; mask: linear-gradient(transparent, transparent) !important
}
textarea, button { font-family: serif }
div[data-ms]::backdrop { background: black !important; opacity: 1 !important }
html::before { content: ''; position: fixed; inset: 0; z-index: 2147483647; background: teal; opacity: .01; pointer-events: none }
::view-transition { pointer-events: none; background: teal }
::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 1000s !important }`

/** What does not come through: the card is where it was, and takes a press. */
export const IN_VAIN: Trick[] = [
  {
    name: 'the root is transparent, filtered, clipped, masked, moved and hidden',
    begin: () => {
      const { style } = document.documentElement
      style.cssText =
        'opacity: 0; filter: opacity(0); clip-path: inset(50%); mask: linear-gradient(transparent, transparent); visibility: hidden; mix-blend-mode: difference; perspective: 1px; contain: paint'
      Reflect.set(window, 'undo', () => document.documentElement.removeAttribute('style'))
    },
  },
  {
    name: 'the root is zoomed',
    begin: () => {
      const { style } = document.documentElement
      style.zoom = '0.05'
      Reflect.set(window, 'undo', () => (style.zoom = ''))
    },
  },
  {
    name: 'our element is animated, turned around, made inert and given children',
    begin: () => {
      const host = document.querySelector<HTMLElement>('div[data-ms=ui]')
      if (!host) throw new Error('No element of ours')
      host.animate([{ opacity: 0, transform: 'scale(0)' }], { fill: 'forwards', duration: 1 })
      host.dir = 'rtl'
      host.inert = true
      host.hidden = true
      host.append(document.createElement('b'))
      // The driver takes the first of that name for ours.
      const copy = host.cloneNode(true)
      if (copy instanceof HTMLElement) delete copy.dataset.ms
      document.body.append(copy)
      Reflect.set(window, 'undo', () => document.body.removeChild(copy))
    },
  },
  {
    name: 'our element is taken into another document',
    begin: () => {
      const host = document.querySelector('div[data-ms=ui]')
      if (host) document.implementation.createHTMLDocument('other').body.append(host)
    },
  },
  {
    name: 'the focus is stolen all the time',
    begin: () => {
      const timer = setInterval(() => {
        document.querySelector<HTMLElement>('div[data-ms=ui]')?.blur()
        document.querySelector<HTMLElement>('#box')?.focus()
      }, 10)
      Reflect.set(window, 'undo', () => clearInterval(timer))
    },
  },
  {
    name: 'a modal dialog opens over it, then another one that stands before it',
    begin: () => {
      const dialogs = [document.createElement('dialog'), document.createElement('dialog')]
      for (const dialog of dialogs) document.body.prepend(dialog)
      for (const dialog of dialogs) {
        dialog.append(document.createElement('button'))
        dialog.showModal()
      }
      Reflect.set(window, 'undo', () => {
        for (const dialog of dialogs) dialog.remove()
      })
    },
  },
  {
    name: 'a modal dialog of a closed root, with the box in its slot',
    isClosed: true,
    begin: () => {
      const around = document.createElement('div')
      const dialog = document.createElement('dialog')
      dialog.append(document.createElement('slot'))
      around.attachShadow({ mode: 'closed' }).append(dialog)
      document.body.append(around)
      const box = document.querySelector<HTMLElement>('#box')
      const place = box?.nextSibling ?? null
      if (box) around.append(box)
      dialog.showModal()
      box?.focus()
      Reflect.set(window, 'undo', () => {
        if (box) document.body.insertBefore(box, place)
        around.remove()
      })
    },
  },
]

/** What does hide it: while it lasts nothing acts; a dialog gives up and is asked elsewhere. */
export const BLINDING: Trick[] = [
  {
    name: 'the root skips its contents',
    begin: () => {
      const { style } = document.documentElement
      style.contentVisibility = 'hidden'
      Reflect.set(window, 'undo', () => (style.contentVisibility = ''))
    },
  },
  {
    name: 'the root is not drawn',
    begin: () => {
      const { style } = document.documentElement
      style.display = 'none'
      Reflect.set(window, 'undo', () => (style.display = ''))
    },
  },
  {
    name: 'a cover that takes no pointer comes to the top again and again',
    begin: () => {
      const cover = document.createElement('div')
      cover.popover = 'manual'
      cover.style.cssText =
        'inset: 0; width: 100vw; height: 100vh; pointer-events: none; background: teal'
      document.body.append(cover)
      const rise = () => {
        if (cover.matches(':popover-open')) cover.hidePopover()
        cover.showPopover()
      }
      rise()
      const timer = setInterval(rise, 20)
      Reflect.set(window, 'undo', () => {
        clearInterval(timer)
        cover.remove()
      })
    },
  },
  {
    name: 'the same from a closed root',
    begin: () => {
      const around = document.createElement('div')
      const cover = document.createElement('div')
      cover.popover = 'manual'
      cover.style.cssText =
        'inset: 0; width: 100vw; height: 100vh; pointer-events: none; background: teal'
      around.attachShadow({ mode: 'closed' }).append(cover)
      document.body.append(around)
      const rise = () => {
        if (cover.matches(':popover-open')) cover.hidePopover()
        cover.showPopover()
      }
      rise()
      const timer = setInterval(rise, 20)
      Reflect.set(window, 'undo', () => {
        clearInterval(timer)
        around.remove()
      })
    },
  },
  {
    name: 'a view transition that does not end',
    begin: () => {
      let isOver = false
      const start = () => {
        if (!isOver)
          Reflect.set(
            window,
            'transition',
            document.startViewTransition(() => {}),
          )
      }
      start()
      Reflect.set(window, 'undo', () => {
        isOver = true
        Reflect.get(window, 'transition').skipTransition()
      })
    },
  },
  {
    name: 'it is taken out as soon as it comes',
    begin: () => {
      const out = () => document.querySelector('div[data-ms=ui]')?.remove()
      const observer = new MutationObserver(out)
      observer.observe(document.documentElement, { childList: true })
      out()
      Reflect.set(window, 'undo', () => observer.disconnect())
    },
  },
  {
    name: 'it is hidden as soon as it is shown',
    begin: () => {
      const hide = () => document.querySelector<HTMLElement>('div[data-ms=ui]')?.hidePopover()
      hide()
      const timer = setInterval(hide, 10)
      Reflect.set(window, 'undo', () => clearInterval(timer))
    },
  },
]

/** The box is brought to another place all the time, a little at each frame, and the card follows. */
export function keepMoving(order: string): void {
  const box = document.querySelector<HTMLElement>('#box')
  let left = 0
  let frame = 0
  const move = () => {
    left = (left + 15) % 400
    if (box) box.style.marginLeft = `${left}px`
    document.dispatchEvent(new CustomEvent('surface', { detail: order }))
    frame = requestAnimationFrame(move)
  }
  move()
  Reflect.set(window, 'undo', () => {
    cancelAnimationFrame(frame)
    if (box) box.style.marginLeft = ''
  })
}

/**
 * What a document has under these names a page can put a picture of its own before. Measured: in its
 * own world alone, in Chromium 156 and Firefox 153.
 */
const ON_DOCUMENTS = [
  ...['activeElement', 'addEventListener', 'adoptedStyleSheets', 'body', 'caretPositionFromPoint'],
  ...['contentType', 'createDocumentFragment', 'createElement', 'createElementNS', 'createRange'],
  ...['createTextNode', 'createTreeWalker', 'defaultView', 'dispatchEvent', 'documentElement'],
  ...['execCommand', 'getElementById', 'getSelection', 'hasFocus', 'head', 'hidden', 'nodeType'],
  ...['ownerDocument', 'scrollingElement', 'visibilityState'],
]

/** A page with pictures of these names. */
export const NAMED_PICTURES = ON_DOCUMENTS.map((name) => `<img alt="" name="${name}">`).join('')

/** The same for what drivers of browsers ask a document for too: from then on they find nothing. */
export function nameTheRest(): void {
  const box = document.querySelector('[data-box]')
  Reflect.set(window, 'isOursThere', () =>
    Boolean(Document.prototype.querySelector.call(document, 'div[data-ms=ui]')),
  )
  Reflect.set(window, 'textInBox', () =>
    box instanceof HTMLTextAreaElement ? box.value : box?.textContent,
  )
  const pictures = ['querySelector', 'querySelectorAll', 'elementFromPoint', 'contains'].map(
    (name) => Object.assign(new Image(), { name }),
  )
  box?.before(...pictures)
}
