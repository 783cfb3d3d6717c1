/**
 * An editing host as the text that a person sees in it, with a map to places in the document. Read
 * at every key, so only blocks that something has changed in are walked again; for the others not
 * one property of the document is read, which costs the most in Firefox.
 */
import type { Span } from '#lib/detection/finding.ts'
import { type Block, type Item, isLeaf, type Place, readBlock, Tree } from './text-blocks.ts'
import type { Ends } from './text-of-range.ts'

export class EditableText {
  readonly #host: HTMLElement
  readonly #tree: Tree
  readonly #observer: MutationObserver

  /** @param onChange - called, as a microtask, when something in the host has changed. */
  constructor(host: HTMLElement, onChange: () => void = () => {}) {
    this.#host = host
    this.#tree = new Tree(host)
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
  endsOf(span: Span): Ends | null {
    return endsIn(this.#root(), span)
  }

  /** @returns where a caret at this offset stands; null on a line without text. */
  placeOf(offset: number): Place | null {
    return caretPlace(this.#root(), offset)
  }

  /** @returns the offset of a place in the document; null when it is not in the text. */
  offsetOf(node: Node, offset: number): number | null {
    const root = this.#root()
    if (!this.#host.contains(node)) return null
    let block = this.#tree.around(node)
    let at = block && readBlock(this.#tree, block, { node, offset })
    for (; block && block !== root; block = block.parent) at = at === null ? null : at + block.at
    return at === null ? null : Math.min(Math.max(at, 0), root.text.length)
  }

  #root(): Block {
    this.#forget(this.#observer.takeRecords())
    const { root } = this.#tree
    this.#tree.update(root)
    return root
  }

  #forget(records: MutationRecord[]): void {
    for (const { target } of records) this.#tree.forget(target)
  }
}

/** @returns where a span of a block's text begins and ends; null when no text node holds it. */
export function endsIn(block: Block, { start, end }: Span): Ends | null {
  const first = firstPlace(block, start)
  const last = lastPlace(block, end)
  if (!first || !last) return null
  return {
    startContainer: first.node,
    startOffset: first.offset,
    endContainer: last.node,
    endOffset: last.offset,
  }
}

/** Where the character at `start` begins, or the next one that is in a text node. */
function firstPlace(block: Block, start: number): Place | null {
  for (const item of textItems(block)) {
    const within = start - item.at
    if (item.text.length <= within) continue
    const found = isLeaf(item)
      ? { node: item.node, offset: item.from + Math.max(0, within) }
      : firstPlace(item, within)
    if (found) return found
  }
  return null
}

/** Where the character before `end` ends, or the last one before it that is in a text node. */
function lastPlace(block: Block, end: number): Place | null {
  for (const item of textItems(block).toReversed()) {
    const within = end - item.at
    if (within <= 0) continue
    const found = isLeaf(item)
      ? { node: item.node, offset: item.from + Math.min(item.text.length, within) }
      : lastPlace(item, within)
    if (found) return found
  }
  return null
}

/** On a border, behind the character before: there typing goes on in its formatting. */
function caretPlace(block: Block, offset: number): Place | null {
  for (const item of textItems(block)) {
    const within = offset - item.at
    if (within < 0 || within > item.text.length) continue
    const found = isLeaf(item)
      ? { node: item.node, offset: item.from + within }
      : caretPlace(item, within)
    if (found) return found
  }
  return null
}

function textItems({ items }: Block): Exclude<Item, string>[] {
  return items?.filter((item) => typeof item !== 'string') ?? []
}
