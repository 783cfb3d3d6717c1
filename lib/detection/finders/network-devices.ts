import type { Finder } from '../candidate.ts'
import { beside, defineRule, report } from './report.ts'

const REVERSIBLE = defineRule('Cisco / Juniper', 'reversible password', 'password', 'medium', {
  detector: 'cisco-juniper-type-7-9-type-5',
})

/** The key with which Cisco hides passwords of type 7; public since 1995. */
const VIGENERE = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87'
/** Two digits of offset, then the bytes of the password. */
const TYPE_7 = / 7 ([0-4]\d|5[0-2])((?:[\dA-F]{2}){3,64})(?![\dA-F])/iy

/** `password 7` and a number, which has to come to visible characters. */
export const CISCO_KEYS: Finder = {
  words: ['password', 'secret', 'key'],
  examine(sweep, start, end) {
    const { text } = sweep
    if (!text.startsWith(' 7 ', end)) return
    TYPE_7.lastIndex = end
    const [all = '', offset, hidden = ''] = TYPE_7.exec(text) ?? []
    sweep.spend(all.length)
    const isVisible = (digits: string, i: number) => {
      const sign = Number.parseInt(digits, 16) ^ VIGENERE.charCodeAt((Number(offset) + i) % 53)
      return sign >= 0x20 && sign <= 0x7e
    }
    if (!hidden.match(/../g)?.every(isVisible)) return
    const label = beside(`${text.slice(start, end)} 7`)
    report(sweep, end + ' 7 '.length, end + all.length, REVERSIBLE, label)
  },
}

const TYPE_9 = /[\w+/.-]{8,128}(?![\w+/.$-])/y

/** Juniper's `$9$…`; with a further `$` it is Cisco's type 9, a hash. */
export const JUNIPER_KEYS: Finder = {
  prefixes: ['$9$'],
  examine(sweep, start, end) {
    TYPE_9.lastIndex = end
    if (!TYPE_9.test(sweep.text)) return
    sweep.spend(TYPE_9.lastIndex - end)
    report(sweep, start, TYPE_9.lastIndex, REVERSIBLE, undefined, 'medium')
  },
}
