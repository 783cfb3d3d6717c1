import { alphabet, runEnd } from '../alphabets.ts'
import { type Finder, RANK } from '../candidate.ts'
import { defineRule, report } from './report.ts'

const PUTTY = defineRule('PuTTY', 'private key', 'private-key', 'critical')
const PUTTY_ENCRYPTED = { ...PUTTY, name: 'encrypted private key', severity: 'high' } as const

const START = 'PuTTY-User-Key-File-'
const LINES = 'Private-Lines:'
const SEAL = 'Private-MAC: '
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
    const near = sweep.text.slice(start, start + PUTTY_REACH)
    // What programs that read such files have between quotes has no number.
    if (!/^PuTTY-User-Key-File-[1-9]/.test(near)) return
    // The next file ends this one: no character is looked at twice.
    const next = near.indexOf(START, START.length)
    const file = next < 0 ? near : near.slice(0, next)
    sweep.spend(file.length)
    const body = file.indexOf(LINES) + LINES.length
    if (body < LINES.length) return
    const seal = file.indexOf(SEAL, body)
    const bodyEnd = seal < 0 ? runEnd(file, body, BODY) : seal
    if (bodyEnd - body < SHORTEST_BODY) return
    const sealed = seal + SEAL.length
    const end =
      seal < 0 ? file.slice(0, bodyEnd).trimEnd().length : runEnd(file, sealed, HEX, sealed + 64)
    const isEncrypted = /Encryption: (?!none)/.test(file.slice(0, 256))
    const rule = isEncrypted ? PUTTY_ENCRYPTED : PUTTY
    report(sweep, start, start + end, rule, undefined, undefined, RANK.block)
  },
}
