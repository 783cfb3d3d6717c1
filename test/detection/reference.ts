/**
 * The scanner as one would write it without a thought for time: at every place of the text, every shape of
 * every detector that needs no context, as a regular expression. It shares the detectors and the checks with the
 * fast one and nothing of how it looks for them.
 */
import type { Detector } from '#lib/detection/detector.ts'
import { PROVIDERS } from '#lib/detection/detectors/index.ts'
import type { Span } from '#lib/detection/finding.ts'
import { type Part, parseShape, type Shape } from '#lib/detection/shape.ts'
import { check } from '#lib/detection/validators/index.ts'
import { isPlaceholder } from '#lib/detection/validators/random.ts'

export interface Reference extends Span {
  detector: string
}

interface Candidate extends Reference {
  isPublic: boolean
  weight: number
}

interface Rule {
  detector: Detector
  shape: Shape
  expression: RegExp
  /** The characters that tell it: none for a shape that only its length tells. */
  literal: string
}

/** Detectors that a structure tells, without any word near. */
export const FIXED_DETECTORS: readonly Detector[] = PROVIDERS.flatMap(({ detectors }) =>
  detectors.filter(({ near }) => near === undefined),
)

const RULES: readonly Rule[] = FIXED_DETECTORS.flatMap((detector) =>
  detector.shapes.map((source) => {
    const shape = parseShape(source)
    return {
      detector,
      shape,
      expression: new RegExp(expressionOf(shape.parts), 'y'),
      literal: literalOf(shape),
    }
  }),
)

/** @returns what has to be found of the detectors without context. */
export function referenceScan(text: string): Reference[] {
  const found: Candidate[] = []
  for (let at = 0; at < text.length; at++) {
    for (const rule of RULES) {
      const candidate = candidateAt(text, at, rule)
      if (candidate !== undefined) found.push(candidate)
    }
  }
  const length = ({ start, end }: Span) => end - start
  // All of them are of one class: the longer says more of the same.
  found.sort((a, b) => length(b) - length(a) || b.weight - a.weight || a.start - b.start)
  const chosen: Candidate[] = []
  for (const one of found) {
    if (chosen.every(({ start, end }) => end <= one.start || start >= one.end)) chosen.push(one)
  }
  return chosen
    .filter(({ isPublic }) => !isPublic)
    .sort((a, b) => a.start - b.start)
    .map(({ detector, start, end }) => ({ detector, start, end }))
}

/** A token without the text that all of its kind have. */
function drawnPart(token: string, { parts }: Shape): string {
  return parts
    .flatMap((part) => ('text' in part && part.text.length > 1 ? [part.text] : []))
    .reduce((rest, literal) => rest.replace(literal, ''), token)
}

function candidateAt(text: string, at: number, rule: Rule): Candidate | undefined {
  if (!mayBegin(text, at, rule)) return undefined
  rule.expression.lastIndex = at
  const token = rule.expression.exec(text)?.[0]
  if (token === undefined || !mayEnd(text, at + token.length, rule)) return undefined
  if (isPlaceholder(drawnPart(token, rule.shape))) return undefined
  const { detector, literal } = rule
  const verdict = detector.check === undefined ? 'unknown' : check(detector.check, token)
  if (verdict === 'no') return undefined
  return {
    detector: detector.id,
    start: at,
    end: at + token.length,
    isPublic: detector.public === true,
    // A valid checksum says most, then the longer literal.
    weight:
      Math.min(literal.length, 40) / 10 + (verdict === 'valid' ? 5 : 1) * Number(literal !== ''),
  }
}

const ALPHANUMERIC = /[0-9A-Za-z]/

/** No letter or digit before it; a shape without literals is only itself when it stands alone. */
function mayBegin(text: string, at: number, { literal, shape }: Rule): boolean {
  const first = shape.parts[0]
  const beginsWithText = first !== undefined && 'text' in first
  const before = text.charAt(at - 1)
  if (!standsInRun(text, at)) return false
  if (literal === '') return before === '' || !standsIn(shape.parts[0], before)
  if (/^[0-9A-Za-z]+$/.test(literal) && isInsideBase64(text.slice(Math.max(0, at - 17), at))) {
    return false
  }
  const isPercent = /%[0-9A-Fa-f]{2}$/.test(text.slice(Math.max(0, at - 3), at))
  // A prefix such as `$aact_` brings its own boundary.
  const isBounded = beginsWithText && !ALPHANUMERIC.test(text.charAt(at))
  return isPercent || isBounded || !ALPHANUMERIC.test(before)
}

