import { type Finder, LOOK_BEHIND, type Rule } from '../candidate.ts'
import { isPlaceholder } from '../validators/random.ts'
import { beside, defineRule, report } from './report.ts'
import { hasWord } from './text.ts'

/** A key that a configuration file holds under a name of its own, in a form of its own. */
interface ConfigKey {
  rule: Rule
  /** The last word of the name. */
  words: readonly string[]
  /** The name before that word, in capitals; it ends with `_`. */
  lead?: string
  /** From the word to the end of the value, which is the one group. */
  form: RegExp
  isSecret?(value: string): boolean
  /** One of these has to stand before it for us to be sure. */
  near?: readonly string[]
  reach?: number
}

/** What assigns, and an opening quote. */
const assigned = (value: string): RegExp =>
  new RegExp(`["']?\\]?[ \\t]{0,8}(?:=>|:=|=|:)[ \\t]{0,8}["'\`]?(${value})(?![\\w+/=])`, 'y')

const APPLICATION = defineRule(
  'Django / Rails / Laravel',
  'secret key of an application',
  'secret',
  'high',
  { detector: 'django-rails-laravel-secret-key-secret-key-base-app-key-base64' },
)

const isReal = (value: string): boolean => !isPlaceholder(value)

const KEYS: readonly ConfigKey[] = [
  {
    // ASP.NET: `<machineKey validationKey="…" decryptionKey="…">`.
    rule: defineRule('.NET', 'machineKey', 'secret', 'critical'),
    words: ['validationkey', 'decryptionkey'],
    form: assigned('[\\da-fA-F]{32,128}'),
  },
  {
    // 32 bytes of base64, as in wg0.conf.
    rule: defineRule('WireGuard', 'WireGuard private or preshared key', 'private-key', 'critical', {
      detector: 'wireguard-private-key',
    }),
    words: ['privatekey', 'presharedkey'],
    form: assigned('[\\w+/]{43}='),
    near: ['[interface]', '[peer]', 'wireguard', 'wg'],
  },
  {
    rule: APPLICATION,
    words: ['key'],
    lead: 'APP_',
    form: assigned('base64:[\\w+/]{43}='),
  },
  {
    rule: APPLICATION,
    words: ['base'],
    lead: 'SECRET_KEY_',
    form: assigned('[\\da-f]{64,128}'),
  },
  {
    rule: APPLICATION,
    words: ['key'],
    lead: 'SECRET_',
    form: assigned('(?:django-insecure-)?[a-z\\d!@#$%^&*(\\-_=+)]{50}(?![!@#$%^&*(\\-)])'),
    isSecret: (value) => /[!@#$%^&*(=+)]/.test(value) && isReal(value),
  },
  {
    // `BUNDLE_ENTERPRISE__CONTRIBSYS__COM=8 hex:8 hex`
    rule: defineRule('Sidekiq Pro / Enterprise', 'gem credentials', 'secret', 'medium'),
    words: ['contribsys'],
    form: /(?:__COM|\.com)["']?[\s:=]{1,4}["']?([\da-f]{8}:[\da-f]{8})\b/iy,
  },
  {
    // The file that Solana's command keeps a key pair in: `[174,47,154, … ]`.
    rule: defineRule('Solana', 'private key', 'private-key', 'critical', {
      detector: 'solana-private-key-array-or-base58',
    }),
    words: ['solana', 'keypair', 'secretkey', 'privatekey', 'wallet'],
    form: /[^[]{0,63}(\[(?:\s{0,16}\d{1,3},){63}\s{0,16}\d{1,3},?\s{0,16}\])/y,
    isSecret: (value) => {
      const bytes = value.match(/\d+/g) ?? []
      return new Set(bytes).size >= 24 && bytes.every((byte) => Number(byte) < 256)
    },
    reach: 1536,
  },
]

/** A form that does not fit reads no more than the beginning of one, mostly less. */
const MISS = 32

function finderOf({
  rule,
  words,
  lead,
  form,
  isSecret = isReal,
  near,
  ...reach
}: ConfigKey): Finder {
  return {
    words,
    ...reach,
    examine(sweep, start, end) {
      const { text } = sweep
      let from = start
      if (lead !== undefined) {
        if (!text.startsWith('_', start - 1)) return
        from -= lead.length
        if (text.slice(Math.max(0, from), start).toUpperCase() !== lead) return
      }
      form.lastIndex = end
      const [all = '', value = ''] = form.exec(text) ?? []
      sweep.spend(all.length || MISS)
      if (all === '' || !isSecret(value)) return
      const isSure = near === undefined || hasWord(text, start - LOOK_BEHIND, start, near)
      const label = beside(text.slice(from, end))
      const last = end + all.length
      report(sweep, last - value.length, last, rule, label, isSure ? 'high' : 'medium')
    },
  }
}

/** Keys in configuration files whose form tells more than a label and a value. */
export const CONFIG_KEYS: readonly Finder[] = KEYS.map(finderOf)
