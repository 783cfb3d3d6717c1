import { type Finder, LOOK_AHEAD, RANK, type Rule } from '../candidate.ts'
import { isStandIn, isStrong } from './passwords.ts'
import { valueEnd } from './text.ts'

const NETRC_RULE: Rule = {
  detector: 'netrc-entry',
  provider: '.netrc',
  name: 'password of a host',
  kind: 'password',
  severity: 'high',
}

const NAMES = ['login', 'password', 'account']

/** `machine HOST login USER password PASSWORD`, on one line or several. */
export const NETRC: Finder = {
  words: ['machine'],
  examine(sweep, start, end) {
    const { text } = sweep
    const limit = Math.min(text.length, end + LOOK_AHEAD / 2)
    let at = end
    let hasLogin = false
    let isHost = false
    /** Position in the entry: the host, then pairs of name and value. */
    for (let word = 0, name = ''; word < 7; word++) {
      while (at < limit && text.charCodeAt(at) <= 0x20) at++
      const from = at
      at = valueEnd(text, at, limit, '"\'`')
      if (at === from) break
      if (word === 0) {
        isHost = text.slice(from, at).includes('.')
        continue
      }
      if (word % 2 === 1) {
        name = text.slice(from, at)
        if (!NAMES.includes(name)) break
      } else if (name === 'login') hasLogin = true
      else if (name === 'password' && hasLogin) {
        const password = text.slice(from, at)
        if (isStandIn(password) || !(isHost || isStrong(password))) break

        sweep.add({
          start: from,
          end: at,
          rule: NETRC_RULE,
          rank: RANK.structure,
          confidence: 'high',
          reason: { code: 'known-shape' },
        })
        break
      }
    }
    sweep.spend(at - start)
  },
}
