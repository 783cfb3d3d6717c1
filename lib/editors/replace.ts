/**
 * Replacing a piece of text in an editing host, the same way for every editor: find it again,
 * select it, let the engine put the new text in, read everything back. What cannot be verified is
 * taken back: a text that looks right while the message keeps the key is worse than none.
 */
import type { Span } from '#lib/detection/finding.ts'
import type { Expected, Replaced } from './compose-box.ts'
import type { EditableText, Place } from './editable-text.ts'
import { linksAt, rangeOf, select } from './engines/commands.ts'
import type { Engine } from './engines/engine.ts'
import { findAgain } from './find-again.ts'
import { hasFocus, isFocused } from './focus.ts'
import { twoFrames } from './frames.ts'
import type { Hands } from './hands.ts'
import { selectedEnds } from './selected-ends.ts'
import { INVISIBLE } from './text-of-range.ts'

export interface Editable {
  readonly host: HTMLElement
  readonly engine: Engine
  readonly text: EditableText
  readonly hands: Hands
}

/** Put `text` in place of what is expected, if it is still there. */
export async function replaceInEditable(
  box: Editable,
  expected: Expected,
  text: string,
): Promise<Replaced> {
  const { host, hands, engine } = box
  await hands.pause(engine.joinsWithinMs)
  if (!findAgain(box.text.text, expected)) return 'moved'
  const caret = isFocused(host) ? caretIn(box) : null
  if (!hasFocus(host)) return 'failed'
  if (!selectText(box, expected)) return 'moved'
  await hands.settle()
  const span = selectText(box, expected)
  if (!span) return 'moved'
  const work = new Replacement(box, span, text)
  if (!work.insert()) return 'failed'
  const isBusy = await hands.settle()
  // Before the next key, which would else land behind the link.
  if (work.isInText) work.putCaret(caret)
  if (isBusy) await twoFrames()
  if ((work.isInText || (isBusy && work.isSomewhere)) && !work.isInMarkup) return 'replaced'
  await work.takeBack()
  return 'failed'
}

/** Put text where the caret is, line by line; at `at` where there is none any more. */
export async function insertInEditable(
  box: Editable,
  text: string,
  at: number | null,
): Promise<boolean> {
  const { host, hands } = box
  await hands.pause(0)
  if (!hasFocus(host)) return false
  const place = caretIn(box) === null ? box.text.placeOf(at ?? box.text.text.length) : null
  if (place) {
    const { node, offset } = place
    select({ startContainer: node, startOffset: offset, endContainer: node, endOffset: offset })
    await twoFrames()
  }
  const before = box.text.text
  if (!insertLines(box, text)) return false
  await twoFrames()
  const after = bare(box.text.text)
  return text
    .split('\n')
    .every((line) => count(after, bare(line)) > count(bare(before), bare(line)))
}

/** One replacement: what was there, and whether what is there now is what was wanted. */
class Replacement {
  readonly #box: Editable
  readonly #before: string
  readonly #wanted: string
  readonly #key: string
  readonly #text: string
  readonly #start: number
  /** What stood behind the key in its link. */
  #tail = ''
  readonly #hits: number

  constructor(box: Editable, { start, end }: Span, text: string) {
    const before = box.text.text
    this.#box = box
    this.#before = before
    this.#key = before.slice(start, end)
    this.#text = text
    this.#start = start
    this.#wanted = before.slice(0, start) + text + before.slice(end)
    this.#hits = count(bare(box.host.textContent ?? ''), bare(this.#key))
  }

