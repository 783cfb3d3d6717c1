import { type Finder, RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Confidence } from '../finding.ts'
import { GENERIC } from '../labels/names.ts'
import { wordsOf } from '../labels/words/index.ts'
import { isBenign, isNumberedName } from '../values/benign.ts'
import { isPasswordLike, judge } from '../values/judge.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { isRandom, statistics } from '../values/statistics.ts'
import { bareEnd, quotedEnd, trimmedEnd } from './value.ts'

/** Words that are something else more often: "pass an object to …". */
const VERBS = new Set(['pass', 'passe', 'pase', 'clave'])

const IDEOGRAPHS = 0x3040
const isSpaceless = (word: string) => word.charCodeAt(0) >= IDEOGRAPHS

const PASSWORDS = new Set(wordsOf('passwords'))
const TOKENS = new Set(wordsOf('tokens'))
const LOGINS = new Set(wordsOf('logins'))
const PINS = new Set(['pin', 'пин', 'pincode'])

const anyOf = (words: readonly string[]) => words.join('|')
const SAYS = anyOf(wordsOf('says').filter((word) => !isSpaceless(word)))

/** Up to five words between ("for the guest wifi"), then what says that the value comes. */
const TIE = new RegExp(
  `(?:[*_"'\`）)\\]]{0,3})(?:[ \\u00a0][("]?[\\p{L}\\d'’.@_/-]{1,24}[)"]?){0,5}?(?:[*_]{0,2}[ \\u00a0]{0,2}(?:[:=：→]|->|=>)[*_]{0,2}[ \\u00a0\\t]{0,3}(?:\\r?\\n[ \\t]{0,8})?|[ \\u00a0][-–—][ \\u00a0]|[ \\u00a0](?:${SAYS})(?:[ ](?:now|jetzt|ahora|agora|теперь|nu|teraz|ora))?[:：]?[ \\u00a0\\n])`,
  'iuy',
)
const SPACE = /[ \u00a0]{1,2}/y
const SPACELESS_TIE = /[^\S\n]{0,2}(?:应该)?(?:是|为|為|は|が|改成|改为|換成)?[:：]?\s{0,3}/y
const NAME = /[\w.@+-]{2,40}[^\S\n]{0,2}(?:\/|:|,|\||и|and|y|e|et|und)[^\S\n]{0,2}/y
const AS = new RegExp(
  `(?:^|[\\s"'\`“«])([^\\s"'\`“”«»]{6,40})["'\`”»]? (?:${anyOf(wordsOf('as'))})(?: (?:the|${anyOf(wordsOf('articles'))}))?(?: \\p{L}{1,12})? ?$`,
  'iu',
)
const PIN =
  /(?:[ -]?(?:code|код|码))?(?:[ ](?:is|es|est|ist|è|to|é)[ ]|[ ]?[:：=][ ]?|[ ])(\d{4,8})(?![\d.,:/-]?\d|[\p{L}_%])/iuy
