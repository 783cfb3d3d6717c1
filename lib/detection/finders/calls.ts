import { type Finder, LOOK_AHEAD } from '../candidate.ts'
import { GENERIC } from '../labels/names.ts'
import { addJudged, PASSWORD, SECRET } from './judged.ts'
import { quotedEnd } from './value.ts'

/** What is called, by which of its arguments is a password; then those that take a key. */
const PASSWORDS: Readonly<Record<string, number>> = {
  basicauth: 2,
  auth: 2,
  networkcredential: 2,
  passwordauthentication: 2,
  authenticationtoken: 2,
  passwordcredentials: 2,
  login: 2,
  begin: 2,
  connect: 3,
  getconnection: 3,
  mysqli: 3,
  pdo: 3,
}
const SECRETS: Readonly<Record<string, number>> = { jwt: 2, createhmac: 2, secretkeyspec: 1 }

/** Up to the bracket: `auth=(`, `jwt.sign(`, `DBI->connect(`, `new mysqli (`. */
const OPEN = /(?:\.(?:sign|encode|verify|decode)|::new|\.new)? ?(?:=|:|=>)? ?[([]\s{0,40}/y
const MOST_ARGUMENTS = 4
const LONGEST_ARGUMENT = 80

/** Passwords and keys that are handed to functions by their place: `login("bob", "…")`. */
export const CALLS: Finder = {
  words: [...Object.keys(PASSWORDS), ...Object.keys(SECRETS)],
  examine(sweep, start, end) {
    const { text } = sweep
    OPEN.lastIndex = end
    if (!OPEN.test(text)) return
    const word = text.slice(start, end)
    const key = word.toLowerCase()
    const isPassword = Object.hasOwn(PASSWORDS, key)
    const wanted = (isPassword ? PASSWORDS[key] : SECRETS[key]) ?? 0
    // Of radios and mail servers, not of transactions and pages.
    if (key === 'begin' && !text.startsWith('WiFi.', start - 5)) return
    let at = OPEN.lastIndex
    let literals = 0
    for (let argument = 1; argument <= MOST_ARGUMENTS; argument++) {
      if (/^(?:Some\(|b|@)/.test(text.slice(at, at + 5))) at += text[at] === 'S' ? 5 : 1
      const literal = quotedEnd(text, at)
      if (literal !== undefined) {
        literals++
        at = literal.end + 1
        // `connect(handle, "host", "user", "…")`
        if ((wanted > 2 ? literals : argument) === wanted) {
          const [rule, name] = isPassword
            ? ([GENERIC.password, PASSWORD] as const)
            : ([GENERIC.secret, SECRET] as const)
          addJudged(sweep, rule, name, literal.start, literal.end, word)
          break
        }
      }
      const limit = Math.min(text.length, at + LONGEST_ARGUMENT, end + LOOK_AHEAD / 2)
      while (at < limit && !',)]\n'.includes(text.charAt(at))) at++
      if (text[at] !== ',') break
      at++
      while (at < limit && text.charAt(at) <= ' ') at++
    }
    sweep.spend(at - start)
  },
}
