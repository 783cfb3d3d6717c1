/**
 * What an editor of Hemmelig keeps and shows is HTML. A text that it would show otherwise than it is
 * goes into a block of code, which keeps lines, spaces and signs (measured with TipTap 3.34; paragraphs
 * lose spaces). Nothing here becomes part of a page.
 */

/** Line breaks, spaces that would be drawn together or cut off, tags, and characters by their names. */
const CHANGES_IN_HTML = /[\t\n\f\r]|^ | $| {2}|<[a-z/!?]|&[#a-z]/i
/** Its editor writes no other elements. */
const BLOCKS = 'p|h[1-6]|ul|ol|li|pre|blockquote|hr'
const STARTS_LIKE_EDITOR = new RegExp(`^<(?:${BLOCKS})(?:\\s[^<>]*)?>`)
const ELEMENT = new RegExp(
  `^/?(?:${BLOCKS}|br|a|b|code|em|i|mark|s|span|strike|strong|sub|sup|u)(?:\\s|/?$)`,
)
const TAG_OR_TEXT = /<([^<>]*)>|[^<]+|</g
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** As it is, where the editor shows it so. */
export function writeEditorText(text: string): string {
  if (!CHANGES_IN_HTML.test(text)) return text
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')
  return `<pre><code>${escaped}</code></pre>`
}

/** The text in what an editor wrote; what no editor wrote is text already, however much it has of `<`. */
export function readEditorText(stored: string): string {
  if (!STARTS_LIKE_EDITOR.test(stored)) return stored
  const lines = new Lines()
  for (const [part, tag] of stored.matchAll(TAG_OR_TEXT)) {
    if (tag === undefined) lines.add(part)
    else if (!ELEMENT.test(tag)) return stored
    else if (tag.startsWith('/')) lines.close(tag.slice(1))
    else lines.open(tag)
  }
  return lines.text
}

/** Text out of elements: blocks are lines, and where a link leads is told when its words do not. */
class Lines {
  text = ''
  #isLineOver = false
  #isVerbatim = false
  #link: { to: string; words: string } | null = null

  add(html: string): void {
    // Only what separates the elements of a source that was written by hand.
    if (!this.#isVerbatim && html.includes('\n') && html.trim() === '') return
    this.#endLine()
    const words = decodeCharacters(html)
    this.text += words
    if (this.#link) this.#link.words += words
  }

  open(tag: string): void {
    const [name = ''] = tag.split(/[\s/]/)
    if (name === 'br') this.text += '\n'
    else if (name === 'a') this.#link = { to: linkIn(tag), words: '' }
    else if (/^(?:p|h\d|pre|li)$/.test(name)) this.#endLine()
    if (name === 'li') this.text += '- '
    if (name === 'pre') this.#isVerbatim = true
  }

  close(name: string): void {
    if (/^(?:p|h\d|pre|li)$/.test(name)) this.#isLineOver = true
    if (name === 'pre') this.#isVerbatim = false
    if (name !== 'a' || !this.#link) return
    const { to, words } = this.#link
    if (to !== '' && words !== to) this.text += ` (${to})`
    this.#link = null
  }

  #endLine(): void {
    if (this.#isLineOver) this.text += '\n'
    this.#isLineOver = false
  }
}

function linkIn(tag: string): string {
  return decodeCharacters(/\shref="([^"]*)"/.exec(tag)?.[1] ?? '')
}

function decodeCharacters(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
    (whole: string, decimal?: string, hexadecimal?: string, name = '') => {
      if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      return isCharacter ? String.fromCodePoint(code) : whole
    },
  )
}