/** Names of algorithms and formats, and numbers with units: `SHA-256`, `utf8`, `8-character`. */
const TECHNICAL =
  /^(?:(?:hmac|sha|md|base|utf|aes|pbkdf|oauth|ed|x|rfc|rsa|v|p|http|ipv|argon|bcrypt|scrypt|iso|pkcs|ntlm|tls|ssl|win|python|py|log|web|s|i|k|h)[-_.v]?\d+[\w.-]*|\d+[-–]?\p{L}+(?:-\p{L}+)*|\p{L}+[-']\p{L}+|#?\d+|\p{L}\d)$/iu

/** What people write in chats and mails. */
export const PROSE: Finder = {
  words: [...PASSWORDS, ...TOKENS, ...LOGINS, ...PINS],
  examine(sweep: Sweep, start: number, end: number): void {
    const { text } = sweep
    const word = text.slice(start, end).toLowerCase()
    if (PINS.has(word)) {
      pinAfter(sweep, start, end)
      return
    }
    // The end of a longer name is the finder of assignments' affair.
    if (!isSpaceless(word) && /[^\s"'`(*/>:,，。：“«_-]/u.test(text.charAt(start - 1))) return
    if (/[\d_$]/.test(text.charAt(end)) || text.startsWith('...', end)) return
    if (PASSWORDS.has(word)) usedAs(sweep, start, end)
    const tie = tieAfter(text, end, isSpaceless(word))
    if (tie === undefined) return
    sweep.spend(tie.at - end)
    if (LOGINS.has(word) || text[start - 1] === '/' || text[end] === '/') {
      const after = match(NAME, text, tie.at)
      if (after > tie.at) said(sweep, word, start, end, { ...tie, at: after })
      if (after > tie.at || LOGINS.has(word)) return
    }
    if (TOKENS.has(word)) saidToken(sweep, start, end, tie)
    else said(sweep, word, start, end, tie)
  },
}

interface Tie {
  at: number
  /** Nothing but a space. */
  loose: boolean
  /** A word says so, no sign. */
  spoken: boolean
}

function tieAfter(text: string, end: number, spaceless: boolean): Tie | undefined {
  if (spaceless) {
    const at = match(SPACELESS_TIE, text, end)
    return { at, loose: at === end, spoken: true }
  }
  const tied = match(TIE, text, end)
  if (tied > end) {
    const last = text.slice(end, tied).trimEnd()
    return { at: tied, loose: false, spoken: /\p{L}$/u.test(last) }
  }
  const at = match(SPACE, text, end)
  return at > end ? { at, loose: true, spoken: false } : undefined
}

const MARKUP = /[*_]{1,3}(?=[^\s*_])/y

/** Where the value at a place lies: in quotes or marks, or up to white space. */
function valueAt(text: string, from: number): { start: number; end: number; quoted: boolean } {
  const at = match(MARKUP, text, from)
  const quoted = quotedEnd(text, at)
  if (quoted !== undefined) {
    // 「`…`」: quotes within quotes.
    return { ...(quotedEnd(text, quoted.start) ?? quoted), quoted: true }
  }
  let end = bareEnd(text, at)
  for (let place = at; place < end; place++) {
    if (text.charCodeAt(place) >= IDEOGRAPHS && text.charCodeAt(place) < 0xff00) end = place
  }
  if (at > from) while (end > at && '*_'.includes(text.charAt(end - 1))) end--
  end = trimmedEnd(text, at, end)
  const bare = withoutMarks(text, at, end)
  if (bare < end && !/[\d#$%&@^+=]/.test(text.slice(at, bare))) end = bare
  return { start: at, end, quoted: false }
}

function withoutMarks(text: string, start: number, end: number): number {
  let to = end
  while (to > start && (text[to - 1] === '!' || text[to - 1] === '?')) to--
  return to
}

function said(sweep: Sweep, word: string, from: number, to: number, tie: Tie): void {
  const { text } = sweep
  const { start, end, quoted } = valueAt(text, tie.at)
  sweep.spend(end - tie.at)
  // In code and configuration, quoted names with a number are names.
  if (quoted && !tie.spoken && isNumberedName(text, start, end)) return
  const confidence = judgeSaid(
    text,
    start,
    end,
    quoted && tie.spoken && !VERBS.has(word) && text[start - 1] !== '`',
    tie.loose,
  )
  if (confidence !== undefined) put(sweep, GENERIC.password, from, to, start, end, confidence)
}

/** Whether somebody says that this is the password; a word without anything odd is none. */
function judgeSaid(
  text: string,
  start: number,
  end: number,
  inQuotes: boolean,
  loose: boolean,
): Confidence | undefined {
  const length = end - start
  if (length < 5 || length > 40 || isPlaceholder(text, start, end)) return undefined
  const value = text.slice(start, end)
  if (inQuotes && /^\p{L}{6,20}$/u.test(value)) return 'low'
  if (TECHNICAL.test(value) || isCodeLike(text, end, value)) return undefined
  if (isBenign(text, start, end)) return undefined
  const counted = statistics(text, start, end)
  const { digits, lower, upper, foreign, symbols } = counted
  if (digits === 0 && symbols === 0 && !isRandom(counted)) return undefined
  if (!isRandom(counted) && !isPasswordLike(counted, text, start, end)) return undefined
  if (lower + upper + foreign === 0) return undefined
  if (loose && (digits === 0 || isNumberedName(text, start, end))) return undefined
  return loose || length < 8 ? 'low' : 'medium'
}

/** A call, a member, markup, a link: what documentation has after the word. */
function isCodeLike(text: string, end: number, value: string): boolean {
  if (/[()[\]{}<>\\|]/.test(value) && !/\d/.test(value)) return true
  return (
    /^[\w$]+\(|^[\w-]+=|^--?[a-z]|^\/|^https?:|^@[\w-]+\/|\]\(/.test(value) || text[end] === '('
  )
}

function saidToken(sweep: Sweep, from: number, to: number, tie: Tie): void {
  const { text } = sweep
  if (tie.loose || /hash|sha|md5|public|fingerprint|pin/i.test(text.slice(to, tie.at))) return
  const { start, end } = valueAt(text, tie.at)
  sweep.spend(end - tie.at)
  const name = { strength: 'medium', human: false, pin: false } as const
  const confidence = judge(name, text, start, end)
  if (confidence !== undefined) put(sweep, GENERIC.token, from, to, start, end, 'low')
}

/** "use … as the password". */
function usedAs(sweep: Sweep, start: number, end: number): void {
  const { text } = sweep
  const from = Math.max(0, start - 72)
  const found = AS.exec(text.slice(from, start))
  const value = found?.[1]
  if (found === null || value === undefined) return
  const at = from + found.index + found[0].indexOf(value)
  const confidence = judgeSaid(text, at, at + value.length, false, true)
  if (confidence !== undefined) {
    put(sweep, GENERIC.password, start, end, at, at + value.length, confidence)
  }
}

/** Digits, where the word for a card's or door's number stands right before them. */
function pinAfter(sweep: Sweep, start: number, end: number): void {
  const { text } = sweep
  if (/[\p{L}\d_.-]/u.test(text.charAt(start - 1))) return
  PIN.lastIndex = end
  const digits = PIN.exec(text)?.[1]
  if (digits === undefined) return
  const isShouted = text.charAt(start) !== text.charAt(start).toLowerCase()
  if (!isShouted && text[end] === ' ' && /\d/.test(text.charAt(end + 1))) return
  const to = PIN.lastIndex
  if (isPlaceholder(text, to - digits.length, to)) return
  put(sweep, GENERIC.pin, start, end, to - digits.length, to, 'low')
}

function put(
  sweep: Sweep,
  rule: Rule,
  from: number,
  to: number,
  start: number,
  end: number,
  confidence: Confidence,
): void {
  const beside = sweep.text.slice(from, to)
  sweep.add({
    start,
    end,
    rule,
    rank: RANK.generic,
    confidence,
    reason: { code: 'beside', beside },
  })
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
