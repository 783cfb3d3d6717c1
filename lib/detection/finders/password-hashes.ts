import type { Finder } from '../candidate.ts'
import { report } from './report.ts'

const HASH = /[\w+/.$=,-]{24,180}/y

/** Password hashes in modular crypt format: not the password, and known in order to be left alone. */
export const PASSWORD_HASHES: Finder = {
  prefixes: '$1$ $2a$ $2b$ $2y$ $5$ $6$ $7$ $9$ $y$ $apr1$ $argon2 $scrypt$ $pbkdf2'.split(' '),
  examine(sweep, start, end) {
    HASH.lastIndex = end
    const [hash = ''] = HASH.exec(sweep.text) ?? []
    sweep.spend(hash.length)
    // Salt and hash are parted, but for bcrypt's.
    if (hash.includes('$') || (hash && sweep.text.startsWith('$2', start)))
      report(sweep, start, end + hash.length, undefined)
  },
}
