import { type Finder, RANK, type Rule, type Sweep } from '../candidate.ts'
import { codeAt } from '../characters.ts'
import type { Confidence } from '../finding.ts'
import { GENERIC, isNoSecretOf } from '../labels/names.ts'
import { wordsOf } from '../labels/words/index.ts'
import { isBenign, isHex, isNumberedName } from '../values/benign.ts'
import {
  isEncodedPlaceholder,
  isPasswordLike,
  isSentence,
  isShortWord,
  judge,
} from '../values/judge.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { isRandom, statistics } from '../values/statistics.ts'
import { isOfResource } from './text.ts'
import { bareEnd, quotedEnd, trimmedEnd } from './value.ts'

/** Words that are something else more often: "pass an object to …". */
const VERBS = new Set(['pass', 'passe', 'pase', 'clave'])

const IDEOGRAPHS = 0x3040
const isSpaceless = (word: string) => word.charCodeAt(0) >= IDEOGRAPHS

const PASSWORDS = new Set(wordsOf('passwords'))
const TOKENS = new Set(wordsOf('tokens'))
const LOGINS = new Set(wordsOf('logins'))
const PINS = new Set(['pin', 'пин', 'pincode'])

/** Words by a number made of their letters, so that a text is asked without cutting it up. */
const numbersOf = (words: readonly string[]) =>
  new Set(words.filter((word) => !isSpaceless(word)).map((word) => numberOf(word, 0, word.length)))
const NOW = numbersOf('now jetzt ahora agora теперь nu teraz ora'.split(' '))

/** What a word behind the label means, a bit each. */
const SAYS = 1
const WITH = 2
/** "пароль от вайфая …": after these and one word the value may follow without a sign. */
const OF = 4
/** After these the value is something about the secret: "password hash: …", "token mismatch: …". */
const ABOUT = 8
/** After these comes something else than the value: "a password when the provider is …". */
const ONLY = 16
const MEANINGS = new Map<number, number>()
const mean = (meaning: number, words: readonly string[]) => {
  for (const number of numbersOf(words)) {
    MEANINGS.set(number, (MEANINGS.get(number) ?? 0) | meaning)
  }
}
mean(SAYS, wordsOf('says'))
mean(WITH, wordsOf('with'))
mean(OF, ['от', 'для', 'к'])
mean(
  ABOUT,
  'hash hashes id ids name names type mismatch error length file path policy field format count limit prefix digest fingerprint checksum url expired expires invalid changed created updated'.split(
    ' ',
  ),
)
mean(ONLY, 'if when unless where while because'.split(' '))

function numberOf(text: string, start: number, end: number): number {
  let number = end - start
  for (let at = start; at < end; at++) number = (number * 31 + smallOf(codeAt(text, at))) | 0
  return number
}

function meaningOf(text: string, start: number, end: number): number {
  return MEANINGS.get(numberOf(text, start, end)) ?? 0
}

/** The small letter, for ASCII, Latin-1 and Cyrillic. */
function smallOf(code: number): number {
  if (code >= 65 && code <= 90) return code | 32
  if (code >= 0xc0 && code <= 0xde) return code + 32
  return code >= 0x410 && code <= 0x42f ? code + 32 : code
}

