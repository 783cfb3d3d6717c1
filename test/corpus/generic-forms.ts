/**
 * Sixty forms in which names stand beside secrets, in the languages and files where people leave
 * them, each with values of five sorts. What was missed in it at first has been mended since.
 */
import { type Case, marked } from './case.ts'
import { type Chance, chance } from './random.ts'

/** `§` stands for the name in its own case, `¤` for the value. */
type Form = readonly [form: string, names: readonly string[]]

const SNAKE = ['api_key', 'db_password', 'my_service_secret_key', 'auth_token', 'client_secret']
const CAMEL = ['apiKey', 'dbPassword', 'acmeApiToken', 'authToken', 'clientSecret']
const SHOUT = ['API_KEY', 'DB_PASS', 'ACME_SECRET_KEY', 'AUTH_TOKEN', 'CLIENT_SECRET']
const KEBAB = ['api-key', 'db-password', 'acme-api-token', 'auth-token', 'client-secret']
const DOTTED = [
  'acme.api.key',
  'spring.datasource.password',
  'acme.access-token',
  'jwt.secret',
  'app.clientSecret',
]
const PASCAL = ['ApiKey', 'DbPassword', 'AcmeApiToken', 'AuthToken', 'ClientSecret']

const FORMS: readonly Form[] = [
  ['§ = "¤"', SNAKE],
  ["§='¤'", SNAKE],
  ['§ = `¤`', CAMEL],
  ['§: "¤"', SNAKE],
  ["§: '¤',", CAMEL],
  ['§: ¤', SNAKE],
  ['  §: ¤  # do not commit', KEBAB],
  ['§=¤', SHOUT],
  ['export §=¤', SHOUT],
  ['export §="¤"', SHOUT],
  ['set §=¤', SHOUT],
  ['setx § "¤"', SHOUT],
  ['$env:§ = "¤"', SHOUT],
  ['ENV § ¤', SHOUT],
  ['ENV §=¤', SHOUT],
  ['ARG §="¤"', SHOUT],
  ['docker run -e §=¤ -d image:latest', SHOUT],
  ['§ := "¤"', CAMEL],
  ['var § string = "¤"', CAMEL],
  ['const § = "¤";', SHOUT],
  ['let §: &str = "¤";', SNAKE],
  ['pub const §: &str = "¤";', SHOUT],
  ['private static final String § = "¤";', SHOUT],
  ['public string § { get; set; } = "¤";', PASCAL],
  ['#define § "¤"', SHOUT],
  ['static const char *§ = "¤";', SNAKE],
  ["$§ = '¤';", SNAKE],
  ["'§' => '¤',", SNAKE],
  ['"§" => "¤"', SNAKE],
  [':§ => "¤"', SNAKE],
  ["define('§', '¤');", SHOUT],
  ['self.§ = "¤"', SNAKE],
  ['this.§ = "¤";', CAMEL],
  ["os.environ['§'] = '¤'", SHOUT],
  ['os.environ.get("§", "¤")', SHOUT],
  ["process.env.§ || '¤'", SHOUT],
  ['config["§"] = "¤"', SNAKE],
  ['config.set("§", "¤")', DOTTED],
  ['client = Client(§="¤", timeout=3)', SNAKE],
  ['new Client({ §: "¤", retries: 3 })', CAMEL],
  ['{"§": "¤", "region": "eu"}', SNAKE],
  ['{"§":"¤"}', CAMEL],
  ['"{\\"§\\": \\"¤\\"}"', SNAKE],
  ['[acme]\n§ = ¤\nregion = eu', SNAKE],
  ['§=¤', DOTTED],
  ['§: ¤', DOTTED],
  ['<§>¤</§>', CAMEL],
  ['<property name="§" value="¤"/>', DOTTED],
  ['<add key="§" value="¤" />', PASCAL],
  ['<string name="§">¤</string>', SNAKE],
  ['<key>§</key>\n<string>¤</string>', PASCAL],
  ['acme:\n  §: ¤\n  region: eu', SNAKE],
  ['- name: §\n  value: "¤"', SHOUT],
  ['variable "§" {\n  default = "¤"\n}', SNAKE],
  ['cli login --§ ¤ --quiet', KEBAB],
  ['cli login --§=¤', KEBAB],
  ['X-§: ¤', ['Api-Key', 'Auth-Token', 'Access-Token', 'Acme-Secret', 'Vault-Token']],
  ["-H 'X-§: ¤'", ['Api-Key', 'Auth-Token', 'Access-Token', 'Acme-Secret', 'Vault-Token']],
  ['§ ?= ¤', SHOUT],
  ['echo "§=¤" >> .env', SHOUT],
  ['(setq § "¤")', KEBAB],
  ['§ <- "¤"', SNAKE],
  ['-- §: ¤', SNAKE],
  ['// § = "¤"', CAMEL],
]

/** What generators of different services hand out. */
const MACHINE: readonly ((c: Chance) => string)[] = [
  (c) => c.chars('hex', 32),
  (c) => c.chars('hex', 40),
  (c) => c.chars('base62', 24),
  (c) => c.chars('base64url', 43),
  (c) =>
    `${c.chars('hex', 8)}-${c.chars('hex', 4)}-4${c.chars('hex', 3)}-a${c.chars('hex', 3)}-${c.chars('hex', 12)}`,
  (c) => c.chars('base36', 20),
  (c) => c.chars('base62', 16),
  (c) => c.chars('hex', 64),
  (c) => `${c.chars('base64', 43)}=`,
  (c) => c.chars('base32', 32),
]

const WORDS = [
  'Copper',
  'winter',
  'Falcon',
  'river',
  'Maple',
  'tiger',
  'Rocket',
  'velvet',
  'Pirate',
  'sunset',
]
/** What people make up. */
const HUMAN: readonly ((c: Chance) => string)[] = [
  (c) => `${c.pick(WORDS)}${c.int(10, 99)}${c.pick(['!', '#', '@', '$'])}`,
  (c) => `${c.pick(WORDS)}${c.pick(WORDS)}${c.int(1980, 2025)}`,
  (c) => `${c.pick(WORDS)}-${c.pick(WORDS)}-${c.pick(WORDS)}-${c.int(2, 99)}`,
  (c) => `${c.chars('base62', 9)}${c.pick(['!', '%', '^', '*'])}${c.chars('base62', 3)}`,
  (c) =>
    c.pick(WORDS).toLowerCase().replace('i', '1').replace('e', '3').replace('o', '0') +
    c.int(100, 999),
]

/** @returns 5 cases of each form, a fifth of them with passwords that people made up. */
export function genericForms(seed = 77): Case[] {
  const c = chance(seed)
  return FORMS.flatMap(([form, names], number) =>
    names.map((name, i) => {
      const human = /pass/i.test(name)
      const make = human ? HUMAN[number % HUMAN.length] : MACHINE[(number + i) % MACHINE.length]
      const value = make?.(c) ?? ''
      const text = form.replaceAll('§', () => name).replace('¤', () => `«${value}»`)
      return marked('generic', form, text)
    }),
  )
}
