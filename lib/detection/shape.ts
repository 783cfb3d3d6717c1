import { type Alphabet, alphabet, has } from './alphabets.ts'
import { codeAt } from './characters.ts'
import type { Runs } from './runs.ts'

/**
 * Shapes of tokens, written as they look: text stands for itself, `{alphabet:length}` for characters.
 *
 *     ghp_{base62:36}
 *     xoxb-{digit:10-13}-{digit:10-13}-{base62:24}
 *     {base64:76}+ASt{base64:5}{[AQgw]:1}==
 *
 * A length is a number, a range (`24-99`) or open (`40+`). Where a part of open length is followed
 * by text that could belong to it, the first place that fits is taken; nothing else is ever
 * tried twice, so that matching is linear.
 */
export interface Shape {
  readonly source: string
  readonly parts: readonly Part[]
  readonly minLength: number
  readonly maxLength: number
  /** 0 to 1: how narrow it is, by the alphabets of its variable parts and whether its length is fixed. */
  readonly narrowness: number
  /** A part may be of any length: where its run ends is worth remembering. */
  readonly isOpen: boolean
  /** The first text behind characters of a fixed number: most that is no such token lacks it. */
  readonly landmark: { readonly text: string; readonly offset: number }
}

export type Part =
  | { readonly text: string }
  | {
      readonly alphabet: Alphabet
      readonly name: string
      readonly min: number
      readonly max: number
    }

/** The longest token that is looked at; longer runs are something else (a file in base64). */
export const LONGEST = 4096

/** The shape of a UUID, for the shapes that hold one. */
export const UUID = '{Hex:8}-{Hex:4}-{Hex:4}-{Hex:4}-{Hex:12}'

const parsed = new Map<string, Shape>()

/** @returns what `parseShape` gives, made once for each source. */
export function shapeOf(source: string): Shape {
  const known = parsed.get(source) ?? parseShape(source)
  parsed.set(source, known)
  return known
}

/** @throws SyntaxError for braces without alphabet and length, RangeError for unknown alphabets. */
export function parseShape(source: string): Shape {
  const parts: Part[] = []
  for (const piece of source.split(/(\{[^{}]+\})/)) {
    if (piece === '') continue
    const class_ = /^\{(.+):(\d+)(?:-(\d+)|(\+))?\}$/.exec(piece)
    if (class_ === null) {
      if (/[{}]/.test(piece)) throw new SyntaxError(`${source}: ${piece} is no {alphabet:length}`)
      parts.push({ text: piece })
      continue
    }
    const [, name = '', min, max, open] = class_
    parts.push({
      alphabet: alphabet(name),
      name,
      min: Number(min),
      max: open ? LONGEST : Number(max ?? min),
    })
  }
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  const minLength = sum((part) => ('text' in part ? part.text.length : part.min))
  const maxLength = sum((part) => ('text' in part ? part.text.length : part.max))
  const drawn = sum((part) => ('text' in part ? 0 : part.min))
  const bits = sum((part) => ('text' in part ? 0 : part.min * Math.log2(sizeOf(part.alphabet))))
  return {
    source,
    parts,
    minLength,
    maxLength: Math.min(LONGEST, maxLength),
    narrowness: (1 - bits / drawn / BITS) * 0.8 + (minLength === maxLength ? 0.2 : 0),
    isOpen: parts.some((part) => !('text' in part) && part.max === LONGEST),
    landmark: landmarkOf(parts),
  }
}

function landmarkOf(parts: readonly Part[]): Shape['landmark'] {
  let offset = 0
  for (const part of parts) {
    if ('text' in part) {
      if (offset > 0) return { text: part.text, offset }
    } else if (part.min !== part.max) break
    offset += 'text' in part ? part.text.length : part.max
  }
  return { text: '', offset: 0 }
}

/** Bits in an ASCII character. */
const BITS = 7

function sizeOf(table: Alphabet): number {
  let size = 0
  for (const one of table) size += one
  return size
}

/**
 * @returns the end of the token that begins at `start`, or -1. What follows it is not the shape's
 * affair, except that its last run has to be whole: a longer run is something else.
 */
export function matchShape(
  text: string,
  start: number,
  { parts, landmark }: Shape,
  runs?: Runs,
): number {
  if (landmark.offset > 0 && !text.startsWith(landmark.text, start + landmark.offset)) return -1
  let at = start
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (part === undefined) break
    if ('text' in part) {
      if (!text.startsWith(part.text, at)) return -1
      at += part.text.length
      continue
    }
    const next = parts[i + 1]
    const end = runOf(text, at, part, next, runs)
    if (end < 0) return -1
    at = end
  }
  return at
}

function runOf(
  text: string,
  start: number,
  part: Exclude<Part, { text: string }>,
  next: Part | undefined,
  runs: Runs | undefined,
): number {
  const { alphabet: table, min, max } = part
  let at = start
  if (next !== undefined && !('text' in next)) {
    // A class follows: this part must be of fixed length (checked by the tests of the detectors).
    const end = start + min
    if (end > text.length) return -1
    while (at < end && has(table, text.charCodeAt(at))) at++
    return at === end ? end : -1
  }
  if (next === undefined || !has(table, next.text.charCodeAt(0))) {
    if (max === LONGEST && runs !== undefined) {
      const end = runs.end(table, at)
      return end - start >= min && end - start <= max ? end : -1
    }
    const last = Math.min(text.length, start + max + 1)
    while (at < last && has(table, text.charCodeAt(at))) at++
    return at - start >= min && at - start <= max ? at : -1
  }
  // Text follows that could belong to the run: the first place that has it.
  const last = start + max
  while (at <= last) {
    if (at - start >= min && text.startsWith(next.text, at)) return at
    if (!has(table, codeAt(text, at))) return -1
    at++
  }
  return -1
}
