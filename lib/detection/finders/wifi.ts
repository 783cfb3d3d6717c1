import { type Finder, LOOK_AHEAD, RANK, type Rule } from '../candidate.ts'
import { isStandIn } from './passwords.ts'

const WIFI_RULE: Rule = {
  detector: 'wi-fi-qr-payload',
  provider: 'Wi-Fi',
  name: 'network password',
  kind: 'password',
  severity: 'medium',
}

/** What the QR code of a network holds: `WIFI:T:WPA;S:name;P:password;;`, with `\` before ; , : and \. */
export const WIFI: Finder = {
  words: ['wifi'],
  examine(sweep, start, end) {
    const { text } = sweep
    if (!text.startsWith('WIFI:', start)) return
    const limit = Math.min(text.length, end + LOOK_AHEAD / 2)
    let field = end + 1
    let hasName = false
    let password: [number, number] | undefined
    let at = field
    for (; at < limit && text.charCodeAt(at) >= 0x20; at++) {
      const sign = text.charAt(at)
      if (sign === '\\') at++
      if (sign !== ';') continue
      if (text.startsWith('P:', field)) password = [field + 2, at]
      if (text.startsWith('S:', field)) hasName = true
      if (at === field) break
      field = at + 1
    }
    sweep.spend(at - start)
    if (password === undefined || !hasName) return
    const [from, to] = password
    if (isStandIn(text.slice(from, to))) return
    sweep.add({
      start: from,
      end: to,
      rule: WIFI_RULE,
      rank: RANK.structure,
      confidence: 'high',
      reason: { code: 'known-shape' },
    })
  },
}
