/** What pages of sites have in common, and what they look like. */
import { sends } from './built-site.ts'

export const MESSAGES = `<div data-list><div>Ann: how do I deploy?</div></div>`

/** What is pressed is mostly inside of the button. */
export const ARROW = `<svg width="16" height="16" fill="currentColor"><path d="M1 1l14 7-14 7z"/></svg>`

interface Button {
  by?: string
  /** What the button is while nothing is typed; `disabled` and the like are the page's business. */
  empty?: 'absent' | 'disabled' | 'aria-disabled'
  inside?: string
}

/** @param attributes - as the site has them. */
export function sendButton(
  name: string,
  attributes: string,
  { by = 'button', empty, inside = ARROW }: Button = {},
): string {
  const whenEmpty = empty === undefined ? '' : ` data-empty="${empty}"`
  return `<button ${attributes} ${sends(name, by)}${whenEmpty}>${inside}</button>`
}

/** @param attributes - of a field that no message is typed into. */
export function other(id: string, attributes: string): string {
  return `<input id="${id}" data-other ${attributes}>`
}

/** An editor of the search: it is typed into like a message. */
export function otherEditor(id: string, attributes: string): string {
  return `<div id="${id}" data-other contenteditable="true" role="textbox" ${attributes}></div>`
}

interface Look {
  font: string
  accent: string
  /** Text, ground and fields. */
  light: readonly [string, string, string]
  dark: readonly [string, string, string]
}

export function look({ font, accent, light, dark }: Look): string {
  const colors = ([text, ground, field]: readonly string[]) =>
    `--text: ${text}; --ground: ${ground}; --field: ${field}`
  return `
  :root { ${colors(light)}; --accent: ${accent} } @media (prefers-color-scheme: dark) { :root { ${colors(dark)} } }
  body { font: ${font}; color: var(--text); background: var(--ground) } .top { padding: 8px 12px; display: flex; gap: 8px }
  .composer { background: var(--field); border-radius: 8px; padding: 6px; display: flex; flex-wrap: wrap; align-items: end; gap: 4px } .editor { flex: 1 1 10rem; min-width: 0 }
  input, textarea { font: inherit; color: inherit; background: var(--field); border: 1px solid #8886; border-radius: 6px; padding: 6px 10px; max-width: 100% } .composer :is(textarea, input) { border: 0; width: 100%; display: block } .composer textarea { height: 4.5rem; resize: none }
  #search { width: 14rem; min-height: 2rem; background: var(--field); border-radius: 6px }
  .composer :is(button, [role=button]), form > button { font: inherit; background: var(--accent); color: #fff; border: 0; border-radius: 6px; padding: 6px 12px } .composer [disabled] { opacity: .4 }`
}
