/**
 * Replacing a piece of text in an editing host, the same way for every editor: find it again,
 * select it, let the engine put the new text in, read everything back. What cannot be verified is
 * taken back: a text that looks right while the message keeps the key is worse than none.
 */
import type { Span } from '#lib/detection/finding.ts'
import type { Expected, Replaced } from './compose-box.ts'
import type { EditableText } from './editable-text.ts'
import { linksAt, rangeOf, select } from './engines/commands.ts'
import type { Engine } from './engines/engine.ts'
import { LONGEST_TYPED } from './engines/text-field.ts'
import { findAgain } from './find-again.ts'
import { hasFocus, isActive, isFocused } from './focus.ts'
import { twoFrames } from './frames.ts'
import { type Attempt, giveBack, isGoneWithAll } from './give-back.ts'
import type { Hands } from './hands.ts'
import { selectedEnds } from './selected-ends.ts'
import type { Place } from './text-blocks.ts'
import { changeBetween } from './text-change.ts'
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
  const isInUse = isFocused(host)
  const caret = isInUse ? caretIn(box) : null
  if (!hasFocus(host)) return 'failed'
  for (let attempt = 1; ; attempt += 1) {
    if (!selectText(box, expected)) return 'moved'
    // A key of somebody who types here would go over what is selected: then nothing is waited for.
    if (!isInUse) await hands.settle()
    const span = selectText(box, expected)
    if (!span) return 'moved'
    const done = await new Replacement(box, span, text).run(caret)
    if (done !== 'elsewhere') return done
    if (attempt === MOST_ATTEMPTS) return 'failed'
  }
}

/** Put text where the caret is, line by line; at `at` where there is none any more. */
export async function insertInEditable(
  box: Editable,
  text: string,
  at: number | null,
): Promise<boolean> {
  const { host, hands } = box
  // Line by line it would stop the page; its own paste does not.
  if (text.length > LONGEST_TYPED) return false
  await hands.pause(0)
  if (!hasFocus(host)) return false
  const place = caretIn(box) === null ? box.text.placeOf(at ?? box.text.text.length) : null
  if (place) selectCaret(place)
  // A dialog has just given the box back, and editors hear of a caret some time later.
  await hands.settle()
  const before = box.text.text
  const start = caretIn(box)?.at ?? before.length
  const work = new Replacement(box, { start, end: start }, text)
  // Markup cannot hold every tab: only code is held to where its lines begin.
  const read = box.engine.newline ? bare : indented
  const lines = text
    .split('\n')
    .map((line, index) => (box.engine.newline || index === 0 ? bare(line) : `\n${indented(line)}`))
    .filter((line) => line.trim() !== '')
  const was = read(before)
  const isIn = () => {
    const is = read(box.text.text)
    return lines.every((line) => count(is, line) >= count(was, line) + timesIn(lines, line))
  }
  const put = await insertLines(box, text)
  if (put === 'nothing') return false
  const isBusy = await hands.settleUntil(() => (put === 'all' ? isIn() : !work.isAsBefore))
  if (put === 'all' && isIn()) return true
  await work.takeBack(isBusy, null)
  return false
}

/** One replacement: what was there, and whether what is there now is what was wanted. */
class Replacement {
  readonly #box: Editable
  readonly #before: string
  readonly #wanted: string
  readonly #key: string
  readonly #text: string
  readonly #start: number
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

