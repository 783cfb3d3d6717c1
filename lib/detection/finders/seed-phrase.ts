import { type Finder, LOOK_AHEAD, RANK, type Sweep } from '../candidate.ts'
import { isSmall } from '../characters.ts'
import type { Reason } from '../finding.ts'
import { seedIndexOf } from '../seed-words.ts'
import { sha256 } from '../validators/sha256.ts'
import { defineRule, report } from './report.ts'
import { hasWord } from './text.ts'

const PHRASE = defineRule('Crypto wallet', 'seed phrase (BIP-39)', 'seed-phrase', 'critical', {
  detector: 'bip39-seed-phrase',
})

const LENGTHS = [24, 21, 18, 15, 12]
const SHORTEST = 12
/** Twenty-four words with what stands around them; a longer row of small words is a text. */
const MOST_WORDS = 64
const NEAR = 80
const MOST_BEFORE = 4
/** What a checksum costs, in characters looked at. */
const CHECKSUM_STEPS = 500
const TOPICS = 'seed mnemo wallet phrase recovery ledger trezor metamask bip39 bip-39 backup'.split(
  ' ',
)

interface Word {
  /** Index in the list. */
  value: number
  start: number
  end: number
}

/**
 * Looks at a row of 12 or more small words parted by single spaces or line breaks. A phrase is the whole
 * row; where words such as "wallet" stand before, it may also be a part of the row.
 */
export function examineWords(sweep: Sweep, start: number, end: number): void {
  const { text } = sweep
  const isNear = hasWord(text, start - NEAR, start, TOPICS)
  let row: Word[] = []
  let words = 0
  let at = start
  let isWhole = true
  while (at < end && words <= MOST_WORDS) {
    let to = at
    while (to < end && isSmall(text.charCodeAt(to))) to++
    if (to === at) {
      at++
      continue
    }
    words++
    const value = seedIndexOf(text.slice(at, to))
    if (value === undefined) {
      search(sweep, row, isNear || hasWord(text, start, row[0]?.start ?? start, TOPICS), false)
      row = []
      isWhole = false
    } else row.push({ value, start: at, end: to })
    at = to
  }
  sweep.spend(at - start)
  const near = isNear || hasWord(text, start, row[0]?.start ?? start, TOPICS)
  search(sweep, row, near, isWhole && at >= end)
}

/** Phrases in words that all belong to the list. */
function search(sweep: Sweep, row: readonly Word[], isNear: boolean, isWhole: boolean): void {
  if (row.length < SHORTEST) return
  if (isWhole && LENGTHS.includes(row.length) && hasChecksum(sweep, row)) {
    add(sweep, row, isNear)
  } else if (isNear) {
    for (const length of LENGTHS) {
      for (let from = 0; from + length <= row.length; from++) {
        // Other words of the list may stand before the phrase, or after it.
        if (from > MOST_BEFORE && from + length < row.length) continue
        const part = row.slice(from, from + length)
        if (!hasChecksum(sweep, part)) continue
        add(sweep, part, true)
        return
      }
    }
  }
}

function add(sweep: Sweep, row: readonly Word[], isNear: boolean): void {
  const first = row[0]
  const last = row.at(-1)
  if (first === undefined || last === undefined) return
  // Twelve words of the list pass the checksum one time in sixteen.
  const confidence = isNear || row.length > SHORTEST ? 'high' : 'medium'
  report(sweep, first.start, last.end, PHRASE, VALID, confidence, RANK.block)
}

const VALID: Reason = { code: 'checksum-valid' }

/** The last 33rd of the bits are the first of the SHA-256 of the others (BIP-39). */
function hasChecksum(sweep: Sweep, row: readonly Word[]): boolean {
  // The same words again and again are a sentence of a test, and cost no hash.
  if (new Set(row.map(({ value }) => value)).size < 8) return false
  sweep.spend(CHECKSUM_STEPS)
  const bits = row.map(({ value }) => value.toString(2).padStart(11, '0')).join('')
  const sum = row.length / 3
  const bytes = bits.slice(0, -sum).match(/.{8}/g) ?? []
  const [first = 0] = sha256(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)))
  return first >> (8 - sum) === Number.parseInt(bits.slice(-sum), 2)
}

const LABELS = ['seed', 'mnemonic', 'phrase', 'wallet', 'words']
/** From the label to the first word. */
const LEAD = 64

/** Numbered, comma-parted or capitalised words after "seed phrase" and its like. */
export const LISTED_WORDS: Finder = {
  words: LABELS,
  examine(sweep, start, end) {
    const { text } = sweep
    const limit = Math.min(text.length, end + LOOK_AHEAD)
    const row: Word[] = []
    let at = end
    let gap = 0
    let labels = 0
    for (; at < limit && row.length < MOST_WORDS; at++) {
      const small = text.charCodeAt(at) | 0x20
      if (!isSmall(small)) {
        // "12.\t" and two line breaks; more than that parts the list from what comes before.
        if (++gap > 10 && row.length > 0) break
        continue
      }
      gap = 0
      if (row.length === 0 && at - end > LEAD) break
      const from = at
      while (at < limit && isSmall(text.charCodeAt(at) | 0x20)) at++
      const word = text.slice(from, at).toLowerCase()
      const value = at - from > 8 ? undefined : seedIndexOf(word)
      // "Seed phrase:" is still the label, and its second word looks for itself. Some of these are in
      // the list too; more than two in a phrase are no chance, and no stretch is read again for each.
      if (LABELS.includes(word)) {
        const isLabel = row.length === 0 && (value === undefined || !beginsList(text, end, from))
        if (isLabel || ++labels > 2) break
      }
      if (value !== undefined) row.push({ value, start: from, end: at })
      else if (row.length >= SHORTEST) break
      else row.length = 0
      at--
    }
    sweep.spend(at - start)
    search(sweep, row, true, false)
  },
}

/** Whether something parts a word from the label before it: `seed phrase: seed`, but not `seed-phrase`. */
function beginsList(text: string, label: number, word: number): boolean {
  let isParted = false
  for (let at = label; at < word; at++) {
    if (isSmall(text.charCodeAt(at) | 0x20)) return false
    if (!' -_'.includes(text.charAt(at))) isParted = true
  }
  return isParted
}
