/**
 * The blocks of an editing host and what is in each: pieces of text, breaks, blocks. A block reads
 * the same wherever it stands. Breaks become text when text follows them, so the elements with
 * which browsers and editors keep an empty line open make no line of their own.
 */

/** A text node's piece of the text, character by character. */
interface Leaf {
  /** Where it stands in the text of its block. */
  at: number
  readonly text: string
  readonly node: Text
  readonly from: number
}

export interface Block {
  readonly element: Element | ShadowRoot
  parent: Block | null
  /** Null until it is walked. */
  items: Item[] | null
  /** Whether what follows is up to date. */
  isComposed: boolean
  text: string
  /** Where that stands in the text of the parent. */
  at: number
  /** Line breaks before its first character, and after its last. */
  leading: number
  trailing: number
  /** Its last line has something on it, so that what follows begins a new one. */
  isOpen: boolean
}

/** Ends the line; ends it if something stands on it. */
const BREAK = '\n'
const EDGE = ''
/** Stands for what is no text, so that the words on both sides do not join to one. */
const OBJECT = '\uFFFC'

export type Item = Leaf | Block | typeof BREAK | typeof EDGE | typeof OBJECT

export interface Place {
  node: Node
  offset: number
}

interface Looks {
  box: 'block' | 'inline' | 'none'
  keepsSpace: boolean
}

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
const looks = new WeakMap<Node, Looks>()

export function isLeaf(item: Leaf | Block): item is Leaf {
  return 'node' in item
}

/** All blocks of a host, and which of them have to be read again. */
export class Tree {
  readonly root: Block
  readonly #blocks = new WeakMap<Node, Block>()

  constructor(host: Element | ShadowRoot) {
    this.root = this.blockOf(host, null)
  }

  /** The block of an element that is one, known or new. */
  blockOf(element: Element | ShadowRoot, parent: Block | null): Block {
    let block = this.#blocks.get(element)
    if (!block) {
      block = {
        element,
        parent,
        items: null,
        isComposed: false,
        text: '',
        at: 0,
        leading: 0,
        trailing: 0,
        isOpen: false,
      }
      this.#blocks.set(element, block)
    }
    block.parent = parent
    return block
  }

  known(node: Node): Block | undefined {
    return this.#blocks.get(node)
  }

  /** The innermost block that a node is in. */
  around(node: Node): Block | null {
    for (let at: Node | null = node; at; at = at.parentNode) {
      const block = this.#blocks.get(at)
      if (block) return block
    }
    return null
  }

  /** Something in this node is another than before. */
  forget(node: Node): void {
    let block = this.around(node)
    if (block) block.items = null
    for (; block; block = block.parent) block.isComposed = false
  }

  update(block: Block): void {
    if (block.isComposed) return
    block.items ??= new Walker(this, block, null).walk()
    const { text, leading, trailing, isOpen } = compose(this, block, block.items, null)
    block.text = text
    block.leading = leading
    block.trailing = trailing
    block.isOpen = isOpen
    block.isComposed = true
  }
}

/**
 * Walks one block alone, for whoever reads a whole page and must not do it in one go.
 * @returns the blocks in it, still to be walked.
 */
export function walkBlock(tree: Tree, block: Block): Block[] {
  block.items ??= new Walker(tree, block, null).walk()
  return block.items.flatMap((item) => (typeof item === 'string' || isLeaf(item) ? [] : [item]))
}

/**
 * @param place - in this block, and in no other inside of it.
 * @returns its offset from where the block's text begins, less than 0 in breaks before that.
 */
export function readBlock(tree: Tree, block: Block, place: Place): number | null {
  const walker = new Walker(tree, block, place)
  const items = walker.walk()
  return compose(tree, block, items, walker.found).probed
}

/** A place as the item that it is in or before, and how far in. */
interface Found {
  index: number
  within: number
}

/** Gathers what is in a block from the document. */
class Walker {
  found: Found | null = null
  readonly #tree: Tree
  readonly #block: Block
  readonly #place: Place | null
  #items: Item[] = []
  /** Something stands on the line. */
  #isOpen = false
  /** The last character is white space that swallows what comes after it. */
  #isSpace = false

  constructor(tree: Tree, block: Block, place: Place | null) {
    this.#tree = tree
    this.#block = block
    this.#place = place
  }

  walk(): Item[] {
    const { element } = this.#block
    this.#children(element, looksOf(element))
    return this.#items
  }

