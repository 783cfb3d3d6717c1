import { type Alphabet, alphabet, runEnd } from './alphabets.ts'
import type { Finder, Rule } from './candidate.ts'
import type { Detector, Provider, Verdict } from './detector.ts'
import type { KeywordShape } from './keyword-shape.ts'
import { Keywords, keywordOf } from './keywords.ts'
import { LONGEST, type Shape, shapeOf } from './shape.ts'
import { marksOf } from './token-marks.ts'
import { check } from './validators/index.ts'
import { looksRandom } from './validators/random.ts'

/** A detector's shape with what the scanner needs of the detector. */
export interface Pattern {
  /** Parsed at first use: most are never asked for. */
  readonly shape: Shape
  rule: Rule
  detector: Detector
  /** `near` without separators, as the keyword table knows it. */
  near: readonly string[]
  /** It needs an id near and is written in capitals too: no digest is one. */
  isWide: boolean
  /** Whether what an id near would make a credential looks like one. */
  needsPair(token: string): boolean
}

/** What a keyword may make of a value beside it. */
export interface KeywordFact {
  shape: Shape
  /** How long the first stretch of one alphabet is. */
  head: Head
  /** A detector's; else a bare fact, which says how much it is worth. */
  of: Pattern | Evidence
}

/** What is known of a keyword and a shape that nothing else tells. */
export interface Evidence {
  rule: Rule
  confirmed: boolean
  weak: boolean
  common: boolean
}

/** A shape that the length of its first stretch finds. */
export interface Headed {
  pattern: Pattern
  head: Head
}

/** The first stretch of a shape in the alphabet of base64url or base64, and how long it may be. */
export interface Head {
  urlSafe: boolean
  min: number
  max: number
  /** `TOKEN_MARKS` of what it may not hold. */
  refuses: number
  /** The character that follows it, if the shape goes on in text. */
  follow?: number
}

/** @returns whether a stretch may be the head of a shape. */
export function isWithin({ min, max }: Head, length: number): boolean {
  return length >= min && length <= max
}

/** A literal that a token begins with, or holds at a fixed place. */
export interface Start {
  text: string
  /** Its third character; most that share the first two differ in it. */
  third: number
  /** How far into the token it stands. */
  offset: number
  /** What stands before it there. */
  before: Alphabet
  /** Letters and digits alone stand in any longer base64 by chance. */
  isPlain: boolean
  pattern?: Pattern
  finder?: Finder
}

/** A literal with what stands before it in the token. */
type Anchor = Pick<Start, 'text' | 'offset' | 'before'>

/** The shortest stretch of one alphabet that a keyword beside it can make a credential. */
export const SHORTEST_VALUE = 12
/** The longest first stretch of a shape without fixed start. */
export const LONGEST_HEAD = 512

/** For shapes that go on in other characters, such as a full stop. */
const ANY_HEAD: Head = { urlSafe: true, min: 0, max: LONGEST, refuses: 0 }

const URL_SAFE = alphabet('base64url')
const BASE64 = alphabet('base64')
/** Before what a token begins with anything may stand. */
const ANY = alphabet('visible')

/**
 * Everything that a run of token characters is looked up in: literals by their first two
 * characters, shapes without literals by the length of their first stretch.
 */
export class Tables {
  /** For each pair of ASCII characters whether a literal begins so; above these flags an index into `starts`. */
  readonly pairs = new Uint16Array(128 * 128)
  /** Literals that begin with the same two. */
  readonly starts: Start[][] = [[]]
  /** Of those of each index a bit for the low five of every third character. */
  readonly thirds = new Uint32Array(1 << 12)
  /** The characters that may follow the first stretch of a shape. */
  readonly follows = new Uint8Array(128)
  /** By length of a run of `A-Za-z0-9-_`. */
  readonly urlSafe: Headed[][] = []
  /** By length of a run of `A-Za-z0-9+/`. */
  readonly base64: Headed[][] = []

  /** Every keyword of detectors and of shapes that need one. */
  readonly keywords = new Keywords<KeywordFact>()

  constructor(
    providers: readonly Provider[],
    finders: readonly Finder[],
    keywordShapes: readonly KeywordShape[],
  ) {
    for (const { id, provider, name, keywords, shapes, ...evidence } of keywordShapes) {
      const rule: Rule = {
        detector: id,
        provider,
        name: `${provider} ${name}`,
        kind: 'secret',
        severity: 'high',
      }
      for (const source of shapes) {
        const shape = shapeOf(source)
        const fact = { shape, head: headOf(shape) ?? ANY_HEAD, of: { rule, ...evidence } }
        for (const keyword of keywords) this.keywords.add(keyword, fact)
      }
    }
    for (const provider of providers) {
      for (const detector of provider.detectors) {
        const rule = ruleOf(provider, detector)
        const near = (detector.near ?? []).map(keywordOf)
        for (const keyword of near) this.keywords.add(keyword)
        for (const source of detector.shapes) {
          const isWide = detector.pairsWith !== undefined && /^\{base6[24]/.test(source)
          this.#addPattern(source, patternOf(source, { rule, detector, near, isWide }))
        }
      }
    }
    for (const finder of finders) {
      for (const text of finder.prefixes ?? []) this.#addStart({ text, finder })
    }
  }

  #addPattern(source: string, pattern: Pattern): void {
    const prefix = source.slice(0, source.indexOf('{'))
    const anchor = prefix.length >= 2 ? { text: prefix } : anchorOf(pattern.shape)
    if (anchor !== undefined) {
      this.#addStart({ ...anchor, pattern })
      return
    }
    const head = headOf(pattern.shape)
    if (head === undefined) {
      throw new SyntaxError(
        `${pattern.shape.source}: without a fixed start it has to begin with base64 or base64url`,
      )
    }
    if (isFoundByKeyword(pattern, head)) {
      const fact = { shape: pattern.shape, head, of: pattern }
      for (const keyword of pattern.near) this.keywords.add(keyword, fact)
      return
    }
    const table = head.urlSafe ? this.urlSafe : this.base64
    const headed = { pattern, head }
    if (head.follow !== undefined) this.follows[head.follow] = 1
    for (let length = head.min; length <= Math.min(head.max, LONGEST_HEAD); length++) {
      const list = table[length]
      if (list === undefined) table[length] = [headed]
      else list.push(headed)
    }
  }

