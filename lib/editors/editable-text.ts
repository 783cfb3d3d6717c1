/**
 * An editing host as the text that a person sees in it, with a map to places in the document. Read
 * at every key: each block keeps its text, and only blocks that something has changed in are read
 * again. Breaks are written when text follows them, so the elements with which browsers and
 * editors keep an empty line open make no line of their own.
 */
import type { Span } from '#lib/detection/finding.ts'
import type { Ends } from './text-of-range.ts'

/** A text node's piece of the text, character by character. */
interface Leaf {
  at: number
  node: Text
  from: number
  to: number
}

/** A block inside of a block. */
interface Inner {
  at: number
  block: Block
}

/** A block reads the same wherever it stands: it begins on a line of its own. */
interface Block {
  text: string
  parts: (Leaf | Inner)[]
  /** Line breaks before its first character, and after its last. */
  leading: number
  trailing: number
  /** Its last line has something on it, so that what follows begins a new one. */
  isOpen: boolean
}

export interface Place {
  node: Node
  offset: number
}

interface Looks {
  box: 'block' | 'inline' | 'none'
  keepsSpace: boolean
}

/** Stands for what is no text, so that the words on both sides do not join to one. */
const OBJECT = '\uFFFC'
const OBJECTS = new Set([
  'IMG',
  'VIDEO',
  'AUDIO',
  'CANVAS',
  'IFRAME',
  'INPUT',
  'TEXTAREA',
  'SELECT',
])
const TAKES_NO_ROOM = /[\u200B\u2060\uFEFF]+/g
/** The same, and white space of which HTML shows less than stands there. */
const COLLAPSES = /[\u200B\u2060\uFEFF]+|[ \t\n\r\f]{2,}|[\t\n\r\f]|^ /g
const SPACE = /^[ \t\n\r\f]/
const SPACES = /[\u00A0\t\n\r\f]/g
const NO_BREAK = '\u00A0'

/** Elements keep their looks: what a page restyles while a person types in it is not followed. */
const looks = new WeakMap<Element, Looks>()

export class EditableText {
  readonly #host: HTMLElement
  readonly #observer: MutationObserver
  #blocks = new WeakMap<Element, Block>()

