/** Small parts that the card and the hold dialogs have in common. */
import type { I18n } from '#lib/i18n/i18n.ts'
import { button, drawing, element } from '../dom.ts'
import { LIT_MATCH, type Shape } from '../shapes.ts'
import { keyCaps } from './key-names.ts'
import type { Told } from './views.ts'
import { draftsText } from './words.ts'

/** On a 16-unit grid. */
const CHEVRON = { down: 'm4 6 4 4 4-4', left: 'm10 4-4 4 4 4', right: 'm6 4 4 4-4 4' }
const OUT = 'M9.5 3H13v3.5M13 3 7.5 8.5M6.5 4H3.5v8.5H12V9.5'

export const litMatch = (): SVGElement =>
  drawing({ class: 'mark', width: '24', height: '24', viewBox: '0 0 32 32' }, LIT_MATCH)

export const chevron = (to: keyof typeof CHEVRON): SVGElement => line(CHEVRON[to])

export function line(d: string): SVGElement {
  const shapes: Shape[] = [['path', { d }]]
  const box = { class: 'icon', width: '16', height: '16', viewBox: '0 0 16 16' }
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5' }
  return drawing(
    { ...box, ...stroke, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    shapes,
  )
}

export function iconButton(label: string, icon: Node, run: () => void): HTMLButtonElement {
  return button({ class: 'button-quiet button-icon', 'aria-label': label, title: label }, icon, run)
}

/** A button's words, with the keys that press it. A screen reader hears them elsewhere. */
export function withKeys(label: string, shortcut: string): DocumentFragment {
  const content = document.createDocumentFragment()
  content.append(element('span', {}, label))
  if (shortcut) {
    const caps = keyCaps(shortcut).map((cap) => element('kbd', {}, cap))
    content.append(element('span', { class: 'keys', 'aria-hidden': 'true' }, ...caps))
  }
  return content
}

/** That the service may have it already, and where its owner can replace it. */
export function draftsNote(
  i18n: I18n,
  siteName: string | null,
  { provider, rotateUrl }: Told,
): Node[] {
  const said = draftsText(i18n, siteName)
  if (rotateUrl === undefined) return [document.createTextNode(said)]
  const attributes = { href: rotateUrl, target: '_blank', rel: 'noopener noreferrer' }
  const words = i18n.t('composer.rotate', provider)
  // The sign stays with the last word: it stood in a line of its own.
  const last = words.lastIndexOf(' ') + 1
  const link = element(
    'a',
    { ...attributes, title: i18n.t('composer.newTab') },
    words.slice(0, last),
    element('span', { class: 'last' }, words.slice(last), line(OUT)),
  )
  return [document.createTextNode(`${said} `), link]
}

export function progressBar(label: string): HTMLElement {
  return element('div', { class: 'progress', role: 'progressbar', 'aria-label': label })
}