  #addStart(literal: Pick<Start, 'text' | 'finder' | 'pattern'> & Partial<Anchor>): void {
    const { text } = literal
    const third = text.charCodeAt(2)
    const isPlain = /^[A-Za-z0-9]+$/.test(text)
    const start = { offset: 0, before: ANY, ...literal, third, isPlain }
    const pair = pairOf(text.charCodeAt(0), text.charCodeAt(1))
    const index = (this.pairs[pair] ?? 0) >> FLAG_BITS || this.starts.length
    const starts = this.starts[index] ?? []
    this.starts[index] = starts
    starts.push(start)
    this.thirds[index] = (this.thirds[index] ?? 0) | (text.length > 2 ? 1 << (third & 31) : -1)
    const flag = start.offset === 0 ? AT_EDGE : INSIDE
    this.pairs[pair] = (this.pairs[pair] ?? 0) | (index << FLAG_BITS) | flag
  }
}

function patternOf(source: string, known: Omit<Pattern, 'shape' | 'needsPair'>): Pattern {
  let shape: Shape | undefined
  return {
    ...known,
    needsPair: (token) => looksRandom(token) && verdictOf(known.detector, token) !== 'no',
    get shape() {
      shape ??= shapeOf(source)
      return shape
    },
  }
}

/** What a detector's check says of a token. */
export function verdictOf({ check: name }: Detector, token: string): Verdict {
  return name === undefined ? 'unknown' : check(name, token)
}

/** A literal that a token begins with. */
export const AT_EDGE = 1
/** One that stands further in. */
export const INSIDE = 2
export const FLAG_BITS = 2

/** Index of two characters; beyond ASCII it is some other pair's, which does no harm. */
export function pairOf(first: number, second: number): number {
  return ((first << 7) | second) & 0x3fff
}

/** Whether only a keyword makes it a credential, and not an id of which it is the secret. */
function isFoundByKeyword({ near, detector }: Pattern, head: Head): boolean {
  return near.length > 0 && detector.pairsWith === undefined && head.min >= SHORTEST_VALUE
}

export function ruleOf(provider: Provider, detector: Detector): Rule {
  const rotateUrl = detector.rotateUrl ?? provider.rotateUrl
  return {
    detector: detector.id,
    provider: provider.name,
    name: `${provider.name} ${detector.name}`,
    kind: detector.kind ?? 'secret',
    severity: detector.severity,
    ...(rotateUrl === undefined ? {} : { rotateUrl }),
    ...(detector.pairsWith === undefined ? {} : { pairsWith: detector.pairsWith }),
  }
}

/**
 * The literal by which a shape is found: its first two characters, or two of which one is no letter
 * or digit, at a fixed distance from the token's start.
 */
function anchorOf(shape: Shape): Anchor | undefined {
  let offset = 0
  let before: Alphabet | undefined
  for (const part of shape.parts) {
    if ('text' in part) {
      const skip = before === undefined ? 0 : part.text.search(/[^A-Za-z0-9].|.[^A-Za-z0-9]/)
      const text = skip < 0 ? '' : part.text.slice(skip)
      const last = skip > 0 ? alphabet(`[${part.text.charAt(skip - 1)}]`) : before
      if (/^[!-~]{2}/.test(text)) return { text, offset: offset + skip, before: last ?? ANY }
      offset += part.text.length
      before = alphabet(`[${part.text.slice(-1)}]`)
    } else {
      if (part.min !== part.max) return undefined
      offset += part.max
      before = part.alphabet
    }
  }
  return undefined
}

function headOf({ parts }: Shape): Head | undefined {
  for (const [table, urlSafe] of [
    [URL_SAFE, true],
    [BASE64, false],
  ] as const) {
    let min = 0
    let max = 0
    let accepts = 0
    for (const part of parts) {
      if (!('text' in part)) {
        if (part.alphabet.some((is, code) => is !== 0 && table[code] !== 1)) {
          min = 0
          break
        }
        accepts |= marksOf(part.alphabet)
        min += part.min
        max += part.max
        continue
      }
      accepts |= marksOf(alphabet(`[${part.text}]`))
      const length = runEnd(part.text, 0, table)
      min += length
      max += length
      if (length === part.text.length) continue
      if (min === 0) break
      return { urlSafe, min, max, refuses: ~accepts, follow: part.text.charCodeAt(length) }
    }
    if (min > 0) return { urlSafe, min, max: Math.min(max, LONGEST), refuses: ~accepts }
  }
  return undefined
}
