import type { Verdict } from '../detector.ts'

/**
 * The pairs of letters that make three quarters of European text; of random letters they make an
 * eighth.
 */
const PAIRS = new Set(
  (
    'th he in er an re nd on en at ou ed ha to or it is hi es ng te st ar al le nt ve se me de ti ' +
    'as ea ro co ne ll li ri io ic om ra ce be ma si us ur pe ec di so el et no la ta ac ss ec un ' +
    'ke ey pa wo rd cr us lo ag ho ch ge em ge sh ot ct tr am ut il os ns rs ab ee id ex mp ca'
  ).split(' '),
)

/** Runs of neighbours on keyboard and in the alphabet, which people type and machines do not draw. */
const SEQUENCES = [
  '0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyz',
  '12345678901234567890',
  'qwertyuiop',
  'fedcba9876543210',
]
/** A stretch of so many of a sequence is no chance: one in 10^7 for hexadecimal. */
const STRETCH = 7

const FILLERS =
  /example|placeholder|changeme|change_me|your[-_]|xxxx|\*\*\*|\.\.\.|<[^>]*>|\$\{|\{\{|redacted|insert|dummy|sample|foobar|deadbeef/i

/** @returns whether a value only stands for a secret: EXAMPLE, xxxx, `${VAR}`, 1234567. */
export function isPlaceholder(value: string): boolean {
  if (FILLERS.test(value) || /(.)\1{4}/.test(value)) return true
  const lower = value.toLowerCase()
  return SEQUENCES.some((sequence) => {
    for (let i = 0; i + STRETCH <= sequence.length; i++) {
      if (lower.includes(sequence.slice(i, i + STRETCH))) return true
    }
    return false
  })
}

/** @returns whether its letters follow each other as in words. */
export function isWordLike(value: string): boolean {
  const letters = value.toLowerCase()
  let pairs = 0
  let common = 0
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters.slice(i, i + 2)
    if (!/^[a-z]{2}$/.test(pair)) continue
    pairs++
    if (PAIRS.has(pair)) common++
  }
  const digits = letters.replace(/\D/g, '').length
  return pairs >= 4 && common / pairs > 0.42 && digits * 4 < value.length
}

/**
 * @returns whether a value looks drawn by a machine: no placeholder, no words, enough different
 * characters, more than one class of them.
 */
export function looksRandom(value: string): boolean {
  const distinct = new Set(value).size
  if (distinct < Math.min(value.length / 3, 8) || isPlaceholder(value)) return false
  const classes =
    Number(/[a-z]/.test(value)) + Number(/[A-Z]/.test(value)) + Number(/\d/.test(value))
  return classes >= 2 && !isWordLike(value)
}

/** Refuses what was written by hand; says nothing for the others. */
export function random(token: string): Verdict {
  // The prefix is words; it says nothing about the rest.
  const body = /^[A-Za-z]{2,12}[-_.](?=.{12})/.exec(token)?.[0].length ?? 0
  return looksRandom(token.slice(body)) ? 'unknown' : 'no'
}

/**
 * Refuses hexadecimal, for tokens of a wider alphabet: commits and digests stand near every
 * provider's name, and no token of 16 or more is hexadecimal by chance.
 */
export function noHash(token: string): Verdict {
  return /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(token) ? 'no' : 'unknown'
}

/** Slack: parts of x or of one digit are the documentation's. */
export function slackParts(token: string): Verdict {
  const [, ...parts] = token.split('-')
  return parts.some((part) => part.length >= 4 && new Set(part.toLowerCase()).size === 1) ||
    isPlaceholder(parts.at(-1) ?? '')
    ? 'no'
    : 'unknown'
}
