import { THRESHOLDS } from './thresholds.ts'

/**
 * Values that stand where a secret would: in documentation, templates, examples and after
 * somebody struck it out.
 */

import { isSample } from '../validators/random.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** A whole word of these makes the value a placeholder, whatever else it holds. */
const TELLING = list(
  'example examples exemple exempel ejemplo exemplo beispiel esempio voorbeeld przykład przyklad пример örnek ornek your yours yourself tu tus su votre ton seu sua ihr ihre dein deine euer vostro tuo tua jouw uw twój twoje twoja ваш ваша твой sizin senin placeholder changeme changeit changethis replaceme replace insert redacted removed masked hidden obfuscated censored scrubbed sanitized dummy todo tbd fixme fillme lorem ipsum foobar foo xyzzy blah anonymous opensesame whatever someone somepassword sometoken somesecret somekey mypassword mysecret mytoken mykey myapikey mysecretkey myaccesskey mysecretpassword yourpassword yoursecret yourtoken yourkey yourapikey notreal invalid undefined',
)

/** Values made of nothing but these (and filling digits) say what ought to stand there. */
const EMPTY = list(
  'test tests testing tester sample samples fake mock stub demo default temp tmp none null nil nan true false yes no on off na empty blank unset unknown missing optional required secret secrets password passwort passwd pass pwd pw passphrase passcode user username userid login admin token tokens key keys api apikey auth authorization oauth bearer basic access refresh client private public app application service server account credential credentials value values string str text bool boolean int integer number object array any char varchar data name id email mail host hostname domain localhost db database bar baz qux quux qwerty asdf my me the a an of for to in is here goes this that some new old change please enter set put add use provide from with and or not it at live prod production dev development staging local long very super really simple strong secure securely safe random generated hash hashed hex base encoded encrypted plain plaintext raw real actual valid contraseña contrasena clave senha chave motdepasse mot de passe kennwort geheim geheimnis parola chiave wachtwoord geheim sleutel hasło haslo klucz пароль ключ şifre sifre parola anahtar aqui aquí ici hier qui tutaj здесь buraya 密码 密碼 口令 パスワード password here hello world bar spam eggs one two three first second uuid guid md sha jwt github gitlab aws azure google stripe slack openai sk pk',
)

/** @returns whether `text[start, end)`, the secret part of a value, only stands for a secret. */
export function isPlaceholder(text: string, start: number, end: number): boolean {
  if (end <= start) return true
  // Quotes within quotes: `'"$PASSWORD"'`.
  if (end - start > 2 && '"\''.includes(text.charAt(start)) && text[end - 1] === text[start]) {
    start++
    end--
  }
  if (isMarked(text, start, end) || isFiller(text, start, end)) return true
  if (saysWhatItIs(text, start, end) || isLeet(text, start, end)) return true
  return isSample(text.slice(start, end))
}

/** What people write for letters: `p4ssw0rd`, `s3cr3t`. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}
/** Longer values are not read so: their digits are their own. */
const LONGEST_LEET = 16

function isLeet(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_LEET) return false
  let plain = ''
  for (let at = start; at < end; at++) {
    const character = text.charAt(at)
    const letter = LEET[character]
    if (letter === undefined && character >= '0' && character <= '9') return false
    plain += letter ?? character
  }
  return saysWhatItIs(plain, 0, plain.length)
}

/** Brackets, dollars and percents of templates and formats; dots and stars of redactions. */
function isMarked(text: string, start: number, end: number): boolean {
  const first = text[start]
  const last = text[end - 1]
  if (first === '<' && last === '>') return true
  if (first === '[' && last === ']') return true
  if (first === '(' && last === ')') return true
  if (first === '{' && last === '}') return true
  if (first === '%' && (last === '%' || end - start <= 3)) return true
  if (first === '@' && last === '@') return true
  if (end - start > 1 && first === '_' && last === '_' && text[start + 1] === '_') return true
  if (first === '$' && isVariable(text, start + 1, end)) return true
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    // …, •, ●, █, ▒, ×
    if (code === 0x2026 || code === 0x2022 || code === 0x25cf) return true
    if (code === 0x2588 || code === 0x2592 || code === 0xd7) return true
    const next = text[at + 1]
    if (at + 1 >= end) break
    const third = at + 2 < end ? text[at + 2] : undefined
    if (code === 36 && (next === '{' || next === '(')) return true
    if (code === 35 && next === '{') return true
    if (code === 123 && (next === '{' || next === '%' || next === '}')) return true
    if (code === 123 && third === '}') return true
    if (code === 60 && next === '%') return true
    if (code === 42 && next === '*' && third === '*') return true
    if (code === 46 && next === '.' && third === '.') return true
  }
  return false
}

/** `$NAME`, `$name`, `$1`, `$$`: but not `$7kQ`, which a password may begin with. */
function isVariable(text: string, start: number, end: number): boolean {
  if (end - start <= 1) return true
  let lower = 0
  let upper = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= 97 && code <= 122) lower++
    else if (code >= 65 && code <= 90) upper++
    else if (code !== 95 && code !== 58 && code !== 46 && !(code >= 48 && code <= 57 && at > start))
      return false
  }
  return lower === 0 || upper === 0 || !hasDigit(text, start, end)
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) return true
  }
  return false
}

