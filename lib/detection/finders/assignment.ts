import { type Finder, RANK, type Sweep } from '../candidate.ts'
import { codeAt, isAlphanumeric } from '../characters.ts'
import type { Confidence } from '../finding.ts'
import { GENERIC, judgeName, NAME_WORDS, type NameVerdict } from '../labels/names.ts'
import { isHex } from '../values/benign.ts'
import { judge } from '../values/judge.ts'
import { isRandom, statistics } from '../values/statistics.ts'
import { isBlank, isOfResource } from './text.ts'
import { bareEnd, isQuote, LONGEST_BARE, quotedEnd, trimmedEnd } from './value.ts'

/** Longest identifier before the word, and after it. */
const NAME_BEFORE = 64
const NAME_AFTER = 40
/** Blanks between a name and what ties its value to it. */
const GAP = 24
/** How often the characters of a value are looked at until it is judged, each loop and pattern once. */
const LOOKS = 14

/** What ties a value to a name. A type may stand between: `password: string = "…"`. */
const CONNECTOR =
  /(?::[ \t]{0,4}[&*?A-Za-z_][\w.<>[\]|&?' ]{0,30}?(?:[ \t]{1,4}=(?![=>])|=(?![=>\s]|$))|<-|[?:|+&!.]{0,3}=[=>~]{0,2}|:{1,2}|->|\|\||\?\?|or\b|,|\()[ \t]{0,24}/y
/** What it begins with. */
const CONNECTS = new Set(Array.from(':=<-?|+&!.o,(', (sign) => sign.charCodeAt(0)))
/** `Password { get; set; } = "…"`, `var password string = "…"`, `Dim password As String = "…"`. */
const TYPED =
  /(?:\{[\w; ]{3,24}\}|(?:[Aa]s )?[*?&A-Za-z_][\w.*<>[\]?]{0,23})[ \t]{0,8}=(?!=)[ \t]{0,24}/y
/** `name: TOKEN` and then `value: …`, `<add key="Token" value="…"`, `"name": "TOKEN", "value": "…"`. */
const VALUE_FIELD =
  /[ \t]{0,8}[,{]?\s{0,40}(?:\\?["'])?(?:value|Value|content|default|stringValue)(?:\\?["'])?[ \t]{0,4}[:=][ \t]{0,4}/y
/** `"adminPassword": { "value": …`, `{ "type": "securestring", "defaultValue": …`. */
const PARAMETER =
  /:\s{0,20}\{\s{0,40}(?:["']?type["']?\s{0,4}:\s{0,4}["']?\w{2,20}["']?,\s{0,40})?["']?(?:value|defaultValue|default)["']?\s{0,4}:\s{0,8}/iy
/** `char password[] = …`, `char password[32] = …` */
const ARRAY = /\[\d{0,4}\](?=\s{0,4}=)/y
/** `<key>Token</key><string>…`, `<name>token</name><value>…`. */
const NEXT_ELEMENT = /<\/(?:key|name|Key|Name|string)>\s{0,40}<(?:string|value|Value|String)>/y
const BY = /(?:BY|by|WITH|with)(?: VALUES| values)?[ \t]{1,4}/y
/** Shorter ones stand behind the name of a variable by chance, and hexadecimal ones are numbers. */
const SHORTEST_DRAWN = 10
const SHORTEST_HEX = 28
/** What happened, in a log, and not a variable: `RESET_PASSWORD 65f2…`. */
const EVENT =
  /(?:^|_)(?:INVALID|MISSING|WRONG|BAD|NO|ERR|ERROR|RESET|CHANGE|CHANGED|UPDATE|FORGOT|GET|CREATE|DELETE|EXPIRED|REQUIRED|FAILED)(?:_|$)/
/** Commands, in front of a name, that take a value after a space. */
const COMMAND =
  /(?:^|[\n;&|])[ \t]*(?:RUN |\w+ config(?:ure)? )?(?:ENV|ARG|set(?: -\w+)?|setx|SETENV|setenv|env)[ \t]+$/
/** Directives of servers that take their value after a space, on a line of their own. */
const DIRECTIVE = /(?:requirepass|masterauth|bindpw|rootpw)[ \t]/y
/** `<Password Type="PasswordText">`. */
const ATTRIBUTES = /(?:\s{1,4}[\w:.-]{1,40}="[^"<>\n]{0,80}"){1,3}>/y
/** `variable "db_password" { … default = "…"`. */
const DEFAULT = /\s{0,4}\{[^{}]{0,300}?\bdefault[ \t]*=[ \t]*/y
/** Functions that are given a name and its value, or a name and what to take without it. */
const SETTER =
  /(?:set|put|add|define|append|header|property|env|environ|get|option|param|default|store|save|write|insert|update|field|string|pair|entry|of|attr|const|config|value|register|setenv|secret|tuple|basicauth|item|fetch|type|fill)$/i

/** Names beside values, in the forms of shells, configuration, markup, tables and code. */
export const ASSIGNMENTS: Finder = {
  words: NAME_WORDS,
  examine(sweep: Sweep, start: number, end: number): void {
    const { text } = sweep
    let nameEnd = end
    while (nameEnd - end < NAME_AFTER && isNamePart(text, nameEnd)) nameEnd++
    while (nameEnd > end && !isAlphanumeric(codeAt(text, nameEnd - 1))) nameEnd--
    const closed = closingEnd(text, nameEnd)
    sweep.spend(closed - end + GAP)
    const place = valueAfter(text, start, nameEnd, closed)
    if (place === undefined) return
    const nameStart = startOfName(text, start)
    sweep.spend(place.at - nameStart)
    if (place.form === 'markup' && !'<>"\'/:'.includes(text.charAt(nameStart - 1))) return
    if (place.form === 'pair' && !isPair(text, nameStart)) return
    // `"lib/secret.ts": "5b1c…"` is a list of files.
    const before = text[nameStart - 1]
    if ((before === '/' || before === '\\') && text[nameStart - 2] !== before) {
      if (place.form !== 'markup') return
    }
    // Reports of tests begin their lines so.
    if (text[closed] === ':' && text.startsWith('PASS', nameStart) && nameEnd - nameStart === 4)
      return
    if (isOfImage(text, nameStart) || isOfResource(text, nameStart)) return
    // `{{ .Values.password | b64enc }}` does something with it.
    if (
      place.form === 'table' &&
      (before === '.' || text.slice(Math.max(0, nameStart - NAME_BEFORE), nameStart).includes('{{'))
    )
      return
    const name = judgeName(text, nameStart, end, nameEnd)
    if (name === undefined) return
    if (place.form === 'space' && name.strength !== 'strong' && text[nameStart - 1] !== '-') return
    if (place.form === 'shouted' && (name.strength !== 'strong' || !isDrawn(text, place.at))) return
    // "token" is a field of much that is no credential.
    if (place.form === 'parameter' && !name.human) return
    valueAt(sweep, name, nameStart, nameEnd, place)
  },
}

interface Place {
  at: number
  /**
   * `quoted`: only a value in quotes is one; `pair`: the same, of two in brackets; `parameter`: the same, in an object
   * of its own; `space`: nothing but a space stands between; `shouted`: the same, behind the name of a variable.
   */
  form: 'open' | 'quoted' | 'pair' | 'parameter' | 'space' | 'shouted' | 'markup' | 'table'
}

/** What closes the name: a quote (also within JSON in JSON and URLs), an index, an optional mark. */
function closingEnd(text: string, nameEnd: number): number {
  let at = nameEnd
  const code = codeAt(text, at)
  if (code === 92) {
    let quote = at
    while (quote - at < 3 && codeAt(text, quote) === 92) quote++
    if (isQuote(codeAt(text, quote))) at = quote + 1
  } else if (isQuote(code)) at++
  else if (code === 38 && text.startsWith('&quot;', at)) at += 6
  else if (code === 37 && text.startsWith('%22', at)) at += 3
  for (let i = 0; i < 2; i++) {
    const closer = codeAt(text, at)
    if (closer === 93 || closer === 41) at++
    else if (closer === 91) at = match(ARRAY, text, at)
  }
  const mark = codeAt(text, at)
  return (mark === 63 || mark === 33) && codeAt(text, at + 1) === 58 ? at + 1 : at
}

/** Where a value could begin after the name, or undefined: most words have none. */
function valueAfter(
  text: string,
  start: number,
  nameEnd: number,
  closed: number,
): Place | undefined {
  let at = closed
  while (at - closed < GAP && isBlank(codeAt(text, at))) at++
  const code = codeAt(text, at)
  const isQuoted = closed > nameEnd
  // A letter: most often the next word of a sentence.
  if ((code | 32) >= 97 && (code | 32) <= 122) {
    if (at === closed) return undefined
    if (isQuoted) {
      const field = match(VALUE_FIELD, text, closed)
      if (field > closed) return { at: field, form: 'open' }
      return text.startsWith('or ', at) ? { at: at + 3, form: 'quoted' } : undefined
    }
    if (code === 111 && (text.startsWith('or "', at) || text.startsWith("or '", at))) {
      return { at: at + 3, form: 'quoted' }
    }
    if ((code | 32) === 98 || (code | 32) === 119) {
      const by = match(BY, text, at)
      if (by > at) return { at: by, form: 'quoted' }
    }
    if (isTyped(text, at)) {
      const typed = match(TYPED, text, at)
      if (typed > at) return { at: typed, form: 'quoted' }
    }
    if (text[endOfAttribute(text, at)] === '=') {
      const element = match(ATTRIBUTES, text, closed)
      if (element > closed) return { at: element, form: 'markup' }
    }
    return afterSpace(text, start, nameEnd, at)
  }
  switch (code) {
    case 10:
    case 13:
    case 123: {
      const field = match(VALUE_FIELD, text, closed)
      if (field > closed) return { at: field, form: 'open' }
      const typed = code === 123 ? match(isQuoted ? DEFAULT : TYPED, text, at) : at
      return typed > at ? { at: typed, form: 'quoted' } : undefined
    }
    case 62:
      return at === closed ? { at: at + 1, form: 'markup' } : undefined
    case 60: {
      const element = match(NEXT_ELEMENT, text, at)
      if (element > at) return { at: element, form: 'markup' }
      break
    }
    case 44: {
      const field = match(VALUE_FIELD, text, closed)
      if (field > closed) return { at: field, form: 'open' }
      break
    }
  }
  const parameter = code === 58 ? match(PARAMETER, text, at) : at
  if (parameter > at) return { at: parameter, form: 'parameter' }
  const connected = CONNECTS.has(code) ? match(CONNECTOR, text, at) : at
  if (connected > at) {
    if (code === 44) return { at: connected, form: 'pair' }
    // `password.encode("…")` does something with it.
    if (code === 40 && hasMember(text, start, nameEnd)) return undefined
    const isLoose = code === 40 || code === 111 || text[at + 1] === '|' || text[at + 1] === '?'
    return { at: afterBreak(text, connected), form: isLoose ? 'quoted' : 'open' }
  }
  if (code === 124) {
    at++
    while (text[at] === ' ' && at - closed < 48) at++
    return { at, form: 'table' }
  }
  if (at === closed) return undefined
  const isString = isQuote(code) && code !== 96
  return isString ? { at, form: 'space' } : afterSpace(text, start, nameEnd, at)
}

function afterSpace(text: string, start: number, nameEnd: number, at: number): Place | undefined {
  if (takesSpace(text, start)) return { at, form: 'space' }
  return isShouted(text, startOfName(text, start), nameEnd) ? { at, form: 'shouted' } : undefined
}

/** "can you put PLAID_SECRET be36… into the vault": capitals, with `_` between. */
function isShouted(text: string, start: number, end: number): boolean {
  if (EVENT.test(text.slice(start, end))) return false
  let joints = 0
  for (let at = start; at < end; at++) {
    const code = codeAt(text, at)
    if (code === 95) joints++
    else if (!(code >= 65 && code <= 90) && !(code >= 48 && code <= 57)) return false
  }
  return joints > 0
}

/** Whether what stands there was drawn by a machine, so that nothing has to tie it to a name. */
function isDrawn(text: string, start: number): boolean {
  const end = bareEnd(text, start)
  if (end - start < SHORTEST_DRAWN || end - start >= LONGEST_BARE) return false
  if (isHex(text, start, end)) return end - start >= SHORTEST_HEX
  const counted = statistics(text, start, end)
  // Ids of things have signs between: `req-7Kq9…`, `trace=…`, UUIDs.
  return counted.digits > 0 && counted.symbols === 0 && isRandom(counted)
}

function endOfAttribute(text: string, from: number): number {
  let at = from
  while (at - from < 40 && isAttributePart(codeAt(text, at))) at++
  return at
}

/** What attributes are called by: letters, digits, `_`, `:`, `.` and `-`. */
function isAttributePart(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 58 || code === 46 || code === 45
}

/** Whether a word and `=` follow: the name's type stands behind it. */
function isTyped(text: string, from: number): boolean {
  let at = from
  while (at - from < 32 && !isBlank(codeAt(text, at)) && at < text.length) at++
  return text[at + 1] === '=' || text.startsWith('String =', at + 1)
}

/** A value in quotes, or a block of YAML, may begin on the next line. */
function afterBreak(text: string, from: number): number {
  let at = from
  if (text[at] === '|' || text[at] === '>') at++
  if (text[at] === '-' && at > from) at++
  const isBlock = at > from
  if (text[at] === '\\' && text[at + 1] === '\n') at++
  if (text[at] === '\r') at++
  if (text[at] !== '\n') return from
  const line = ++at
  while (at - line < 40 && isBlank(codeAt(text, at))) at++
  if (at === line) return from
  return isBlock || isQuote(codeAt(text, at)) ? at : from
}

/** Whether a name may have its value after nothing but a space: it is a flag, or a command sets it. */
function takesSpace(text: string, start: number): boolean {
  const nameStart = startOfName(text, start)
  if (text[nameStart - 1] === '-') return true
  if (nameStart === 0 || codeAt(text, nameStart - 1) === 10) {
    return match(DIRECTIVE, text, nameStart) > nameStart
  }
  if (!isBlank(codeAt(text, nameStart - 1))) return false
  const last = codeAt(text, nameStart - 2) | 32
  // The last letters of the commands: env, arg, set, setx, setenv.
  if (last !== 118 && last !== 103 && last !== 116 && last !== 120) return false
  return COMMAND.test(text.slice(Math.max(0, nameStart - 24), nameStart))
}

/** Whether a dot stands in the part of the name behind the word. */
function hasMember(text: string, start: number, nameEnd: number): boolean {
  for (let at = start; at < nameEnd; at++) if (codeAt(text, at) === 46) return true
  return false
}

/** Whether a name in quotes and the value behind the comma are a pair, or what a setter is given. */
function isPair(text: string, nameStart: number): boolean {
  // `type('#password', …)`, `setItem("token", …)`
  const name = text[nameStart - 1] === '#' ? nameStart - 1 : nameStart
  const quoted = isQuote(codeAt(text, name - 1)) ? name - 1 : name
  const quote = text[quoted - 1] === ' ' ? quoted - 1 : quoted
  const before = text.charAt(quote - 1)
  if (before === '{') return true
  if (quoted === name) return false
  // Gradle's `buildConfigField("String", "API_KEY", …)`
  if (before === ',') return /\("[Ss]tring"$/.test(text.slice(Math.max(0, quote - 10), quote - 1))
  if (before === '[') return true
  if (before !== '(') return false
  const head = text.slice(Math.max(0, quote - 24), quote - 1)
  return SETTER.test(head) || !/[\w$]$/.test(head)
}

/** What may stand before the quotes: string prefixes, what makes a string one of another type, tags of YAML. */
const PREFIX =
  /(?:[rbfuNL@$]{1,2}(?=["'])|\[\]byte\((?=")|!!?[a-z]{1,12} |(?:new )?(?:String(?:::from)?|SecretStr|SecureString|Secret|GuardedString|Buffer\.from|str|bytes|sensitive|strdup|std::string|QString|Some)\((?=["']))?/y
const SCHEME = /(?:Bearer|bearer|Basic|Token|token|Bot|ApiKey)[ \t]+/y

/** Read the value and judge it. */
function valueAt(
  sweep: Sweep,
  name: NameVerdict,
  nameStart: number,
  nameEnd: number,
  place: Place,
): void {
  const { text } = sweep
  const at = match(PREFIX, text, place.at)
  const outer = quotedEnd(text, at)
  if (outer !== undefined) {
    const quoted = quotedEnd(text, outer.start) ?? outer
    const start = name.human ? quoted.start : match(SCHEME, text, quoted.start)
    const { end } = quoted
    sweep.spend((end - at) * LOOKS)
    if (place.form === 'pair' && !closesPair(text, outer.end + 1)) return
    add(sweep, name, nameStart, nameEnd, start, end, judge(name, text, start, end))
    return
  }
  if (place.form === 'quoted' || place.form === 'pair' || place.form === 'parameter') return
  // Escapes of troff and regular expressions.
  if (text[at] === '\\' || text[at] === ':') return
  let end = place.form === 'markup' ? markupEnd(text, at) : bareEnd(text, at)
  // Nothing ends it: no value, and not worth a second look.
  const isEndless = end - at >= LONGEST_BARE
  sweep.spend((end - at) * (isEndless ? 1 : LOOKS))
  if (isEndless) return
  if (place.form === 'markup') {
    if (text[end] !== '<') return
  } else end = trimmedEnd(text, at, linkEnd(text, at, end))
  const start = name.human ? at : Math.min(match(SCHEME, text, at), end)
  // `creds: admin:…` has the password behind the name; that is prose's affair.
  if (end - start < 4 || (name.rule === GENERIC.credential && colonInside(text, start, end))) return
  const sure = judge(name, text, start, end)
  if (sure === undefined) return
  if (name.strength === 'weak' && !isPlainToken(text, start, end)) return
  if (place.form !== 'markup' && isInCode(text, end) && !standsOut(text, start, end)) return
  // Without quotes, an identifier with a number looks like a password.
  add(sweep, name, nameStart, nameEnd, start, end, sure === 'high' ? 'medium' : sure)
}

/** Markdown goes on behind an address with `)`. */
function linkEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (codeAt(text, at) === 41 && codeAt(text, at + 1) === 93) return at
  }
  return end
}

/** Badges are drawn for everybody: their address holds a token that opens nothing else. */
function isOfImage(text: string, nameStart: number): boolean {
  return codeAt(text, nameStart - 1) === 63 && text.startsWith('.svg', nameStart - 5)
}

/** Whether nothing but a bracket, or more that a setter is given, comes after the second. */
function closesPair(text: string, from: number): boolean {
  let at = from
  while (isBlank(codeAt(text, at)) && at - from < 4) at++
  return ')]}'.includes(text.charAt(at)) && at < text.length
}

function isPlainToken(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = codeAt(text, at)
    const isPlain = isAlphanumeric(code) || code === 95 || code === 45 || code === 43
    if (!isPlain && code !== 47 && code !== 61) return false
  }
  return true
}

function colonInside(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (codeAt(text, at) === 58) return true
  return false
}

function add(
  sweep: Sweep,
  { rule }: NameVerdict,
  nameStart: number,
  nameEnd: number,
  start: number,
  end: number,
  confidence: Confidence | undefined,
): void {
  if (confidence === undefined) return
  const beside = sweep.text.slice(nameStart, nameEnd)
  sweep.add({
    start,
    end,
    rule,
    rank: RANK.generic,
    confidence,
    reason: { code: 'beside', beside },
  })
}

function markupEnd(text: string, start: number): number {
  let at = start
  while (at - start < 256 && at < text.length && text[at] !== '<' && text[at] !== '\n') at++
  return at
}

/** A shell goes on: `; export NAME`, ` && ./run`, ` /usr/bin/backup`. */
const SHELL = /;? (?:export |exec |&&|\|\||\.?\/[a-z])/y

/** Whether the rest of the line goes on like code: `token = abc1 + x;`, `f(password=pw1)`. */
function isInCode(text: string, end: number): boolean {
  if (match(SHELL, text, end) > end) return false
  const next = text.charAt(end)
  if (next === '&' || next === '"' || next === "'") return false
  if (next !== '' && !' \t\r\n'.includes(next)) return true
  if (text[end - 1] === '-' && next === '>') return true
  let at = end
  while (text[at] === ' ') at++
  return '+*/?&(){}[];=!<>'.includes(text.charAt(at)) && text.charAt(at) !== ''
}

/** In code only what no identifier can be: signs, or the look of a generator. */
function standsOut(text: string, start: number, end: number): boolean {
  const { symbols, digits, pieces, length } = statistics(text, start, end)
  if (length >= 16 && digits >= 2 && length < pieces * 3) return true
  return symbols > 0 && digits > 0 && !/^[\w$.:>?!-]+$/.test(text.slice(start, end))
}

function startOfName(text: string, start: number): number {
  let nameStart = start
  while (start - nameStart < NAME_BEFORE && isNamePart(text, nameStart - 1)) nameStart--
  while (nameStart < start && !isAlphanumeric(codeAt(text, nameStart))) nameStart++
  return nameStart
}

function isNamePart(text: string, at: number): boolean {
  const code = codeAt(text, at)
  if (isAlphanumeric(code) || code === 95 || code === 45 || code === 46 || code === 36) return true
  // Markdown and troff write `client\_secret` and `\-\-api\-key`.
  const next = code === 92 ? codeAt(text, at + 1) : 0
  return next === 95 || next === 45
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
