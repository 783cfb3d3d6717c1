import {
  type Candidate,
  LOOK_AHEAD,
  LOOK_BEHIND,
  RANK,
  type Rule,
  type Sweep,
} from './candidate.ts'
import { isAlphanumeric } from './characters.ts'
import { hasInvisible, pieceEnd, pieceStart } from './disguise.ts'
import { examineRun } from './examine-run.ts'
import { unwrap, unwrapUrl } from './finders/encoded.ts'
import { FINDERS } from './finders/index.ts'
import { examineWords } from './finders/seed-phrase.ts'
import { examineUrl } from './finders/urls.ts'
import type { Finding, Scan } from './finding.ts'
import { keywordShapes } from './keyword-shapes.ts'
import type { OwnFinder } from './own/own-detector.ts'
import { providers } from './providers.ts'
import { resolve } from './resolve.ts'
import {
  type Examiners,
  type Found,
  isProse,
  LONGEST_ROW,
  type Mark,
  MOST_FOUND,
  Pass,
} from './sweep.ts'
import { Tables } from './tables.ts'
import { Wake } from './wake.ts'

export interface ScannerOptions {
  /** Ids of detectors whose credentials are not findings. */
  off?: readonly string[]
  /** An organisation's own detectors, checked and compiled. */
  own?: readonly OwnFinder[]
  /** Texts that are no findings; one that ends with `*` stands for all that begin so. */
  allow?: readonly string[]
  /** Addresses that are no findings, with all that is in them: the links of an endpoint. */
  links?: readonly LinkShape[]
  /** Where somebody waits for the answer: so many steps at most, and the scan is `truncated`. */
  mostSteps?: number
}

/** What begins so and goes on like this expression, with whatever is behind it. */
export interface LinkShape {
  start: string
  rest: string
}

/** An edit: what the text is now, and which part of it is new. */
export interface Change {
  /** The whole text after the edit. */
  text: string
  /** Where the edit began. */
  start: number
  /** How many characters of the text before are gone. */
  removed: number
  /** How many characters stand in their place. */
  inserted: number
}

export interface Scanner {
  /** Find the credentials in a text. Pure and synchronous. */
  scan(text: string): Scan
  /** The same as `scan(change.text)`, looking only where the edit can matter. */
  rescan(previous: Scan, change: Change): Scan
}

/** What a scan keeps for `rescan`. */
interface Memory {
  readonly found: readonly Found[]
  readonly marks: readonly Mark[]
  readonly length: number
}

/** A scan with its memory, which nobody else sees. */
class Remembered implements Scan {
  readonly findings: Finding[]
  readonly truncated: boolean
  readonly mayFindMore: boolean
  readonly steps: number
  readonly #found: readonly Found[]
  readonly #marks: readonly Mark[]
  readonly #length: number

  constructor(
    findings: Finding[],
    { truncated, steps, text }: Pass,
    mayFindMore: boolean,
    found: readonly Found[],
    marks: readonly Mark[],
  ) {
    this.findings = findings
    this.truncated = truncated || mayFindMore
    this.mayFindMore = mayFindMore
    this.steps = steps
    this.#found = found
    this.#marks = marks
    this.#length = text.length
  }