const SPACELESS_TIE =
  /[^\S\n]{0,2}(?:应该)?(?:是|为|為|は|が|を(?=[「『“"'`])|(?:改成|改为|改為|换成|換成|设为|設為)了?)?[:：]?\s{0,3}/y
const NAME =
  /[\w.@+-]{2,40}(?:[^\S\n]{0,2}[/:,|][^\S\n]{0,2}|[^\S\n]{1,2}(?:и|and|y|e|et|und|i|en)[^\S\n]{1,2})/y
const AS = numbersOf(wordsOf('as'))
const PIN =
  /(?:[ -]?(?:code|код|码))?(?:[ ](?:is|es|est|ist|è|to|é)[ ]|[ ]?[:：=][ ]?|[ ])(\d{4,8})(?![\d.,:/-]?\d|[\p{L}_%])/iuy
const DIGITS = /(\d{4,8})(?![\d.,:/-]?\d|[\p{L}_%])/uy
/** Names of algorithms and formats, and numbers with units: `SHA-256`, `utf8`, `8-character`. */
const TECHNICAL =
  /^(?:(?:hmac|sha|md|base|utf|aes|pbkdf|oauth|ed|x|rfc|rsa|v|p|http|ipv|argon|bcrypt|scrypt|iso|pkcs|ntlm|tls|ssl|win|python|py|log|web|s|i|k|h)[-_.v#]?\d+[\w.-]{0,6}|\d+[-–]?\p{L}+(?:-\p{L}+)*|\p{L}+[-']\p{L}+|#?\d+|\p{L}\d)$/iu
/** Behind digits, capitals and small letters in turns as no unit or word has them: `61mQmyrnIJ`. */
const MIXED = /^\d+(?!st|nd|rd|th)\p{Lu}*(?:\p{Ll}+\p{Lu}+){2}/u
/** What documentation of commands and markup has around values. */
const MARKS_OF_CODE = /[\\<>{}]/

/** What people write in chats and mails. */
export const PROSE: Finder = {
  words: [...PASSWORDS, ...TOKENS, ...LOGINS, ...PINS],
  examine(sweep: Sweep, start: number, end: number): void {
    const { text } = sweep
    // The end of a longer name is the finder of assignments' affair.
    const spaceless = codeAt(text, start) >= IDEOGRAPHS
    if (!spaceless && (!mayStandBefore(text, start - 1) || isOfResource(text, start))) return
    // `scheme://login:password@host`
    if (text.startsWith('//', start - 2)) return
    const after = codeAt(text, end)
    const isDigit = after >= 48 && after <= 57
    if (isDigit || after === 95 || after === 36) return
    // "password是…" is Chinese too.
    const tie =
      spaceless || after >= IDEOGRAPHS ? spacelessTie(text, end) : tieAfter(text, start, end)
    if (tie === undefined) {
      sweep.spend(MOST_WORDS * LONGEST_WORD)
      lookBack(sweep, start, end)
      return
    }
    sweep.spend(tie.at - end)
    const word = text.slice(start, end).toLowerCase()
    if (PINS.has(word)) {
      pinAfter(sweep, start, end, tie)
      return
    }
    if (PASSWORDS.has(word)) usedAs(sweep, start, end)
    const isVerb = VERBS.has(word)
    if (isVerb && !isNamed(text, start, word, tie)) return
    if (LOGINS.has(word) || text[start - 1] === '/' || text[end] === '/') {
      const afterName = match(NAME, text, tie.at)
      if (afterName > tie.at) said(sweep, word, start, end, { ...tie, at: afterName })
      if (afterName > tie.at || LOGINS.has(word)) return
    }
    if (tie.withWord) return
    if (TOKENS.has(word)) saidToken(sweep, start, end, tie)
    else said(sweep, word, start, end, tie)
  },
}

/** Nothing ties a value to the word: it may stand before it. */
function lookBack(sweep: Sweep, start: number, end: number): void {
  if (codeAt(sweep.text, start - 1) !== 32) return
  const word = sweep.text.slice(start, end).toLowerCase()
  if (PASSWORDS.has(word)) usedAs(sweep, start, end)
}

/** Whether "pass" and its like are no verbs here: "user bob, pass …", "mot de passe …". */
function isNamed(text: string, start: number, word: string, tie: Tie): boolean {
  // Reports of tests begin their lines with "PASS:".
  if (tie.ends === TO || (word === 'pass' && text.startsWith('PASS', start))) return false
  if (!tie.loose) return word !== 'pass' || (tie.words === 0 && (!tie.spoken || tie.ends === IS))
  return text.startsWith(', ', start - 2) || text.startsWith('de ', start - 3)
}

/** White space, quotes and signs; no letter, digit or part of a name. */
function mayStandBefore(text: string, at: number): boolean {
  const code = codeAt(text, at)
  if (code === 95 || code === 45) {
    const before = codeAt(text, at - 1)
    // German and Dutch join words: WLAN-Passwort. The backslash is a manual's.
    return code === 45 ? before !== 92 : at === 0 || before <= 32 || before === code
  }
  if (code <= 32) return true
  if (code < 128) return '"\'`(*/>:,'.includes(String.fromCharCode(code))
  return code === 0xa0 || code === 0x201c || code === 0xab || code >= IDEOGRAPHS - 0x40
}

interface Tie {
  at: number
  /** Nothing but a space. */
  loose: boolean
  /** A word says so, no sign. */
  spoken: boolean
  /** Only for names of accounts: "log in with". */
  withWord: boolean
  /** Words between the label and what ties. */
  words: number
  /** The number of the word that says so. */
  ends: number
}

const TO = numberOf('to', 0, 2)
const IS = numberOf('is', 0, 2)
const MOST_WORDS = 5
/** How often the characters of a value are looked at until it is judged. */
const LOOKS = 14
const LONGEST_WORD = 24
/** Longer ones nobody makes up. */
const LONGEST_SAID = 40
/** Shorter ones are names of standards: `FIPS-140-2`, `cs_CZ.UTF-8`. */
const SHORTEST_TOKEN = 12

function spacelessTie(text: string, end: number): Tie {
  const at = match(SPACELESS_TIE, text, end)
  return { at, loose: at === end, spoken: true, withWord: false, words: 0, ends: 0 }
}

/** As managers of passwords give them: the label, and one word on the next line. */
const LINE_OF_ITS_OWN = /\r?\n[ \t]{0,8}(?=[^\s]{6,40}[ \t]{0,8}(?:\r?\n|$))/y

const isBlankOrWide = (code: number) => code === 32 || code === 0xa0
const isDash = (code: number) => code === 45 || code === 0x2013 || code === 0x2014
const isEmphasis = (code: number) => code === 42 || code === 95

/** Up to five words between ("for the guest wifi"), then what says that the value comes. */
function tieAfter(text: string, start: number, end: number): Tie | undefined {
  let at = end
  while (at - end < 3 && closesLabel(codeAt(text, at))) at++
  // "…, it's …", "…, c'est …".
  if (text[at] === ',' && text[at + 1] === ' ') {
    const word = endOfWord(text, at + 2)
    const said = (meaningOf(text, at + 2, word) & SAYS) !== 0 ? afterSays(text, word) : word
    return said > word ? { ...tied(said, 0, 0), spoken: true } : undefined
  }
  const first = at
  let isOf = false
  for (let words = 0; words <= MOST_WORDS; words++) {
    const before = at
    while (at - before < 2 && isBlankOrWide(codeAt(text, at))) at++
    const sign = signEnd(text, at, at > before)
    if (sign > at) {
      const bySpaces = isDash(codeAt(text, at)) && text[at + 1] !== '>'
      return tied(bySpaces ? sign : afterSign(text, sign), words, 0)
    }
    if (at === before) break
    if (words === MOST_WORDS) break
    const wordStart = text[at] === '(' || text[at] === '"' ? at + 1 : at
    const wordEnd = endOfWord(text, wordStart)
    if (wordEnd === wordStart || wordEnd - wordStart > LONGEST_WORD) break
    const number = numberOf(text, wordStart, wordEnd)
    const meaning = MEANINGS.get(number) ?? 0
    // MySQL: "A temporary password is generated for root@localhost: …".
    const says = words < MOST_WORDS && (meaning & SAYS) !== 0
    if (says && !text.startsWith(' generated ', wordEnd)) {
      const said = afterSays(text, wordEnd)
      if (said > wordEnd) return { ...tied(said, words, number), spoken: true }
    }
    if ((meaning & (words === 0 ? ABOUT | ONLY : ONLY)) !== 0) return undefined
    if ((meaning & WITH) !== 0 && text[wordEnd] === ' ') {
      return { ...tied(wordEnd + 1, words, number), withWord: true }
    }
    if (isOf && isBlankOrWide(codeAt(text, wordEnd)) && !isDash(codeAt(text, wordEnd + 1))) {
      return { ...tied(wordEnd + 1, words, 0), loose: true }
    }
    isOf = words === 0 && (meaning & OF) !== 0
    at = text[wordEnd] === ')' || text[wordEnd] === '"' ? wordEnd + 1 : wordEnd
  }
  const blank = codeAt(text, first)
  if (blank === 10 || blank === 13) {
    const line = match(LINE_OF_ITS_OWN, text, first)
    if (line > first && startsLine(text, start)) return { ...tied(line, 0, 0), loose: true }
  }
  if (!isBlankOrWide(blank)) return undefined
  const value = isBlankOrWide(codeAt(text, first + 1)) ? first + 2 : first + 1
  return { ...tied(value, 0, 0), loose: true }
}

const tied = (at: number, words: number, ends: number): Tie => ({
  at,
  loose: false,
  spoken: false,
  withWord: false,
  words,
  ends,
})

/** Emphasis, quotes and brackets behind the label. */
function closesLabel(code: number): boolean {
  return (
    isEmphasis(code) ||
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 41 ||
    code === 93 ||
    code === 0xff09
  )
}

/** `:`, `=`, `→`, `->`, `=>`, or a dash between spaces. */
function signEnd(text: string, from: number, spaced: boolean): number {
  let at = from
  while (at - from < 2 && isEmphasis(codeAt(text, at))) at++
  const code = codeAt(text, at)
  const next = codeAt(text, at + 1)
  // A time of day.
  if (code === 58 && next >= 48 && next <= 57 && isDigitBefore(text, at)) return from
  if (code === 58 || code === 0xff1a || code === 0x2192) return at + 1
  // `"password"===a.type` compares.
  if (code === 61 && next === 61) return from
  if (code === 61) return next === 62 ? at + 2 : at + 1
  if (code === 45 && next === 62) return at + 2
  return isDash(code) && spaced && isBlankOrWide(next) ? at + 2 : from
}

function isDigitBefore(text: string, at: number): boolean {
  const before = at > 0 ? codeAt(text, at - 1) : 0
  return before >= 48 && before <= 57
}

/** Over emphasis, blanks and one line break. */
function afterSign(text: string, from: number): number {
  let at = from
  while (at - from < 2 && isEmphasis(codeAt(text, at))) at++
  const blank = at
  while (at - blank < 3 && isBlankOrWide(codeAt(text, at))) at++
  const line = text[at] === '\r' ? at + 1 : at
  if (text[line] !== '\n') return at
  at = line + 1
  while (at - line < 8 && isBlankOrWide(codeAt(text, at))) at++
  return at
}

/** Over "now" and a colon behind the word that says so; at least one blank or line break. */
function afterSays(text: string, from: number): number {
  let at = from
  if (isBlankOrWide(codeAt(text, at))) {
    const now = endOfWord(text, at + 1)
    if (now - at <= 8 && NOW.has(numberOf(text, at + 1, now))) at = now
  }
  if (text[at] === ':' || text[at] === '：') at++
  const code = codeAt(text, at)
  return isBlankOrWide(code) || code === 10 ? at + 1 : from
}

/** Letters of any script, digits and what joins them. */
function endOfWord(text: string, from: number): number {
  let at = from
  const stop = from + LONGEST_WORD + 1
  while (at < stop && isWordPart(codeAt(text, at))) at++
  return at
}

function isWordPart(code: number): boolean {
  if (code >= 128) return code >= 0xc0 && code !== 0x2192 && (code < 0x2010 || code === 0x2019)
  return (
    (code >= 48 && code <= 57) ||
    ((code | 32) >= 97 && (code | 32) <= 122) ||
    code === 39 ||
    (code >= 45 && code <= 47) ||
    code === 64 ||
    code === 95
  )
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
    if (codeAt(text, place) >= IDEOGRAPHS && codeAt(text, place) < 0xff00) end = place
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
  sweep.spend((end - tie.at) * LOOKS)
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
  // "clave" and others are words for keys, too.
  else if (end - start > LONGEST_SAID && !tie.loose) {
    const sure = judge({ strength: 'medium', human: false, pin: false }, text, start, end)
    if (sure !== undefined) put(sweep, GENERIC.password, from, to, start, end, 'low')
  }
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
  if (length < 5 || length > LONGEST_SAID) return undefined
  if (!inQuotes && isShortWord(text, start, end)) return undefined
  if (isPlaceholder(text, start, end)) return undefined
  const value = text.slice(start, end)
  if (!inQuotes && MARKS_OF_CODE.test(value)) return undefined
  if (inQuotes && /^\p{L}{6,20}$/u.test(value)) return 'low'
  if ((TECHNICAL.test(value) && !MIXED.test(value)) || isCodeLike(text, end, value))
    return undefined
  if (isBenign(text, start, end) || isEncodedPlaceholder(text, start, end)) return undefined
  const counted = statistics(text, start, end)
  if (isSentence(counted, text, start, end)) return undefined
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
  // `$event->getPassword()`, a path, a command.
  if (text.startsWith('->', end - 1) || /^[\w.-]+(?:\/[\w.-]+){2,}$| -[a-z]/.test(value))
    return true
  // The end of a digest in base64, in lists of packages.
  if (text[end - value.length - 1] === '/' && value.endsWith('=')) return true
  return (
    /^[\w$]+\(|^[\w-]+=(?!=*$)|^--?[a-z]|^\/|^https?:|^@[\w-]+\/|\]\(/.test(value) ||
    text[end] === '('
  )
}

function saidToken(sweep: Sweep, from: number, to: number, tie: Tie): void {
  const { text } = sweep
  if (isNoSecretOf(wordBefore(text, from), text.slice(from, to).toLowerCase())) return
  // `key=…` without a space is a field of a log or of a program.
  if (
    tie.loose ||
    text[to] === '=' ||
    /hash|sha|md5|public|fingerprint|pin/i.test(text.slice(to, tie.at))
  )
    return
  const { start, end } = valueAt(text, tie.at)
  sweep.spend((end - tie.at) * LOOKS)
  if (isShortWord(text, start, end)) return
  // "Release key (… ID: …)": fingerprints and ids are in capitals or called so.
  if (isCodeLike(text, end, text.slice(start, end))) return
  // A field called "key" holds a digest, unless more is said.
  if (!tie.spoken && startsLine(text, from) && isHex(text, start, end)) return
  if (isFingerprint(text, tie.at, start, end) || MARKS_OF_CODE.test(text.slice(start, end))) return
  const name = { strength: 'medium', human: false, pin: false } as const
  const isToken = end - start >= SHORTEST_TOKEN && judge(name, text, start, end) !== undefined
  if (isToken || (tie.words === 0 && isOddToken(text, from, start, end))) {
    put(sweep, GENERIC.token, from, to, start, end, 'low')
  }
}

/** The word before a label, in small letters; empty if something else stands there. */
function wordBefore(text: string, start: number): string {
  const end = start - 1
  if (end < 0 || !' -_'.includes(text.charAt(end))) return ''
  let at = end
  while (at > 0 && end - at < LONGEST_WORD && isWordPart(codeAt(text, at - 1))) at--
  return text.slice(at, end).toLowerCase()
}

/** Whether nothing but blanks, a dash and a quote stand before it on its line. */
function startsLine(text: string, start: number): boolean {
  let at = start
  while (at > 0 && start - at < 24 && ' \t-"\''.includes(text.charAt(at - 1))) at--
  return at === 0 || codeAt(text, at - 1) === 10
}

/** Hexadecimal in capitals, or after "ID:". */
function isFingerprint(text: string, tieEnd: number, start: number, end: number): boolean {
  if (text.startsWith('ID', tieEnd - 4) || text.startsWith('id', tieEnd - 4)) return true
  if (!isHex(text, start, end)) return false
  for (let at = start; at < end; at++) if (codeAt(text, at) >= 97) return false
  return true
}

/** What people call their "API key" or "secret key" may be a password. */
function isOddToken(text: string, from: number, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, from - 7), from).toLowerCase()
  if (!before.endsWith('api ') && !before.endsWith('secret ')) return false
  if (isPlaceholder(text, start, end) || isBenign(text, start, end)) return false
  const { digits, lower, upper, symbols } = statistics(text, start, end)
  return digits > 0 && lower > 0 && upper > 0 && symbols > 0 && symbols < 5
}

/** Words between "as" and the label: "as the new password". */
const MOST_BACK = 3

/** "use … as the password". */
function usedAs(sweep: Sweep, start: number, end: number): void {
  const { text } = sweep
  let at = start
  for (let words = 0; words <= MOST_BACK; words++) {
    if (codeAt(text, at - 1) !== 32) return
    const wordEnd = at - 1
    at = wordEnd
    while (wordEnd - at < LONGEST_WORD && isWordPart(codeAt(text, at - 1))) at--
    sweep.spend(wordEnd - at)
    if (at === wordEnd) return
    if (AS.has(numberOf(text, at, wordEnd))) {
      takeBefore(sweep, start, end, at - 1)
      return
    }
  }
}

/** The value that ends at `valueEnd`, before "as the password". */
function takeBefore(sweep: Sweep, start: number, end: number, valueEnd: number): void {
  const { text } = sweep
  const to = endsQuote(codeAt(text, valueEnd - 1)) ? valueEnd - 1 : valueEnd
  let from = to
  while (to - from <= 40 && from > 0) {
    const code = codeAt(text, from - 1)
    if (code <= 32 || code === 0xa0 || endsQuote(code)) break
    from--
  }
  sweep.spend(to - from)
  if (to - from < 6) return
  const confidence = judgeSaid(text, from, to, false, true)
  if (confidence !== undefined) {
    put(sweep, GENERIC.password, start, end, from, to, confidence)
  }
}

function endsQuote(code: number): boolean {
  return (
    code === 34 ||
    code === 39 ||
    code === 96 ||
    (code >= 0x201c && code <= 0x201d) ||
    code === 0xab ||
    code === 0xbb
  )
}

/** Digits, where the word for a card's or door's number stands right before them. */
function pinAfter(sweep: Sweep, start: number, end: number, tie: Tie): void {
  const { text } = sweep
  if (/[\p{L}\d_.-]/u.test(text.charAt(start - 1))) return
  // "the pin for the door is 4711"
  const pattern = tie.spoken && tie.words > 0 ? DIGITS : PIN
  pattern.lastIndex = pattern === PIN ? end : tie.at
  const digits = pattern.exec(text)?.[1]
  if (digits === undefined) return
  const isShouted = text.charAt(start) !== text.charAt(start).toLowerCase()
  if (!isShouted && text[end] === ' ' && /\d/.test(text.charAt(end + 1))) return
  const to = pattern.lastIndex
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