  /** @param onChange - called, as a microtask, when something in the host has changed. */
  constructor(host: HTMLElement, onChange: () => void = () => {}) {
    this.#host = host
    this.#observer = new MutationObserver((records) => {
      this.#forget(records)
      onChange()
    })
    this.#observer.observe(host, { childList: true, characterData: true, subtree: true })
  }

  stop(): void {
    this.#observer.disconnect()
  }

  /** The text as it is now. */
  get text(): string {
    return this.#root().text
  }

  /** @returns where a span begins and ends in the document; null when no text node holds it. */
  endsOf({ start, end }: Span): Ends | null {
    const root = this.#root()
    const first = firstPlace(root, start)
    const last = lastPlace(root, end)
    if (!first || !last) return null
    return {
      startContainer: first.node,
      startOffset: first.offset,
      endContainer: last.node,
      endOffset: last.offset,
    }
  }

  /** @returns where a caret at this offset stands; null on a line without text. */
  placeOf(offset: number): Place | null {
    return caretPlace(this.#root(), offset)
  }

  /** @returns the offset of a place in the document; null when it is not in the text. */
  offsetOf(node: Node, offset: number): number | null {
    const root = this.#root()
    let element = this.#blockAround(node)
    if (!element) return null
    const isHost = element === this.#host
    let at = new BlockReader(this.#blocks, isHost, { node, offset }).read(element).probed
    while (at !== null && element !== this.#host) {
      const block = this.#blocks.get(element)
      element = element.parentElement && this.#blockAround(element.parentElement)
      const parts: Block['parts'] = (element && this.#blocks.get(element)?.parts) ?? []
      const part = parts.find((one) => 'block' in one && one.block === block)
      if (!element || !part) return null
      at += part.at
    }
    return at === null ? null : Math.min(Math.max(at, 0), root.text.length)
  }

  #root(): Block {
    this.#forget(this.#observer.takeRecords())
    const known = this.#blocks.get(this.#host)
    if (known) return known
    const { block } = new BlockReader(this.#blocks, true).read(this.#host)
    this.#blocks.set(this.#host, block)
    return block
  }

  #forget(records: MutationRecord[]): void {
    for (const { target } of records) {
      for (let at: Node | null = target; at && this.#host.contains(at); at = at.parentNode) {
        if (at instanceof Element) this.#blocks.delete(at)
      }
    }
  }

  #blockAround(node: Node): Element | null {
    if (!this.#host.contains(node)) return null
    let element = node instanceof Element ? node : node.parentElement
    while (element && !this.#blocks.has(element)) element = element.parentElement
    return element
  }
}

/** Reads one block; those inside of it are taken as they were read before. */
class BlockReader {
  readonly #blocks: WeakMap<Element, Block>
  readonly #isHost: boolean
  readonly #probe: Place | null
  #probed: number | null = null
  #text = ''
  #parts: Block['parts'] = []
  #leading = 0
  /** Breaks since the last character. */
  #pending = 0
  #isOpen = false
  /** The last character is white space that swallows what comes after it. */
  #isSpace = false

  /**
   * @param isHost - the block is all there is: breaks before its first character are its text.
   * @param probe - a place whose offset in the block's text is wanted.
   */
  constructor(blocks: WeakMap<Element, Block>, isHost: boolean, probe: Place | null = null) {
    this.#blocks = blocks
    this.#isHost = isHost
    this.#probe = probe
  }

  read(element: Element): { block: Block; probed: number | null } {
    this.#children(element, looksOf(element))
    const block = {
      text: this.#text,
      parts: this.#parts,
      leading: this.#leading,
      trailing: this.#pending,
      isOpen: this.#isOpen,
    }
    // Before the first character places are counted in breaks, and the text begins behind those.
    return { block, probed: this.#probed === null ? null : this.#probed - this.#leading }
  }

  #children(element: Element, { keepsSpace }: Looks): void {
    const probe = this.#probe?.node === element ? this.#probe.offset : -1
    let index = 0
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (index === probe) this.#probed = this.#here()
      index += 1
      if (node instanceof Text) this.#characters(node, keepsSpace)
      else if (node instanceof Element) this.#element(node)
    }
    if (probe >= index) this.#probed = this.#here()
  }

  #element(element: Element): void {
    if (element.tagName === 'BR') {
      this.#break()
      return
    }
    const own = looksOf(element)
    if (own.box === 'none' || element.hasAttribute('data-slate-placeholder')) return
    const isBlock = own.box === 'block'
    if (isBlock && this.#isOpen) this.#break()
    if (isObject(element)) this.#write(OBJECT)
    else if (isBlock) this.#block(element)
    else this.#children(element, own)
    if (isBlock && this.#isOpen) this.#break()
  }

  #block(element: Element): void {
    let block = this.#blocks.get(element)
    if (!block) {
      block = new BlockReader(this.#blocks, false).read(element).block
      this.#blocks.set(element, block)
    }
    if (block.text === '') {
      this.#parts.push({ at: this.#here(), block })
      this.#pending += block.trailing
      return
    }
    this.#pending += block.leading
    const at = this.#flush()
    this.#parts.push({ at, block })
    this.#text += block.text
    this.#pending = block.trailing
    this.#isOpen = block.isOpen
    this.#isSpace = false
  }

  #characters(node: Text, keepsSpace: boolean): void {
    const { data } = node
    let from = 0
    for (const { 0: found, index } of data.matchAll(keepsSpace ? TAKES_NO_ROOM : COLLAPSES)) {
      this.#leaf(node, from, index, keepsSpace)
      from = index + found.length
      // The first of several spaces stays, unless it begins the line or follows another one.
      const stays = SPACE.test(found) && this.#isOpen && !this.#isSpace
      if (stays) this.#leaf(node, index, index + 1, keepsSpace)
    }
    this.#leaf(node, from, data.length, keepsSpace)
    if (this.#probe?.node === node) this.#probed ??= this.#here()
  }

  #leaf(node: Text, from: number, to: number, keepsSpace: boolean): void {
    const probe = this.#probe?.node === node ? this.#probe.offset : -1
    if (probe >= 0 && probe <= from) this.#probed ??= this.#here()
    if (from >= to) return
    const at = this.#flush()
    if (probe > from && probe <= to) this.#probed ??= this.#leading + at + probe - from
    this.#parts.push({ at, node, from, to })
    const characters = node.data.slice(from, to)
    if (keepsSpace) {
      this.#text += characters.replaceAll(NO_BREAK, ' ')
      this.#isOpen = !characters.endsWith('\n')
    } else {
      this.#text += characters.replace(SPACES, ' ')
      this.#isSpace = SPACE.test(characters.slice(-1))
    }
  }

  #write(text: string): void {
    this.#flush()
    this.#text += text
    this.#isSpace = false
  }

  /** @returns where the next character will stand. */
  #flush(): number {
    if (this.#text === '' && !this.#isHost) this.#leading = this.#pending
    else this.#text += '\n'.repeat(this.#pending)
    this.#pending = 0
    this.#isOpen = true
    this.#isSpace = false
    return this.#text.length
  }

  #break(): void {
    this.#pending += 1
    this.#isOpen = false
    this.#isSpace = false
  }

  #here(): number {
    return this.#leading + this.#text.length + this.#pending
  }
}