  /** With all of the links that hold the key, which would keep their target else. */
  insert(): boolean {
    const { host, engine, text } = this.#box
    const span = { start: this.#start, end: this.#start + this.#key.length }
    const { start, end } = withLinks(this.#box, span)
    const ends = text.endsOf({ start, end })
    if (!ends) return false
    select(ends)
    const head = this.#before.slice(start, span.start)
    this.#tail = this.#before.slice(span.end, end)
    return engine.insert({ host, ends }, head + this.#text + this.#tail)
  }

  /** One that was elsewhere goes back there; one at what was replaced stays behind the link. */
  putCaret(caret: Caret | null): void {
    const { text } = this.#box
    const end = this.#start + this.#key.length
    const isElsewhere = caret !== null && (caret.at < this.#start || caret.at > end)
    if (!isElsewhere && this.#tail === '') return
    const behind = this.#start + this.#text.length
    const at = !isElsewhere ? behind : caret.at < end ? caret.at : caret.at - end + behind
    const isSame = isElsewhere && text.offsetOf(caret.node, caret.offset) === at
    const place = isSame ? caret : text.placeOf(at)
    if (!place) return
    const { node, offset } = place
    select({ startContainer: node, startOffset: offset, endContainer: node, endOffset: offset })
  }

  /** The text is as it was, with the new text in its place. */
  get isInText(): boolean {
    return this.#box.text.text === this.#wanted
  }

  /** The same, for a text that the person has gone on with in the meantime. */
  get isSomewhere(): boolean {
    const now = this.#box.text.text
    return (
      count(now, this.#text) > count(this.#before, this.#text) &&
      count(now, this.#key) < count(this.#before, this.#key)
    )
  }

  /** What was replaced lives on where nobody sees it: in hidden text, in the target of a link. */
  get isInMarkup(): boolean {
    const { host, text } = this.#box
    if (count(bare(host.textContent ?? ''), bare(this.#key)) >= this.#hits) return true
    const isLeft = text.text.includes(this.#key)
    const span = { start: this.#start, end: this.#start + this.#text.length }
    const ends = isLeft ? text.endsOf(span) : null
    const near = ends && rangeOf(ends)
    return [...host.querySelectorAll('*')]
      .filter((element) => near?.intersectsNode(element) ?? true)
      .some((element) => holds(element, this.#key))
  }

  /** Make the text what it was: by the editor's own undo, else by writing it again. */
  async takeBack(): Promise<void> {
    const { host, engine, text } = this.#box
    for (let steps = 0; steps < MOST_UNDO_STEPS && text.text !== this.#before; steps += 1) {
      if (steps > 0 && !text.text.includes(this.#text)) break
      engine.undo(host)
      await twoFrames()
    }
    if (text.text === this.#before) return
    const span = findAgain(text.text, { text: this.#text, start: this.#start, end: 0 })
    const ends = span && text.endsOf(span)
    if (!ends) return
    select(ends)
    await twoFrames()
    insertLines(this.#box, this.#key)
    await twoFrames()
  }
}

/** The span, with the links in it whose target holds what stands there. */
function withLinks({ host, engine, text: reading }: Editable, span: Span): Span {
  const { text } = reading
  const ends = reading.endsOf(span)
  const links = ends ? linksAt(host, ends) : []
  const holding = links.filter((link) => holds(link, text.slice(span.start, span.end)))
  if (holding.length === 0) return span
  const offsets = holding.flatMap((link) => [
    reading.offsetOf(link, 0) ?? span.start,
    reading.offsetOf(link, link.childNodes.length) ?? span.end,
  ])
  const [start, end] = [Math.min(span.start, ...offsets), Math.max(span.end, ...offsets)]
  if (engine.unlinks !== 'wider') return { start, end }
  const isWord = (at: number) => ![undefined, '\n', OBJECT].includes(text[at])
  return { start: start - Number(isWord(start - 1)), end: end + Number(isWord(end)) }
}

/** Whether an attribute of the element has a line of the key in it, encoded or not. */
function holds(element: Element, key: string): boolean {
  const lines = key
    .split('\n')
    .map(bare)
    .filter((one) => one.length >= SHORTEST_IN_ATTRIBUTE)
  return [...element.attributes]
    .flatMap(({ value }) => [bare(value), bare(decoded(value))])
    .some((value) => lines.some((one) => value.includes(one)))
}

const OBJECT = '\uFFFC'
const MOST_UNDO_STEPS = 2
/** A short line says nothing in an attribute: any class name may hold it. */
const SHORTEST_IN_ATTRIBUTE = 6

function insertLines({ host, engine }: Editable, text: string): boolean {
  return text.split('\n').every((line, index) => {
    if (index > 0) engine.newline(host)
    const ends = selectedEnds(host)
    return line === '' || (ends !== null && engine.insert({ host, ends }, line))
  })
}

function selectText({ text }: Editable, expected: Expected): Span | null {
  const span = findAgain(text.text, expected)
  const ends = span && text.endsOf(span)
  if (ends) select(ends)
  return ends && span
}

/** Where the caret is, or where a selection ends. */
export interface Caret extends Place {
  at: number
}

/** @returns null when it is not in the box. */
export function caretIn({ host, text }: Pick<Editable, 'host' | 'text'>): Caret | null {
  const ends = selectedEnds(host)
  if (!ends || !host.contains(ends.endContainer)) return null
  const { endContainer: node, endOffset: offset } = ends
  const at = text.offsetOf(node, offset)
  return at === null ? null : { node, offset, at }
}

/** White space and what takes no room differ between texts and markup. */
function bare(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, '')
}

function count(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // Not percent-encoded: it is what it is.
    return value
  }
}
