import { alphabet, runEnd } from '../alphabets.ts'
import { decodeBase64 } from '../base64.ts'
import { type Finder, LOOK_AHEAD, LOOK_BEHIND, RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Confidence } from '../finding.ts'
import { isPlaceholder } from '../validators/random.ts'
import { isStandIn } from './passwords.ts'
import { hasWord, valueEnd } from './text.ts'

const rule = (
  detector: string,
  provider: string,
  name: string,
  severity: Rule['severity'],
  kind: Rule['kind'] = 'secret',
): Rule => ({
  detector,
  provider,
  name,
  kind,
  severity,
})

const MACHINE_KEY = rule('net-machinekey', '.NET', 'machineKey', 'critical')
const WIREGUARD = rule(
  'wireguard-private-key',
  'WireGuard',
  'WireGuard private or preshared key',
  'critical',
  'private-key',
)
const CISCO = rule(
  'cisco-juniper-type-7-9-type-5',
  'Cisco / Juniper',
  'reversible password',
  'medium',
  'password',
)
const SOLANA = rule(
  'solana-private-key-array-or-base58',
  'Solana',
  'private key',
  'critical',
  'private-key',
)
const SIDEKIQ = rule(
  'sidekiq-pro-enterprise-gem-credentials',
  'Sidekiq Pro / Enterprise',
  'gem credentials',
  'medium',
)
const WORDPRESS = rule(
  'wordpress-php-wp-config-salts-and-db-password',
  'WordPress / PHP',
  'key or password of wp-config.php',
  'high',
)
const FRAMEWORK = rule(
  'django-rails-laravel-secret-key-secret-key-base-app-key-base64',
  'Django / Rails / Laravel',
  'secret key of an application',
  'high',
)

const HEX = alphabet('Hex')
const BASE64 = alphabet('base64')

function add(
  sweep: Sweep,
  start: number,
  end: number,
  found: Rule,
  beside: string,
  confidence: Confidence = 'high',
) {
  sweep.add({
    start,
    end,
    rule: found,
    rank: RANK.structure,
    confidence,
    reason: { code: 'beside', beside },
  })
}

