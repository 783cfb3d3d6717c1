import { alphabet, has } from './alphabets.ts'
import { changesOften } from './changes.ts'
import { codeAt, isAlphanumeric } from './characters.ts'
import { examinePattern } from './examine-pattern.ts'
import type { Pass } from './sweep.ts'
import { FLAG_BITS, pairOf, type Start, type Tables } from './tables.ts'

const BASE64 = alphabet('base64')
const HEX = alphabet('Hex')
const ESCAPES = alphabet('[nrtbf]')
const PERCENT = 37
const PLUS = 43
const SLASH = 47
const BACKSLASH = 92
const SURELY_BASE64 = 16

/**
 * Look at the tokens of which a literal stands at `at`.
 * @param isEdge - whether one may begin here, and not only go on.
 */
export function examineStarts(tables: Tables, pass: Pass, at: number, isEdge: boolean): void {
  const { text } = pass
  const third = codeAt(text, at + 2)
  const pair = pairOf(codeAt(text, at), codeAt(text, at + 1))
  const index = (tables.pairs[pair] ?? 0) >> FLAG_BITS
  if ((((tables.thirds[index] ?? 0) >>> third) & 1) === 0) return
  const starts = tables.starts[index]
  if (starts === undefined) return
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]
    if (start === undefined || (start.third !== third && start.text.length > 2)) continue
    if (start.offset === 0 ? !isEdge : !has(start.before, codeAt(text, at - 1))) continue
    if (text.startsWith(start.text, at)) examineStart(tables, pass, start, at)
  }
}

function examineStart(
  tables: Tables,
  pass: Pass,
  { text, offset, finder, pattern, isPlain }: Start,
  at: number,
): void {
  pass.spend(text.length)
  if (finder !== undefined) finder.examine(pass, at, at + text.length)
  const start = at - offset
  if (pattern === undefined || start < 0) return
  if (isPlain && isInsideBase64(pass.text, at)) return
  // What stands before the literal belongs to the token, so its own start has to be an edge.
  if (offset > 0 && !isTokenStart(pass.text, start)) return
  examinePattern(tables, pass, pattern, start, text.length)
}

/** Whether a token may begin here: no letter or digit before it, but for one of `\n` or `%3D`. */
function isTokenStart(text: string, at: number): boolean {
  const before = codeAt(text, at - 1)
  if (!isAlphanumeric(before)) return true
  if (codeAt(text, at - 2) === BACKSLASH) return has(ESCAPES, before)
  return codeAt(text, at - 3) === PERCENT && has(HEX, codeAt(text, at - 2)) && has(HEX, before)
}

/** Whether a word begins only because `/` or `+` stands in a run of base64. */
function isInsideBase64(text: string, at: number): boolean {
  const before = codeAt(text, at - 1)
  if (before !== SLASH && before !== PLUS) return false
  const first = Math.max(0, at - 1 - SURELY_BASE64)
  let start = at - 1
  while (start > first && has(BASE64, text.charCodeAt(start - 1))) start--
  return at - 1 - start >= SURELY_BASE64 && changesOften(text, start, at - 1)
}
