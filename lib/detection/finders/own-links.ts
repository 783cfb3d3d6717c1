import { alphabet, has, runEnd } from '../alphabets.ts'
import { type Finder, LOOK_BEHIND, RANK } from '../candidate.ts'

const HASH = 35
/** Mode, seed and check of a link's fragment (docs/envelope.md). */
const CORE = 49
const URL_SAFE = alphabet('base64url')
/** What may follow it: `.kind.address` of a link whose envelope lies elsewhere. */
const TAIL = alphabet('base64url+.')
/** What a URL is made of, before its fragment. */
const URL = alphabet('base64url+.:/~%@?&=+,;!$()*')

/**
 * Our own links, of any endpoint: handing one over is what we want, so neither they nor anything in
 * them is a finding.
 */
export const OWN_LINKS: Finder = {
  prefixes: ['1n', '1p'],
  examine(sweep, start) {
    const { text } = sweep
    if (text.charCodeAt(start - 1) !== HASH) return
    const core = runEnd(text, start, URL_SAFE, start + CORE + 1)
    sweep.spend(core - start)
    if (core - start !== CORE) return
    const end = runEnd(text, core, TAIL, core + LOOK_BEHIND)
    const first = Math.max(0, start - LOOK_BEHIND)
    let url = start - 1
    while (url > first && has(URL, text.charCodeAt(url - 1))) url--
    sweep.spend(end - url)
    sweep.add({
      start: url,
      end,
      rule: undefined,
      rank: RANK.block,
      confidence: 'high',
      reason: { code: 'known-shape' },
    })
  },
}