  static memoryOf(scan: Scan): Memory | undefined {
    if (!(#found in scan)) return undefined
    return { found: scan.#found, marks: scan.#marks, length: scan.#length }
  }
}

let examiners: Examiners | undefined

/** The tables are made at first use, not when a page loads. */
function theExaminers(): Examiners {
  if (examiners !== undefined) return examiners
  const tables = new Tables(providers(), FINDERS, keywordShapes())
  const inner = { tables, examineUrl, unwrap: () => {}, unwrapUrl: (_: Pass, at: number) => at }
  const wake = new Wake(FINDERS)
  /** What stands in an encoded run; encoded once more in there is not looked at. */
  const scanInner = (text: string): Finding[] => {
    const pass = new Pass(text)
    const examineInner = (one: Pass, start: number) => examineRun(inner, one, start)
    pass.run({ wake, examineRun: examineInner, examineWords })
    return resolve(text, pass.found, () => false)
  }
  const run = {
    tables,
    examineUrl,
    unwrap: (pass: Pass, start: number, end: number) => unwrap(pass, start, end, scanInner),
    unwrapUrl: (pass: Pass, at: number, start: number) => unwrapUrl(pass, at, start, scanInner),
  }
  examiners = {
    wake,
    examineRun: (pass, start) => examineRun(run, pass, start),
    examineWords,
  }
  return examiners
}

/** @returns a scanner with an organisation's or a person's settings. */
export function createScanner({
  off = [],
  own = [],
  allow = [],
  links = [],
  mostSteps,
}: ScannerOptions = {}): Scanner {
  const switchedOff = new Set(off)
  const exact = new Set(allow.filter((entry) => !entry.endsWith('*')))
  const shapes = [
    ...allow.filter((entry) => entry.endsWith('*')).map((entry) => ({ start: entry.slice(0, -1) })),
    ...links.map(({ start, rest }) => ({ start, rest: new RegExp(rest, 'y') })),
  ]

  function isAllowed(text: string, { start, end }: Candidate, { detector }: Rule): boolean {
    if (switchedOff.has(detector)) return true
    if (allow.length + links.length === 0) return false
    const token = text.slice(start, end)
    // A link is allowed as a whole: so is what would be found in its query or fragment.
    const word = text.slice(wordStart(text, start), end)
    return exact.has(token) || shapes.some((shape) => holdsAtEdge(word, shape))
  }

  function finish(text: string, pass: Pass, found: readonly Found[], marks: readonly Mark[]): Scan {
    // Most texts hold nothing, and this is most of what a short one costs.
    if (found.length === 0 && own.length === 0) {
      return new Remembered([], pass, false, found, marks)
    }
    const byOwn = foundByOwn(pass)
    const all = byOwn.found.length === 0 ? found : [...found, ...byOwn.found]
    const findings = resolve(text, all, (candidate, rule) => isAllowed(text, candidate, rule))
    for (const finding of findings) {
      if (hasInvisible(text, finding.start, finding.end)) finding.invisible = true
    }
    return new Remembered(findings, pass, byOwn.isCutOff, found, marks)
  }

  /**
   * In the whole text after each edit: `indexOf` finds their keywords sooner than we know what moved.
   * What they cost is bounded by whoever brings them, and takes nothing from the others.
   */
  function foundByOwn(pass: Pass): { found: readonly Found[]; isCutOff: boolean } {
    const found: Found[] = []
    let isCutOff = false
    const sweep: Sweep = {
      text: pass.text,
      add(candidate) {
        if (found.length < MOST_FOUND) found.push({ ...candidate, origin: candidate.start })
        else pass.truncated = true
      },
      spend(steps) {
        pass.steps += steps
      },
    }
    for (const finder of own) if (!finder.examineAll(sweep)) isCutOff = true
    return { found, isCutOff }
  }

  function scan(text: string): Scan {
    const pass = new Pass(text, mostSteps)
    pass.run(theExaminers())
    return finish(text, pass, pass.found, pass.marks)
  }

  function rescan(previous: Scan, change: Change): Scan {
    const memory = Remembered.memoryOf(previous)
    const { text, start, removed, inserted } = change
    const shift = inserted - removed
    if (memory === undefined || previous.truncated || memory.length + shift !== text.length) {
      return scan(text)
    }
    const from = rowStart(text, pieceStart(text, Math.max(0, pieceStart(text, start) - LOOK_AHEAD)))
    const to = pieceEnd(text, Math.min(text.length, start + inserted + LOOK_BEHIND))
    const pass = new Pass(text, mostSteps)
    pass.run(theExaminers(), from, to)
    /** Where something outside of the window stands now; undefined inside it. */
    const moved = (at: number) => (at < from ? at : at >= to - shift ? at + shift : undefined)

    const marks: Mark[] = []
    const again: Mark[] = []
    for (const mark of memory.marks) {
      const end = moved(mark.end - 1)
      if (end === undefined) continue
      const now = { ...mark, start: end + 1 - (mark.end - mark.start), end: end + 1 }
      const isNear = now.end + now.read >= start && now.start - now.read <= start + inserted
      ;(isNear ? again : marks).push(now)
    }
    for (const mark of again) pass.again(mark)

    const found = [...pass.found]
    for (const one of memory.found) {
      const origin = moved(one.origin)
      const isGone =
        origin === undefined ||
        again.some(({ end, finder }) => end - 1 === origin && finder === one.far)
      if (isGone) {
        // Nobody has looked into a block; when it is none any more somebody must.
        if (one.rank >= RANK.block && !hasBlock(pass.found, one, change)) return scan(text)
        continue
      }
      found.push(origin === one.origin ? one : shifted(one, shift))
    }
    return finish(text, pass, found, [...marks, ...pass.marks])
  }

  return { scan, rescan }
}

const plain = createScanner()

/** Find the credentials in a text, with every detector. Pure and synchronous. */
export function scan(text: string): Scan {
  return plain.scan(text)
}

/** The same as `scan(change.text)`, looking only where the edit can matter. */
export function rescan(previous: Scan, change: Change): Scan {
  return plain.rescan(previous, change)
}

/** Whether a block covers what one of before the edit covered, wherever that stands now. */
function hasBlock(
  found: readonly Found[],
  { start, end }: Found,
  { start: edit, removed, inserted }: Change,
): boolean {
  const now = (at: number) => (at <= edit ? at : Math.max(edit, at - removed) + inserted)
  return found.some(
    (one) => one.rank >= RANK.block && one.start <= now(start) && one.end >= now(end),
  )
}

function shifted(found: Found, by: number): Found {
  const { start, end, origin, related } = found
  return {
    ...found,
    start: start + by,
    end: end + by,
    origin: origin + by,
    ...(related && { related: { ...related, start: related.start + by, end: related.end + by } }),
  }
}

/** @returns where what stands in one piece with `at` begins: behind white space, a quote or a bracket. */
function wordStart(text: string, at: number): number {
  const first = Math.max(0, at - LOOK_BEHIND)
  let start = at
  while (start > first && !WORD_BREAKS.includes(text.charAt(start - 1))) start--
  return start
}

/** `token=https://…` holds the link, `notacme-1` does not hold `acme-`. */
function holdsAtEdge(word: string, { start, rest }: { start: string; rest?: RegExp }): boolean {
  for (let at = word.indexOf(start); at >= 0; at = word.indexOf(start, at + 1)) {
    if (isAlphanumeric(word.charCodeAt(at - 1))) continue
    if (!rest) return true
    rest.lastIndex = at + start.length
    if (rest.test(word)) return true
  }
  return false
}

const WORD_BREAKS = ' \t\r\n"\'`<>()[]|'

/** @returns where the row of words begins that goes up to `at`. */
function rowStart(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start <= LONGEST_ROW && isProse(text, start - 1)) start--
  return at - start > LONGEST_ROW ? at : start
}
