import type { Tracked } from './tracked.ts'

/** Of a text with more of them the first are asked about. */
const MOST_ASKED = 50

/** Tokens that a person has called no secrets: in every box of a frame, and in the next message too. */
export class KnownTokens {
  readonly #tokens = new Set<string>()
  readonly #ask: (tokens: string[]) => Promise<readonly boolean[]>

  /** @param ask - whoever has the fingerprints. */
  constructor(ask: (tokens: string[]) => Promise<readonly boolean[]>) {
    this.#ask = ask
  }

  has(token: string): boolean {
    return this.#tokens.has(token)
  }

  add(token: string): void {
    this.#tokens.add(token)
  }

  /** @returns whether any of them is known now; none where nobody answers: they stay findings. */
  async ask(found: readonly Pick<Tracked, 'token'>[]): Promise<boolean> {
    const tokens = [...new Set(found.map(({ token }) => token))].slice(0, MOST_ASKED)
    const answers = await this.#ask(tokens).catch(() => [])
    const known = tokens.filter((_, i) => answers[i])
    for (const token of known) this.add(token)
    return known.length > 0
  }
}