/** One character over and over, few characters, or the alphabet. */
function isFiller(text: string, start: number, end: number): boolean {
  let repeated = 1
  let woven = 0
  for (let at = start + 1; at < end; at++) {
    repeated = text[at] === text[at - 1] ? repeated + 1 : 1
    if (repeated >= THRESHOLDS.repeated) return true
    const isWoven = at > start + 1 && stepOf(text.charCodeAt(at - 2), text.charCodeAt(at)) === 1
    woven = isWoven ? woven + 1 : 0
    if (woven >= THRESHOLDS.woven) return true
  }
  if (distinctAtMost(text, start, end, Math.min(Math.ceil((end - start) / 3) - 1, 7))) return true
  const length = end - start
  const { longest, covered } = sequences(text, start, end)
  return (
    longest >= Math.min(THRESHOLDS.inSequence, Math.max(length, 4)) ||
    (length >= 8 && covered * 4 >= length * 3)
  )
}

function distinctAtMost(text: string, start: number, end: number, most: number): boolean {
  let distinct = 0
  for (let at = start; at < end; at++) {
    if (text.indexOf(text.charAt(at), start) < at) continue
    if (++distinct > most) return false
  }
  return true
}

/** How much of a value counts up or down: its longest stretch, and all stretches of 3 or more. */
function sequences(text: string, start: number, end: number): { longest: number; covered: number } {
  let longest = 1
  let covered = 0
  let run = 1
  let direction = 0
  for (let at = start + 1; at <= end; at++) {
    const step = at < end ? stepOf(text.charCodeAt(at - 1), text.charCodeAt(at)) : 0
    if (step !== 0 && (step === direction || run === 1)) {
      run++
    } else {
      if (run >= 3) covered += run
      if (run > longest) longest = run
      run = step === 0 ? 1 : 2
    }
    direction = step
  }
  return { longest, covered }
}

/** 1 for `a` to `b`, `8` to `9` and `9` to `0`; -1 for the way back; else 0. */
function stepOf(before: number, code: number): number {
  const isSign = code < 48 || (code > 57 && code < 65) || (code > 90 && code < 97) || code > 122
  if (isSign) return 0
  const step = code - before
  if (step === 1 || (before === 57 && code === 48)) return 1
  return step === -1 || (before === 48 && code === 57) ? -1 : 0
}

/** Words that tell, or nothing but words that say what ought to stand there. */
function saysWhatItIs(text: string, start: number, end: number): boolean {
  let own = 0
  let empty = 0
  let at = start
  while (at < end) {
    const wordEnd = endOfWord(text, at, end)
    if (wordEnd === at) {
      // Digits fill (`test123`), parting signs part; other signs are the value's own.
      if (!PARTING.includes(text.charAt(at))) own++
      at++
      continue
    }
    const word = text.slice(at, wordEnd).toLowerCase()
    if (TELLING.has(word) && (word.length > 3 || standsAlone(text, at, wordEnd, start, end)))
      return true
    if (isCrossedOut(word)) return true
    // EXAMPLEKEYEXAMPLEKEY: no seven letters of a token are this word by chance.
    if (word.length > 7 && word.includes('example')) return true
    if (EMPTY.has(word)) {
      // Two letters happen by chance.
      if (word.length > 2) empty++
    } else own += wordEnd - at
    at = wordEnd
  }
  return empty > 0 && own < THRESHOLDS.own && ownDigits(text, start, end) <= 4
}

/** Three letters between digits happen by chance in a token; between hyphens somebody wrote them. */
function standsAlone(text: string, at: number, wordEnd: number, start: number, end: number) {
  return (
    (at === start || '-_. '.includes(text.charAt(at - 1))) &&
    (wordEnd === end || '-_. '.includes(text.charAt(wordEnd)))
  )
}

const PARTING = '0123456789-_. :/@<>[](){}#!*,\'"$+=%&~?|;^'

function ownDigits(text: string, start: number, end: number): number {
  let digits = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
  }
  return sequences(text, start, end).longest >= digits ? 0 : digits
}

/** `xxx`, `XXXX`, `zzz`. */
function isCrossedOut(word: string): boolean {
  const first = word[0]
  if (word.length < 3 || first === undefined) return false
  for (const character of word) if (character !== first) return false
  return first === 'x' || word.length > 3
}

/** A stretch of letters of one case, or of a capital with small ones: `my`, `Key`, `API`. */
function endOfWord(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isUpper(text, at)) at++
  if (at - start > 1) {
    // `APIKey`: the last capital belongs to the next word.
    return at < end && isLower(text, at) ? at - 1 : at
  }
  while (at < end && isLower(text, at)) at++
  return at
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 65 && code <= 90
  const letter = text.charAt(at)
  return letter !== letter.toLowerCase()
}

function isLower(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 97 && code <= 122
  const letter = text.charAt(at)
  return letter === letter.toLowerCase() && /\p{L}/u.test(letter)
}
