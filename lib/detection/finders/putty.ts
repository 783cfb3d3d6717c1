import { alphabet, runEnd } from '../alphabets.ts'
import { type Finder, RANK, type Rule } from '../candidate.ts'

const PUTTY: Rule = {
  detector: 'putty-private-key',
  provider: 'PuTTY',
  name: 'private key',
  kind: 'private-key',
  severity: 'critical',
}
const PUTTY_ENCRYPTED: Rule = { ...PUTTY, name: 'encrypted private key', severity: 'high' }

const START = 'PuTTY-User-Key-File-'
/** An RSA key of 8192 bits is about 7 kB. */
const PUTTY_REACH = 12_288
const SHORTEST_BODY = 40
/** Lines of base64, real line breaks or written out, indented or quoted. */
const BODY = alphabet('base64+= \t\r\n\\>"')
const HEX = alphabet('Hex')

/** PuTTY's own format (PPK 2 and 3): the private lines and, where it is there, the code that seals them. */
export const PUTTY_KEYS: Finder = {
  words: ['putty'],
  reach: PUTTY_REACH,
  examine(sweep, start) {
    const { text } = sweep
    if (!text.startsWith(START, start) || !isVersion(text.charCodeAt(start + START.length))) return
    const near = text.slice(start, start + PUTTY_REACH)
    // The next file ends this one: no character is looked at twice.
    const next = near.indexOf(START, START.length)
    const file = next < 0 ? near : near.slice(0, next)
    sweep.spend(file.length)
    const lines = file.indexOf('Private-Lines:')
    if (lines < 0) return
    const body = lines + 'Private-Lines:'.length
    const mac = file.indexOf('Private-MAC:', body)
    const bodyEnd = mac < 0 ? runEnd(file, body, BODY) : mac
    if (bodyEnd - body < SHORTEST_BODY) return
    const sealed = mac < 0 ? file.slice(0, bodyEnd).trimEnd().length : macEnd(file, mac)
    sweep.add({
      start,
      end: start + sealed,
      rule: /Encryption: (?!none)/.test(file.slice(0, 256)) ? PUTTY_ENCRYPTED : PUTTY,
      rank: RANK.block,
      confidence: 'high',
      reason: { code: 'known-shape' },
    })
  },
}

/** What programs that read such files have between quotes has no number. */
function isVersion(code: number): boolean {
  return code >= 49 && code <= 57
}

function macEnd(file: string, mac: number): number {
  const start = mac + 'Private-MAC: '.length
  return runEnd(file, start, HEX, Math.min(file.length, start + 64))
}
