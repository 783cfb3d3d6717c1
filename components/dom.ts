/** Elements without a view library, for the scripts that go into pages of others. */
import type { Shape } from './shapes.ts'

const SVG = 'http://www.w3.org/2000/svg'
type Attributes = Readonly<Record<string, string>>

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  setAttributes(made, attributes)
  made.append(...children)
  return made
}

/** A drawing that says nothing to a screen reader: the text beside it does. */
export function drawing(attributes: Attributes, shapes: readonly Shape[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  setAttributes(svg, { 'aria-hidden': 'true', focusable: 'false', ...attributes })
  for (const [tag, shape] of shapes) {
    const drawn = svg.appendChild(document.createElementNS(SVG, tag))
    setAttributes(drawn, shape)
  }
  return svg
}

/** The page can find our host element and dispatch events at it: only a person's press counts. */
export function button(
  { class: kind, ...attributes }: { class: string; [name: string]: string },
  content: Node | string,
  run: () => void,
): HTMLButtonElement {
  const classes = `button button-small ${kind}`
  const made = element('button', { type: 'button', class: classes, ...attributes }, content)
  made.addEventListener('click', ({ isTrusted }) => {
    if (isTrusted) run()
  })
  return made
}

function setAttributes(to: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) to.setAttribute(name, value)
}