/** @returns where a value begins after `=`, `:` or `=>` and an opening quote, or -1. */
function valueAfter(text: string, end: number): number {
  const gap = /^["']?\]?[ \t]{0,8}(?:=>|:=|=|:)[ \t]{0,8}["'`]?/.exec(text.slice(end, end + 24))
  return gap === null ? -1 : end + gap[0].length
}

/** ASP.NET's `<machineKey validationKey="…" decryptionKey="…">`. */
const MACHINE_KEYS: Finder = {
  words: ['validationkey', 'decryptionkey'],
  examine(sweep, start, end) {
    const { text } = sweep
    const from = valueAfter(text, end)
    if (from < 0) return
    const to = runEnd(text, from, HEX, Math.min(text.length, from + 200))
    sweep.spend(to - from)
    if (to - from < 32 || to - from > 128 || isPlaceholder(text.slice(from, to))) return
    add(sweep, from, to, MACHINE_KEY, text.slice(start, end))
  },
}

/** `PrivateKey = ` and 32 bytes of base64, as in wg0.conf. */
const WIREGUARD_KEYS: Finder = {
  words: ['privatekey', 'presharedkey'],
  examine(sweep, start, end) {
    const { text } = sweep
    const from = valueAfter(text, end)
    if (from < 0) return
    const to = runEnd(text, from, BASE64, from + 44)
    if (to - from !== 43 || text.charAt(to) !== '=' || text.charAt(to + 1) === '=') return
    if (decodeBase64(text, from, to + 1)?.length !== 32 || isPlaceholder(text.slice(from, to)))
      return
    const isSure = hasWord(text, start - LOOK_BEHIND, start, [
      '[interface]',
      '[peer]',
      'wireguard',
      'wg',
    ])
    add(sweep, from, to + 1, WIREGUARD, text.slice(start, end), isSure ? 'high' : 'medium')
  },
}

/** The key with which Cisco hides passwords of type 7; public since 1995. */
const VIGENERE = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87'

/** `password 7` and a number: two digits of offset, then the bytes of the password. */
const CISCO_KEYS: Finder = {
  words: ['password', 'secret', 'key'],
  examine(sweep, start, end) {
    const { text } = sweep
    if (!text.startsWith(' 7 ', end)) return
    const from = end + 3
    const to = runEnd(text, from, HEX, Math.min(text.length, from + 130))
    const offset = Number(text.slice(from, from + 2))
    const length = to - from
    if (length < 8 || length % 2 === 1 || !(offset < VIGENERE.length)) return
    for (let at = from + 2, i = offset; at < to; at += 2, i++) {
      const byte =
        Number.parseInt(text.slice(at, at + 2), 16) ^ VIGENERE.charCodeAt(i % VIGENERE.length)
      if (byte < 0x20 || byte > 0x7e) return
    }
    add(sweep, from, to, CISCO, `${text.slice(start, end)} 7`)
  },
}

const JUNIPER = alphabet('base62+/.-')

/** Juniper's `$9$…`; with a further `$` it is Cisco's type 9, a hash. */
const JUNIPER_KEYS: Finder = {
  prefixes: ['$9$'],
  examine(sweep, start, end) {
    const { text } = sweep
    const to = runEnd(text, end, JUNIPER, Math.min(text.length, end + 128))
    if (to - end < 8 || text.charAt(to) === '$') return
    sweep.add({
      start,
      end: to,
      rule: CISCO,
      rank: RANK.structure,
      confidence: 'medium',
      reason: { code: 'known-shape' },
    })
  },
}

const HASH = alphabet('base62+/.$=,-')

/** Password hashes in modular crypt format: not the password, and known in order to be left alone. */
const PASSWORD_HASHES: Finder = {
  prefixes: [
    '$1$',
    '$2a$',
    '$2b$',
    '$2y$',
    '$5$',
    '$6$',
    '$7$',
    '$y$',
    '$apr1$',
    '$argon2',
    '$scrypt$',
    '$pbkdf2',
    '$9$',
  ],
  examine(sweep, start, end) {
    const { text } = sweep
    const to = runEnd(text, end, HASH, Math.min(text.length, end + 256))
    const hash = text.slice(end, to)
    if (hash.length < 24 || !(hash.includes('$') || text.startsWith('$2', start))) return
    sweep.add({
      start,
      end: to,
      rule: undefined,
      rank: RANK.structure,
      confidence: 'high',
      reason: { code: 'known-shape' },
    })
  },
}

/** Sixty-four bytes as numbers, each with comma, line break and indentation. */
const ARRAY_REACH = 1024
const ARRAY_BYTES = 64

/** The file that Solana's command keeps a key pair in: `[174,47,154, … ]`. */
const SOLANA_KEYS: Finder = {
  words: ['solana', 'keypair', 'secretkey', 'privatekey', 'wallet'],
  reach: ARRAY_REACH,
  examine(sweep, start, end) {
    const { text } = sweep
    const near = Math.min(text.length, end + 64)
    let from = end
    while (from < near && text.charAt(from) !== '[') from++
    if (from === near) return
    const limit = Math.min(text.length, from + ARRAY_REACH - 64)
    let count = 0
    let at = from + 1
    const kinds = new Set<number>()
    while (at < limit) {
      const code = text.charCodeAt(at)
      if (code >= 0x30 && code <= 0x39) {
        const number = /^\d{1,3}/.exec(text.slice(at, at + 3))?.[0] ?? ''
        kinds.add(Number(number))
        if (Number(number) > 255) break
        count++
        at += number.length
      } else if (code <= 0x20 || code === 0x2c) at++
      else break
    }
    sweep.spend(at - start)
    if (count !== ARRAY_BYTES || text.charAt(at) !== ']' || kinds.size < 24) return
    add(sweep, from, at + 1, SOLANA, text.slice(start, end))
  },
}

/** `BUNDLE_ENTERPRISE__CONTRIBSYS__COM=8 hex:8 hex`. */
const SIDEKIQ_KEYS: Finder = {
  words: ['contribsys'],
  examine(sweep, _start, end) {
    const pair = /^(?:__COM|\.com)["']?[\s:=]{1,4}["']?([0-9a-f]{8}:[0-9a-f]{8})\b/i.exec(
      sweep.text.slice(end, end + 48),
    )
    if (pair === null) return
    const to = end + pair[0].length
    add(sweep, to - 17, to, SIDEKIQ, 'contribsys')
  },
}

const UNDERSCORE = 95
const DEFINE = /^\s{0,4}\(\s{0,8}(["'])([A-Z_]{3,40})\1\s{0,16},\s{0,24}(["'])/

/** What the file comes with, and what every guide writes. */
const STAND_INS = new Set(['password_here', 'database_password_here', 'wordpress'])

/** `define('DB_PASSWORD', '…')` and the salts of wp-config.php. */
const WORDPRESS_KEYS: Finder = {
  words: ['define'],
  examine(sweep, _start, end) {
    const { text } = sweep
    // C and Verilog define more than WordPress does.
    const open = text.charCodeAt(end)
    if (open !== 40 && (open !== 32 || text.charCodeAt(end + 1) !== 40)) return
    const call = DEFINE.exec(text.slice(end, end + 128))
    const [whole = '', , name = '', quote = ''] = call ?? []
    if (
      !/^(?:DB_PASSWORD|FTP_PASS|(?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)|WP_CACHE_KEY_SALT)$/.test(
        name,
      )
    )
      return
    const from = end + whole.length
    const limit = Math.min(text.length, from + LOOK_AHEAD / 2)
    let to = from
    while (to < limit && text.charAt(to) !== quote && text.charAt(to) !== '\n') to++
    const value = text.slice(from, to)
    sweep.spend(to - end)
    if (text.charAt(to) !== quote) return
    // Salts hold any sign, also what elsewhere marks a variable.
    const isSalt = name.endsWith('_KEY') || name.endsWith('_SALT')
    if (isSalt ? value.length < 32 || value.startsWith('put your') : isStandIn(value)) return
    if (STAND_INS.has(value)) return
    add(sweep, from, to, WORDPRESS, name)
  },
}

/** Django's SECRET_KEY, Rails' secret_key_base, Laravel's APP_KEY. */
const FRAMEWORK_KEYS: Finder = {
  words: ['key', 'base'],
  examine(sweep, start, end) {
    const { text } = sweep
    if (text.charCodeAt(start - 1) !== UNDERSCORE) return
    const before = text.slice(Math.max(0, start - 11), start).toUpperCase()
    const isBase = end - start === 4
    const isLaravel = before.endsWith('APP_')
    if (!(isBase ? before.endsWith('SECRET_KEY_') : before.endsWith('SECRET_') || isLaravel)) return
    const from = valueAfter(text, end)
    if (from < 0) return
    const quote = text.charAt(from - 1)
    // Django's own alphabet has spaces' neighbours such as ( ) & # and no quotes.
    const to = '"\''.includes(quote)
      ? closing(text, from, quote)
      : valueEnd(text, from, from + 160, '"\'`,;')
    const value = text.slice(from, to)
    sweep.spend(value.length)
    const name = text.slice(start - (isBase ? 11 : isLaravel ? 4 : 7), end)
    if (isPlaceholder(value)) return
    if (isLaravel) {
      if (/^base64:[A-Za-z0-9+/]{43}=$/.test(value)) add(sweep, from, to, FRAMEWORK, name)
    } else if (isBase) {
      if (/^[0-9a-f]{64,128}$/.test(value)) add(sweep, from, to, FRAMEWORK, name)
    } else if (
      /^(?:django-insecure-)?[a-z0-9!@#$%^&*(\-_=+)]{50}$/.test(value) &&
      /[!@#$%^&*(=+)]/.test(value)
    ) {
      add(sweep, from, to, FRAMEWORK, name)
    }
  },
}

function closing(text: string, from: number, quote: string): number {
  const limit = Math.min(text.length, from + 160)
  let to = from
  while (to < limit && text.charAt(to) !== quote && text.charAt(to) !== '\n') to++
  return to
}

/** Keys in configuration files whose form tells more than a label and a value. */
export const CONFIG_KEYS: readonly Finder[] = [
  MACHINE_KEYS,
  WIREGUARD_KEYS,
  CISCO_KEYS,
  JUNIPER_KEYS,
  PASSWORD_HASHES,
  SOLANA_KEYS,
  SIDEKIQ_KEYS,
  WORDPRESS_KEYS,
  FRAMEWORK_KEYS,
]
