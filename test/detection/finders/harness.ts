import { randomBytes } from 'node:crypto'
import type { Candidate, Finder, Sweep } from '#lib/detection/candidate.ts'

/** Candidates of a pass, and what it cost. */
export interface Pass {
  candidates: Candidate[]
  steps: number
}

/** Characters of a text that a pass read, counted at the text itself. */
export function collect(text: string, look: (sweep: Sweep) => void): Pass {
  const pass: Pass = { candidates: [], steps: 0 }
  look({
    text,
    add: (candidate) => pass.candidates.push(candidate),
    spend: (steps) => {
      pass.steps += steps
    },
  })
  return pass
}

const LETTER = /\p{L}/u

/** Wakes finders as the first pass does: at words by their last letters, at prefixes by their place. */
export function wake(finders: Finder | readonly Finder[], text: string): Pass {
  const list = 'examine' in finders ? [finders] : finders
  return collect(text, (sweep) => {
    for (const finder of list) {
      for (const prefix of finder.prefixes ?? []) {
        for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
          if (!/[A-Za-z0-9]/.test(text.charAt(at - 1)))
            finder.examine(sweep, at, at + prefix.length)
        }
      }
      const longestFirst = [...(finder.words ?? [])].sort((a, b) => b.length - a.length)
      if (longestFirst.length === 0) continue
      for (const [word, end] of wordsOf(text)) {
        const known = longestFirst.find((one) => word.endsWith(one))
        if (known !== undefined) finder.examine(sweep, end - known.length, end)
      }
    }
  })
}

function* wordsOf(text: string): Generator<[word: string, end: number]> {
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && LETTER.test(text.charAt(at))) continue
    if (at > start) yield [text.slice(start, at).toLowerCase(), at]
    start = at + 1
  }
}

/** What was found, as text: candidates without a rule are known and left alone. */
export function found(pass: Pass, text: string): [detector: string, span: string][] {
  return pass.candidates.flatMap(({ rule, start, end }) =>
    rule === undefined ? [] : [[rule.detector, text.slice(start, end)] as [string, string]],
  )
}

/** Random characters of an alphabet. */
export function draw(digits: string, length: number): string {
  return Array.from(randomBytes(length), (byte) => digits[byte % digits.length]).join('')
}

export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Base64 of random bytes in lines of 64. */
export function armour(bytes: number): string[] {
  return (
    randomBytes(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  )
}

export const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
