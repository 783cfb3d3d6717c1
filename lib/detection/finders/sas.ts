import { type Finder, RANK, type Rule } from '../candidate.ts'
import { isPlaceholder } from '../validators/random.ts'
import { valueEnd } from './text.ts'

const SAS: Rule = {
  detector: 'azure-sas-url-or-token',
  provider: 'Azure',
  name: 'shared access signature',
  kind: 'token',
  severity: 'high',
  rotateUrl: 'https://portal.azure.com/',
}

/** The other fields stand within so many characters. */
const REACH = 384
const LONGEST = 128
const FIELDS = ['sv=', 'se=', 'sr=', 'sp=']

/** Azure's shared access signatures, in a URL or without: `sig=` beside the date, the end or the scope. */
export const AZURE_SAS: Finder = {
  words: ['sig'],
  examine(sweep, start, end) {
    const { text } = sweep
    if (text.charAt(end) !== '=') return
    const valueStart = end + 1
    const valueLast = valueEnd(text, valueStart, valueStart + LONGEST, '&"\'`<>\\;,)')
    const value = text.slice(valueStart, valueLast)
    const plain = value
      .replace(/%2[bB]/g, '+')
      .replace(/%2[fF]/g, '/')
      .replace(/%3[dD]/g, '=')
    if (!/^[A-Za-z0-9+/]{42,86}={0,2}$/.test(plain) || isPlaceholder(plain)) return
    const around = neighbours(text, start, valueLast)
    sweep.spend(around.length)
    if (FIELDS.filter((field) => around.includes(field)).length < 2) return
    sweep.add({
      start: valueStart,
      end: valueLast,
      rule: SAS,
      rank: RANK.structure,
      confidence: 'high',
      reason: { code: 'known-shape' },
    })
  },
}

/** The same query before and after the signature, up to the next signature or space. */
function neighbours(text: string, start: number, end: number): string {
  let from = start
  const first = Math.max(0, start - REACH)
  while (from > first && text.charCodeAt(from - 1) > 0x20 && !text.startsWith('sig=', from - 1))
    from--
  const last = valueEnd(text, end, end + REACH, '"\'`<>')
  const next = text.slice(end, last).indexOf('sig=')
  return text.slice(from, start) + text.slice(end, next < 0 ? last : end + next)
}