/** Base64 goes on over `/` and `+`: a start of letters alone stands in it by chance. */
function isInsideBase64(before: string): boolean {
  if (!/^[0-9A-Za-z+/]{16}[+/]$/.test(before)) return false
  const classes = [...before.slice(0, 16)].map((one) =>
    /[a-z]/.test(one) ? 'a' : /[A-Z]/.test(one) ? 'A' : /[0-9]/.test(one) ? '0' : '',
  )
  const runs = classes.join('').replace(/(.)\1+/g, '$1').length
  return runs * 6 >= 16
}

/** Only runs of 16 and more of the characters that tokens are made of are looked at. */
function standsInRun(text: string, at: number): boolean {
  const before = /[\w.~+/=%$:@!|-]*$/.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? ''
  const after = /^[\w.~+/=%$:@!|-]*/.exec(text.slice(at, at + 16))?.[0] ?? ''
  return after !== '' && before.length + after.length >= 16
}

function mayEnd(text: string, end: number, { literal, shape }: Rule): boolean {
  const next = text.charAt(end)
  if (ALPHANUMERIC.test(next)) return false
  if (literal === '' && /^[\w-]*$/.test(shape.source.replace(/\{.*?\}/g, ''))) {
    if (standsIn(shape.parts[0], next)) return false
  }
  const goesOn = literal === '' ? '_-+/.' : '_'
  return !(next !== '' && goesOn.includes(next) && ALPHANUMERIC.test(text.charAt(end + 1)))
}

/** Could the character belong to the run of base64 that the shape begins with? */
function standsIn(part: Part | undefined, character: string): boolean {
  if (part === undefined || 'text' in part) return false
  const urlSafe = part.alphabet[45] === 1 || part.alphabet[43] !== 1
  return (urlSafe ? /[\w-]/ : /[0-9A-Za-z+/]/).test(character)
}

/** The first two or more literal characters behind stretches of fixed length. */
function literalOf({ parts }: Shape): string {
  for (const [i, part] of parts.entries()) {
    if (!('text' in part)) {
      if (part.min !== part.max) return ''
      continue
    }
    const from = i === 0 ? 0 : part.text.search(/[^A-Za-z0-9].|.[^A-Za-z0-9]/)
    if (from >= 0 && part.text.length - from >= 2) return part.text.slice(from)
  }
  return ''
}

/** The language of shapes, said again: a stretch before text ends at the first place that has the text. */
function expressionOf(parts: readonly Part[]): string {
  let group = 0
  let expression = ''
  for (const [i, part] of parts.entries()) {
    if ('text' in part) {
      const before = parts[i - 1]
      const isTaken = before !== undefined && !('text' in before) && couldBe(before, part.text)
      if (!isTaken) expression += quoted(part.text)
      continue
    }
    const next = parts[i + 1]
    const set = setOf(part.alphabet)
    if (next !== undefined && !('text' in next)) expression += `${set}{${part.min}}`
    else if (next !== undefined && 'text' in next && couldBe(part, next.text)) {
      group++
      expression += `(?=(${set}{${part.min},${part.max}}?${quoted(next.text)}))\\${group}`
    } else expression += `${set}{${part.min},${part.max}}(?!${set})`
  }
  return expression
}

function couldBe(part: Exclude<Part, { text: string }>, text: string): boolean {
  return part.alphabet[text.charCodeAt(0)] === 1
}

function setOf(table: Uint8Array): string {
  const characters = Array.from(table.keys()).filter((code) => table[code] === 1)
  return `[${characters.map((code) => `\\x${code.toString(16).padStart(2, '0')}`).join('')}]`
}

function quoted(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, '\\$&')
}
