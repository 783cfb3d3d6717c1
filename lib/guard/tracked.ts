import type { Finding, Scan } from '#lib/detection/finding.ts'
import type { Change, Scanner } from '#lib/detection/scan.ts'
import type { Reading } from '#lib/editors/compose-box.ts'
import type { KnownTokens } from './known.ts'
import { isAtLeast, type Level, type Levels, levelOf } from './level.ts'

/** A finding in a box, with what stands there. */
export interface Tracked {
  readonly finding: Finding
  readonly token: string
  readonly level: Level
}

/**
 * What is known of the text in one box: its findings, and those that a person has seen to.
 * Pure: who reads the box and who asks the person are elsewhere.
 */
export class FindingsOfBox {
  #scanner: Scanner
  #levels: Levels
  readonly #known: Pick<KnownTokens, 'has'>
  #text = ''
  #scan: Scan | null = null
  #all: Tracked[] = []
  /** Tokens that are let through here: ignored once, sent anyway. */
  readonly #passed = new Set<string>()

  /** @param known - what a person has called no secret, in whatever box. */
  constructor(scanner: Scanner, levels: Levels, known: Pick<KnownTokens, 'has'>) {
    this.#scanner = scanner
    this.#levels = levels
    this.#known = known
  }

  get text(): string {
    return this.#text
  }

  /** The text is so long that only its first part was looked at. */
  get isPartial(): boolean {
    return this.#scan?.truncated ?? false
  }

  /** Findings that nobody has seen to, at least at the level `mark`, in order of their place. */
  get open(): readonly Tracked[] {
    return this.#all.filter(({ token }) => !this.#isPassed(token))
  }

  /** Those that a send or a paste is held for. */
  get held(): readonly Tracked[] {
    return this.open.filter(({ level }) => isAtLeast(level, 'hold'))
  }

  /** The same finding now: of several with that token the one that stands nearest to where it was. */
  again({ token, finding }: Tracked): Tracked | undefined {
    const away = (one: Tracked) => Math.abs(one.finding.start - finding.start)
    return this.open.filter((one) => one.token === token).sort((a, b) => away(a) - away(b))[0]
  }

  /** Take in what the box holds now. */
  update({ text, change }: Reading): void {
    if (this.#scan?.mayFindMore === false && text === this.#text) return
    this.#scan =
      this.#scan === null || change === null
        ? this.#scanner.scan(text)
        : this.#scanner.rescan(this.#scan, { text, ...change })
    this.#text = text
    this.#all = this.#tracked(this.#scan, text)
    // What was let through counts for this message, and not for the next one with the same key.
    if (text.trim() === '') this.#passed.clear()
  }

  /** @returns what would be found in `inserted` if it stood at `start`, as far as it was looked at. */
  preview(start: number, inserted: string): { found: readonly Tracked[]; isPartial: boolean } {
    const at = Math.min(start, this.#text.length)
    const text = this.#text.slice(0, at) + inserted + this.#text.slice(at)
    const change: Change = { text, start: at, removed: 0, inserted: inserted.length }
    const scan =
      this.#scan === null ? this.#scanner.scan(text) : this.#scanner.rescan(this.#scan, change)
    const end = at + inserted.length
    const found = this.#tracked(scan, text).filter(
      ({ finding, token }) => finding.end > at && finding.start < end && !this.#isPassed(token),
    )
    return { found, isPartial: scan.truncated }
  }

  /** @returns whether a text that is to be kept tells one of these, or another credential. */
  showsIn(text: string, known: readonly Tracked[]): boolean {
    return (
      known.some(({ token }) => text.includes(token)) ||
      this.#tracked(this.#scanner.scan(text), text).length > 0
    )
  }

  /** Let a token through in this message. */
  pass(token: string): void {
    this.#passed.add(token)
  }

  /** The person or their organisation has changed what counts. */
  configure(scanner: Scanner, levels: Levels): void {
    this.#scanner = scanner
    this.#levels = levels
    const text = this.#text
    this.#scan = null
    this.update({ text, change: null })
  }

  #isPassed(token: string): boolean {
    return this.#passed.has(token) || this.#known.has(token)
  }

  #tracked(scan: Scan, text: string): Tracked[] {
    return scan.findings
      .map((finding) => ({
        finding,
        token: text.slice(finding.start, finding.end),
        level: levelOf(finding, this.#levels),
      }))
      .filter(({ level }) => level !== 'off')
  }
}