  /** @returns `elsewhere` where it went in at another place, and was taken back. */
  async run(caret: Caret | null): Promise<'replaced' | 'failed' | 'elsewhere'> {
    const { hands, text } = this.#box
    if (!(await this.#insert())) return 'failed'
    let wasInText = this.isInText
    // Before the next key, which would else land behind the link; some editors draw it later.
    if (wasInText) this.putCaret(caret)
    // React draws when it finds the time: what still reads as before is not refused yet.
    let last: string | null = null
    const isBusy = await hands.settleUntil(() => {
      const isStill = text.text === last
      last = text.text
      return this.isInText || this.isSomewhere || (isStill && !this.isAsBefore)
    })
    wasInText ||= this.isInText
    if (this.isInText) this.putCaret(caret)
    if (isBusy) await twoFrames()
    const isIn = this.isInText || (isBusy && (this.isSomewhere || (wasInText && this.isGone)))
    if (isIn && !this.isInMarkup) return 'replaced'
    // Slate puts it where the caret was, between hearing of another selection and drawing that.
    const isElsewhere = !isBusy && this.#isElsewhere
    await this.takeBack(isBusy, caret)
    return isElsewhere && this.isAsBefore ? 'elsewhere' : 'failed'
  }

  /** With all of the links that hold the key, which would keep their target else. */
  async #insert(): Promise<boolean> {
    const { host, engine, text } = this.#box
    const span = { start: this.#start, end: this.#start + this.#key.length }
    const { start, end } = withLinks(this.#box, span)
    const ends = text.endsOf({ start, end })
    // Commands go to what has the focus: a link is put into no other box, though the page has gone there.
    if (!ends || !isActive(host)) return false
    const head = this.#before.slice(start, span.start)
    const tail = this.#before.slice(span.end, end)
    return engine.insert({ host, ends }, head + this.#text + tail)
  }

  /** One that was elsewhere goes back there; one at what was replaced stays behind the link. */
  putCaret(caret: Caret | null): void {
    const { text } = this.#box
    const end = this.#start + this.#key.length
    const behind = this.#start + this.#text.length
    const isElsewhere = caret !== null && (caret.at < this.#start || caret.at > end)
    const at = !isElsewhere ? behind : caret.at < end ? caret.at : caret.at - end + behind
    if (caretIn(this.#box)?.at === at) return
    // Its node may have become shorter, where a space of it was written anew with the link.
    const isSame =
      isElsewhere &&
      caret.offset <= lengthOf(caret.node) &&
      text.offsetOf(caret.node, caret.offset) === at
    const place = isSame ? caret : text.placeOf(at)
    if (place) selectCaret(place)
  }

  get #attempt(): Attempt {
    return { before: this.#before, start: this.#start, gone: this.#key, put: this.#text }
  }

  /** The text is as it was, with the new text in its place. */
  get isInText(): boolean {
    return this.#box.text.text === this.#wanted
  }

  get isAsBefore(): boolean {
    return this.#box.text.text === this.#before
  }

  /** The same, for a text that the person has gone on with in the meantime. */
  get isSomewhere(): boolean {
    const now = this.#box.text.text
    return (
      count(now, this.#text) > count(this.#before, this.#text) &&
      count(now, this.#key) < count(this.#before, this.#key)
    )
  }

  /** The new text is there, and what it was to replace too. */
  get #isElsewhere(): boolean {
    const now = this.#box.text.text
    return (
      count(now, this.#text) > count(this.#before, this.#text) &&
      count(now, this.#key) === count(this.#before, this.#key)
    )
  }

  /** With all that stood around it: the person has sent it, or deleted it. */
  get isGone(): boolean {
    return isGoneWithAll(this.#box.text.text, this.#attempt)
  }

  /** What was replaced lives on where nobody sees it: in hidden text, in the target of a link. */
  get isInMarkup(): boolean {
    const { host, text } = this.#box
    const isLeft = text.text.includes(this.#key)
    const hits = count(bare(host.textContent ?? ''), bare(this.#key))
    if (hits > (isLeft ? this.#hits - 1 : 0)) return true
    const span = { start: this.#start, end: this.#start + this.#text.length }
    const ends = isLeft ? text.endsOf(span) : null
    const near = ends && rangeOf(ends)
    return [...host.querySelectorAll('*')]
      .filter((element) => near?.intersectsNode(element) ?? true)
      .some((element) => holds(element, this.#key))
  }

  /** Make the text what it was: by the editor's own undo, else by writing what is missing. */
  async takeBack(isBusy: boolean, caret: Caret | null): Promise<void> {
    const { host, engine, text, hands } = this.#box
    let hasGoneOn = isBusy
    // What only the box may lose is taken out of the box, wherever the focus went meanwhile.
    if ((this.isAsBefore && !isBusy) || !hasFocus(host)) return
    for (let step = 0; step < MOST_UNDO_STEPS && text.text !== this.#before; step += 1) {
      if (hasGoneOn || !isActive(host)) break
      const now = text.text
      engine.undo(host)
      // Who types on types there.
      if (caret && this.isAsBefore) this.#putAt(caret.at)
      // One step too many would take back what the person has typed.
      hasGoneOn = await hands.settleUntil(() => text.text !== now)
      if (text.text === now) break
    }
    if (hasGoneOn) {
      await twoFrames()
      await this.#giveBack()
      return
    }
    const { start, removed, inserted } = changeBetween(text.text, this.#before)
    if (removed + inserted === 0) return
    const ends = text.endsOf({ start, end: start + removed })
    if (!ends) return
    select(ends)
    await twoFrames()
    if (!isActive(host)) return
    const missing = this.#before.slice(start, start + inserted)
    if (missing !== '') await insertLines(this.#box, missing)
    else await engine.insert({ host, ends }, '')
    await hands.settleUntil(() => this.isAsBefore)
  }

  /** The same in a text that the person has gone on with: undo would take back what they typed. */
  async #giveBack(): Promise<void> {
    const { host, engine, text } = this.#box
    const edit = giveBack(text.text, this.#attempt)
    const ends = edit && text.endsOf(edit)
    if (!ends || !isActive(host)) return
    const caret = caretIn(this.#box)?.at ?? edit.end
    select(ends)
    if (edit.text === '') await engine.insert({ host, ends }, '')
    else await insertLines(this.#box, edit.text)
    const grown = edit.text.length - (edit.end - edit.start)
    this.#putAt(caret < edit.end ? Math.min(caret, edit.start) : caret + grown)
  }

  #putAt(at: number): void {
    const place = this.#box.text.placeOf(at)
    if (place) selectCaret(place)
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
  if (!engine.widensLinks) return { start, end }
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
const MOST_UNDO_STEPS = 3
const MOST_ATTEMPTS = 2
/** A short line says nothing in an attribute: any class name may hold it. */
const SHORTEST_IN_ATTRIBUTE = 6

async function insertLines(
  { host, engine }: Editable,
  text: string,
): Promise<'all' | 'some' | 'nothing'> {
  for (const [index, line] of (engine.newline ? text.split('\n') : [text]).entries()) {
    if (!isActive(host)) return index === 0 ? 'nothing' : 'some'
    if (index > 0) engine.newline?.(host)
    const ends = selectedEnds(host)
    if (line === '') continue
    if (!(ends && (await engine.insert({ host, ends }, line)))) {
      return index === 0 ? 'nothing' : 'some'
    }
  }
  return 'all'
}

/** With the links that are replaced together with it. */
function selectText(box: Editable, expected: Expected): Span | null {
  const span = findAgain(box.text.text, expected)
  const ends = span && box.text.endsOf(withLinks(box, span))
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

function selectCaret({ node, offset }: Place): void {
  select({ startContainer: node, startOffset: offset, endContainer: node, endOffset: offset })
}

/** As offsets in it count. */
function lengthOf(node: Node): number {
  return node instanceof CharacterData ? node.length : node.childNodes.length
}

/** White space and what takes no room differ between texts and markup. */
function bare(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, '')
}

/** Lines that are not empty, with the white space they begin with: in code it says what belongs to what. */
function indented(text: string): string {
  return text
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => (line.match(/^[ \t]*/)?.[0] ?? '') + bare(line))
    .filter((line) => line.trim() !== '')
    .join('\n')
}

function timesIn(lines: readonly string[], line: string): number {
  return lines.filter((one) => one === line).length
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
