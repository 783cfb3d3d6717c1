/**
 * A content script for tests: the surface and the marks by themselves, driven by events of the
 * page. What is pressed is written to an attribute of the page's root element.
 */
import { createMarks } from '#components/composer/marks.ts'
import { createSurface } from '#components/composer/surface.ts'
import type { ComposeBox } from '#lib/editors/compose-box.ts'
import { createFieldBox } from '#lib/editors/field-box.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import en from '#locales/en.json'
import type { SurfaceOrder } from './orders.ts'

const said: string[] = []
const say = (name: string, ...values: unknown[]) => {
  said.push([name, ...values.map((value) => JSON.stringify(value))].join(' '))
  document.documentElement.dataset.said = said.join('\n')
}

const surface = createSurface(createCatalogI18n(en, 'en'), {
  card: {
    replace: (which, options) => say('replace', which, options),
    notASecret: () => say('notASecret'),
    ignoreOnce: () => say('ignoreOnce'),
    go: (by) => say('go', by),
    cancel: () => say('cancel'),
    copyLink: () => say('copyLink'),
    copyPassphrase: () => say('copyPassphrase'),
    generatePassphrase: async () => 'five-words-that-are-shown',
    setUp: () => say('setUp'),
    close: () => {
      say('close')
      surface.hideCard()
    },
  },
  hold: {
    replace: () => say('hold replace'),
    anyway: (reason) => {
      say('anyway', reason)
      if (reason.includes('hunter2')) return false
      surface.hideHold()
      return true
    },
    back: () => {
      say('back')
      surface.hideHold()
    },
    copyLink: () => say('hold copyLink'),
    setUp: () => say('hold setUp'),
    failed: () => say('failed'),
  },
})
const marks = createMarks(surface)
const lifetime = new AbortController()

/** As the guard does: before the page hears of it. */
window.addEventListener('keydown', (event) => surface.take(event), true)
for (const type of ['keyup', 'keypress', 'beforeinput', 'input']) {
  const keep = (event: Event) => surface.isInside(event) && event.stopImmediatePropagation()
  window.addEventListener(type, keep, true)
}

document.addEventListener('surface', (event) => {
  if (!(event instanceof CustomEvent)) return
  const order: SurfaceOrder = JSON.parse(event.detail)
  const field = document.querySelector<HTMLElement>('#box')
  const key = document.querySelector('#key')
  const boxes = () => (key ? [...key.getClientRects()] : [])
  if (order.card) surface.showCard(order.card, boxes(), null, field?.getBoundingClientRect())
  if (order.card === null) surface.hideCard()
  if (order.hold === null) surface.hideHold()
  try {
    if (order.hold) surface.showHold(order.hold)
  } catch {
    say('not shown')
  }
  if (order.enter) surface.enterCard()
  if (order.key) surface.pressCard()
  if (order.mark && field && key?.firstChild) {
    const range = document.createRange()
    range.selectNodeContents(key)
    const isDrawn = order.mark === 'drawn'
    const box = boxOf(field, boxes, isDrawn ? null : new StaticRange(range))
    marks.set([{ box, span: { start: 0, end: 1 }, severity: 'high', state: 'found' }])
  }
  if (order.measure !== undefined) measure(order.measure)
  if (order.end) {
    marks.end()
    surface.end()
  }
})

/** As often as a field's look is asked for. */
const lookAt = window.getComputedStyle.bind(window)
globalThis.getComputedStyle = (...args) => {
  if (args[0] instanceof HTMLTextAreaElement) looked += 1
  return lookAt(...args)
}
let looked = 0
let fieldBox: ComposeBox | null = null

function measure(count: number): void {
  const field = document.querySelector('textarea')
  if (!field) return
  const { signal } = lifetime
  fieldBox ??= createFieldBox(field, signal, () => surface.mirrorRoot)
  const box = fieldBox
  const spans = Array.from({ length: count }, (_, i) => ({ start: i * 4, end: i * 4 + 3 }))
  looked = 0
  const boxes = spans.flatMap((span) => box.boxesOf(span))
  say('measured', boxes.length, looked)
  marks.set(spans.map((span) => ({ box, span, severity: 'high', state: 'found' })))
}

function boxOf(
  element: HTMLElement,
  boxes: () => DOMRect[],
  range: StaticRange | null,
): ComposeBox {
  return {
    element,
    engine: 'test',
    read: () => ({ text: '', change: null }),
    caret: () => null,
    offsetAt: () => null,
    focus: () => {},
    boxesOf: boxes,
    rangeOf: () => range,
    replace: async () => 'failed',
    insert: async () => false,
    observe: () => {},
    isLive: () => true,
    isWhole: () => true,
    canReplace: true,
  }
}
document.documentElement.dataset.surface = 'ready'
