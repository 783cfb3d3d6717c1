/** Creation tokens: who may store something on this endpoint. */
import { sameHash, sha256 } from './hash.ts'

export interface TokenCheck {
  readonly isNeeded: boolean
  accepts(token: string): boolean
}

/** @param tokens - with none, everybody may create. */
export function createTokenCheck(tokens: readonly string[]): TokenCheck {
  const hashes = tokens.map((token) => sha256(token))
  return {
    isNeeded: hashes.length > 0,
    accepts(token) {
      const given = sha256(token)
      // Every hash is compared: the time taken does not tell which of them it was.
      return hashes.map((hash) => sameHash(hash, given)).includes(true)
    },
  }
}

/** The tokens of a file's text: one a line; empty lines and lines that begin with `#` are none. */
export function parseTokens(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}
