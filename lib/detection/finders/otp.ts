import { alphabet, runEnd } from '../alphabets.ts'
import { type Finder, LOOK_AHEAD, RANK } from '../candidate.ts'
import { isPlaceholder } from '../validators/random.ts'
import { beside, defineRule, report } from './report.ts'
import { valueEnd } from './text.ts'

const NAME = 'seed of an authenticator'
const SEED = defineRule('One-time passwords', NAME, 'otp-seed', 'high', {
  detector: 'totp-bare-secret',
})
const URI = { ...SEED, detector: 'totp-provisioning-uri', name: `${NAME} (otpauth:)` }

/** Either case: people copy what the page shows in groups of small letters. */
const BASE32 = alphabet('base32+abcdefghijklmnopqrstuvwxyz')
/** Between the word and the seed. */
const NEAR = 60
const SHORTEST = 16
const LONGEST = 128

/** `otpauth://totp/Acme:me?secret=…` (the Key URI format), and a seed beside words such as 2FA. */
export const OTP_SEEDS: Finder = {
  words: 'otpauth otp totp hotp fa mfa authenticator otpsecret totpsecret'.split(' '),
  examine(sweep, start, end) {
    const { text } = sweep
    if (text.startsWith('://', end)) {
      const last = valueEnd(text, end + 3, end + LOOK_AHEAD, '"\'`<>')
      sweep.spend(last - end)
      const name = text.slice(end, last).search(/[?&;]secret=/i)
      if (name < 0) return
      const seed = end + name + '?secret='.length
      // Not in groups: a space ends the URI.
      const seedEnd = runEnd(text, seed, BASE32, last)
      if (isSeed(text.slice(seed, seedEnd), 8)) report(sweep, seed, seedEnd, URI)
      return
    }
    // A part of the URI, which has been read.
    if (text.charAt(start - 1) === '/') return
    const word = text.slice(start, end).toLowerCase()
    // 62FA is a number.
    if (word === 'fa' && !/(?<![A-Za-z\d])2$/.test(text.slice(Math.max(0, start - 2), start)))
      return
    const limit = Math.min(text.length, end + NEAR)
    let at = end
    while (at < limit) {
      const run = runEnd(text, at, BASE32, Math.min(text.length, at + LONGEST))
      if (run === at) {
        at++
        continue
      }
      const whole = grouped(text, at, run)
      if (whole - at < SHORTEST) {
        at = run
        continue
      }
      const seed = text.slice(at, whole).replace(/[ -]/g, '')
      const isApart =
        !/[A-Za-z0-9_/.+=-]/.test(text.charAt(whole)) &&
        !/[A-Za-z0-9_/.+-]/.test(text.charAt(at - 1))
      if (
        isApart &&
        isSeed(seed, SHORTEST) &&
        (whole > run || /^[A-Z2-7]+$|^[a-z2-7]+$/.test(seed))
      ) {
        const label = beside(text.slice(start, end))
        report(sweep, at, whole, SEED, label, 'medium', RANK.context)
        break
      }
      at = whole
    }
    sweep.spend(at - end)
  },
}

/** Groups of four, parted by single spaces or hyphens, to their end. */
function grouped(text: string, start: number, run: number): number {
  let end = run
  while (
    end - start < LONGEST &&
    (run - start === 4 || run - start === 8) &&
    isParting(text.charCodeAt(end))
  ) {
    const next = runEnd(text, end + 1, BASE32, end + 10)
    if (next - end - 1 !== run - start) break
    end = next
  }
  return end
}

function isParting(code: number): boolean {
  return code === 0x20 || code === 0x2d
}

/** Random base32 of 16 characters has a digit 29 times in 30; a word has none. */
function isSeed(seed: string, shortest: number): boolean {
  const upper = seed.toUpperCase()
  return (
    seed.length >= shortest &&
    /[2-7]/.test(seed) &&
    /[A-Z]/.test(upper) &&
    new Set(upper).size >= 5 &&
    // Digests, addresses and code points: no seed keeps to six of its 26 letters.
    !/^[\dA-F]+$/.test(upper) &&
    !isPlaceholder(seed)
  )
}