/** Images too that editors place for the caret's sake alone are no object of the text. */
function isObject(element: Element): boolean {
  if (element.getAttribute('contenteditable') === 'false') return true
  return OBJECTS.has(element.tagName) && !element.classList.contains('ProseMirror-separator')
}

function looksOf(element: Element): Looks {
  let known = looks.get(element)
  if (!known) {
    const { display, whiteSpace } = getComputedStyle(element)
    const isInline = display.startsWith('inline') || display === 'contents'
    known = {
      box: display === 'none' ? 'none' : isInline ? 'inline' : 'block',
      // `pre-line` keeps breaks alone: rare enough to be read as if it kept all.
      keepsSpace: /^(?:pre|break-spaces|preserve)/.test(whiteSpace),
    }
    looks.set(element, known)
  }
  return known
}

/** Where the character at `start` begins, or the next one that is in a text node. */
function firstPlace(block: Block, start: number): Place | null {
  for (const part of block.parts) {
    if ('node' in part) {
      const { at, node, from, to } = part
      if (at + to - from > start) return { node, offset: from + Math.max(0, start - at) }
    } else if (part.at + part.block.text.length > start) {
      const found = firstPlace(part.block, start - part.at)
      if (found) return found
    }
  }
  return null
}

/** On a border, behind the character before: there typing goes on in its formatting. */
function caretPlace(block: Block, offset: number): Place | null {
  for (const part of block.parts) {
    const within = offset - part.at
    if ('node' in part) {
      const { node, from, to } = part
      if (within >= 0 && within <= to - from) return { node, offset: from + within }
    } else if (within >= 0 && within <= part.block.text.length) {
      const found = caretPlace(part.block, within)
      if (found) return found
    }
  }
  return null
}

/** Where the character before `end` ends, or the last one before it that is in a text node. */
function lastPlace(block: Block, end: number): Place | null {
  for (let index = block.parts.length - 1; index >= 0; index -= 1) {
    const part = block.parts[index]
    if (!part || part.at >= end) continue
    if ('node' in part) {
      return { node: part.node, offset: part.from + Math.min(part.to - part.from, end - part.at) }
    }
    const found = lastPlace(part.block, end - part.at)
    if (found) return found
  }
  return null
}