  #children(element: Element | ShadowRoot, { keepsSpace }: Looks): void {
    const wanted = this.#place?.node === element ? this.#place.offset : -1
    let index = 0
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (index === wanted) this.#find(0)
      index += 1
      const known = this.#tree.known(node)
      if (known) this.#inner(known)
      else if (node instanceof Text) this.#characters(node, keepsSpace)
      else if (node instanceof Element) this.#element(node)
    }
    if (wanted >= index) this.#find(0)
  }

  #element(element: Element): void {
    if (element.tagName === 'BR') {
      this.#end(BREAK)
      return
    }
    const own = looksOf(element)
    if (own.box === 'none' || element.hasAttribute('data-slate-placeholder')) return
    if (isObject(element)) this.#object(own)
    else if (own.box === 'block') this.#inner(this.#tree.blockOf(element, this.#block))
    else this.#children(element, own)
  }

  #inner(block: Block): void {
    block.parent = this.#block
    this.#end(EDGE)
    this.#items.push(block)
    this.#end(EDGE)
  }

  #object({ box }: Looks): void {
    if (box === 'block') this.#end(EDGE)
    this.#items.push(OBJECT)
    this.#isOpen = true
    this.#isSpace = false
    if (box === 'block') this.#end(EDGE)
  }

  #end(how: typeof BREAK | typeof EDGE): void {
    this.#items.push(how)
    this.#isOpen = false
    this.#isSpace = false
  }

  #characters(node: Text, keepsSpace: boolean): void {
    const { data } = node
    let from = 0
    for (const { 0: found, index } of data.matchAll(keepsSpace ? TAKES_NO_ROOM : COLLAPSES)) {
      this.#leaf(node, data, from, index, keepsSpace)
      from = index + found.length
      // The first of several spaces stays, unless it begins the line or follows another one.
      const stays = SPACE.test(found) && this.#isOpen && !this.#isSpace
      if (stays) this.#leaf(node, data, index, index + 1, keepsSpace)
    }
    this.#leaf(node, data, from, data.length, keepsSpace)
    if (this.#place?.node === node) this.#find(0)
  }

  #leaf(node: Text, data: string, from: number, to: number, keepsSpace: boolean): void {
    const wanted = this.#place?.node === node ? this.#place.offset : -1
    if (wanted >= 0 && wanted <= from) this.#find(0)
    if (from >= to) return
    if (wanted > from && wanted <= to) this.#find(wanted - from)
    const raw = data.slice(from, to)
    const text = keepsSpace ? raw.replaceAll(NO_BREAK, ' ') : raw.replace(SPACES, ' ')
    this.#items.push({ at: 0, text, node, from })
    this.#isOpen = !keepsSpace || !raw.endsWith('\n')
    this.#isSpace = !keepsSpace && SPACE.test(raw.slice(-1))
  }

  #find(within: number): void {
    this.found ??= { index: this.#items.length, within }
  }
}

interface Composed {
  text: string
  leading: number
  trailing: number
  isOpen: boolean
  probed: number | null
}

/** Puts the text of a block together, and says to each item where it stands. */
function compose(tree: Tree, block: Block, items: readonly Item[], found: Found | null): Composed {
  const isHost = block === tree.root
  let text = ''
  let leading = 0
  let pending = 0
  let isOpen = false
  let probed: number | null = null

  /** @returns where the next character will stand. */
  const flush = (): number => {
    // Breaks before the first character are the host's text, and anyone else's margin.
    if (text === '' && !isHost) leading = pending
    else text += BREAK.repeat(pending)
    pending = 0
    isOpen = true
    return text.length
  }
  const probe = (index: number): void => {
    if (found?.index === index) probed = leading + text.length + pending + found.within
  }

  for (const [index, item] of items.entries()) {
    probe(index)
    if (item === BREAK || item === EDGE) {
      if (item === BREAK || isOpen) pending += 1
      isOpen = false
    } else if (item === OBJECT) {
      flush()
      text += OBJECT
    } else if (isLeaf(item)) {
      item.at = flush()
      text += item.text
      isOpen = !item.text.endsWith('\n')
    } else {
      tree.update(item)
      if (item.text === '') {
        item.at = text.length + pending
        pending += item.trailing
      } else {
        pending += item.leading
        item.at = flush()
        text += item.text
        pending = item.trailing
        isOpen = item.isOpen
      }
    }
  }
  probe(items.length)
  return {
    text,
    leading,
    trailing: pending,
    isOpen,
    probed: probed === null ? null : probed - leading,
  }
}

/** Images too that editors place for the caret's sake alone are no object of the text. */
function isObject(element: Element): boolean {
  if (element.getAttribute('contenteditable') === 'false') return true
  return OBJECTS.has(element.tagName) && !element.classList.contains('ProseMirror-separator')
}

function looksOf(element: Element | ShadowRoot): Looks {
  let known = looks.get(element)
  if (!known) {
    const { display, whiteSpace } = getComputedStyle(
      element instanceof ShadowRoot ? element.host : element,
    )
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
