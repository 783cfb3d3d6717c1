/**
 * Every setting of the server, once: what it means, its type, its default, its flag and its
 * environment variable. `--help`, the table in the README and the parser all read this.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MAX_ATTEMPTS, MAX_OPENS, MAX_TTL_SECONDS } from '#lib/endpoints/wire.ts'
import { ConfigError } from './config-error.ts'
import {
  byteSize,
  duration,
  httpOrigin,
  list,
  oneOf,
  optional,
  shortText,
  text,
  type ValueType,
  wholeNumber,
} from './config-types.ts'

interface Option<T> {
  readonly meaning: string
  readonly type: ValueType<T>
  readonly default: T
  /** How the table shows a default that depends on other things. */
  readonly defaultText?: string
  /** Null for what other people on the machine could read in the list of processes. */
  readonly flag: string | null
  readonly env: string
}

function option<T>(flag: string, value: Omit<Option<T>, 'flag' | 'env'>): Option<T> {
  return { ...value, flag, env: `MATCHSTICK_${flag.toUpperCase().replaceAll('-', '_')}` }
}

function environmentOption<T>(env: string, value: Omit<Option<T>, 'flag' | 'env'>): Option<T> {
  return { ...value, flag: null, env }
}

const MiB = 2 ** 20
const GiB = 2 ** 30
const DAY = 86_400
const perMinute = wholeNumber(1, 1_000_000)

export const OPTIONS = {
  port: option('port', {
    meaning: 'Port to listen on; 0 takes a free one.',
    type: wholeNumber(0, 65_535),
    default: 8787,
  }),
  host: option('host', {
    meaning: 'Address to listen on. Put a TLS proxy in front before you open it to others.',
    type: text('an address'),
    default: '127.0.0.1',
  }),
  data: option('data', {
    meaning: 'Folder of the database; made when missing.',
    type: text('a folder'),
    default: './data',
  }),
  publicUrl: option<string | null>('public-url', {
    meaning: 'How people reach this endpoint. With https, browsers are told to insist on it.',
    type: optional(httpOrigin),
    default: null,
    defaultText: 'http://localhost:port',
  }),
  name: option('name', {
    meaning: 'What the endpoint calls itself.',
    type: shortText(100),
    default: 'Matchstick',
  }),
  tokensFile: option<string | null>('tokens-file', {
    meaning: 'File of creation tokens, one a line. With any token set, creating needs one.',
    type: optional(text('a file')),
    default: null,
  }),
  tokens: environmentOption<readonly string[]>('MATCHSTICK_TOKENS', {
    meaning: 'Creation tokens, in addition to those of the file.',
    type: list(text('a token')),
    default: [],
  }),
  allowOrigins: option<readonly string[]>('allow-origins', {
    meaning: 'Origins of other websites whose pages may call this endpoint.',
    type: list(httpOrigin),
    default: [],
  }),
  trustedProxies: option('trusted-proxies', {
    meaning: 'Proxies in front; the client address is the one that the farthest of them saw.',
    type: wholeNumber(0, 10),
    default: 0,
  }),
  maxEnvelopeBytes: option('max-envelope', {
    meaning: 'Largest envelope.',
    type: byteSize(1024, 256 * MiB),
    default: 8 * MiB,
  }),
  maxTtlSeconds: option('max-ttl', {
    meaning: 'Longest lifetime of a secret.',
    type: duration(60, MAX_TTL_SECONDS),
    default: 30 * DAY,
  }),
  maxOpens: option('max-opens', {
    meaning: 'Most openings of a secret.',
    type: wholeNumber(1, MAX_OPENS),
    default: 100,
  }),
  maxAttempts: option('max-attempts', {
    meaning: 'Most wrong passphrases that a sender may allow.',
    type: wholeNumber(1, MAX_ATTEMPTS),
    default: 20,
  }),
  quotaBytes: option('quota', {
    meaning: 'Size up to which the database takes new secrets.',
    type: byteSize(MiB, 1024 * GiB),
    default: GiB,
  }),
  rateLimit: option('rate-limit', {
    meaning: 'Whether the three rates below hold. Switch off for load tests only.',
    type: oneOf('on', 'off'),
    default: 'on',
  }),
  rateCreates: option('rate-creates', {
    meaning: 'Creates a minute and client.',
    type: perMinute,
    default: 60,
  }),
  rateOpens: option('rate-opens', {
    meaning: 'Opens a minute and client.',
    type: perMinute,
    default: 120,
  }),
  rateMisses: option('rate-misses', {
    meaning: 'Answers of "not found" and "wrong passphrase" a minute and client.',
    type: perMinute,
    default: 30,
  }),
  sweepSeconds: option('sweep', {
    meaning: 'Time between two sweeps for what has expired.',
    type: duration(1, 3600),
    default: 1,
  }),
  shutdownSeconds: option('shutdown', {
    meaning: 'Time that running requests get to finish when the server is stopped.',
    type: duration(0, 600),
    default: 10,
  }),
  revealDir: option('reveal-dir', {
    meaning: 'Folder of the built reveal page.',
    type: text('a folder'),
    default: join(import.meta.dirname, '..', '.output', 'reveal'),
    defaultText: '.output/reveal',
  }),
  log: option('log', {
    meaning: 'What is logged on standard output: every request, or only start, stop and errors.',
    type: oneOf('requests', 'events'),
    default: 'requests',
  }),
} as const

export type Config = {
  readonly [Key in keyof typeof OPTIONS]: (typeof OPTIONS)[Key] extends Option<infer T> ? T : never
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Read the command line and the environment; a flag wins over its variable.
 * @returns null when help was asked for.
 * @throws ConfigError naming the flag or variable, and what was expected.
 */
export function parseConfig(argv: readonly string[], environment: Environment): Config | null {
  const flags = parseFlags(argv)
  if (flags.has('help')) return null
  return build((option) => {
    const flag = option.flag === null ? undefined : flags.get(option.flag)
    if (flag !== undefined) return parseValue(option, `--${option.flag}`, flag)
    const variable = environment[option.env]
    return variable ? parseValue(option, option.env, variable) : option.default
  })
}

/** Defaults, with some of them set otherwise: for whoever starts a server from code. */
export function configWith(settings: Partial<Config>): Config {
  return { ...build((option) => option.default), ...settings }
}

/** What `--help` prints. */
export function helpText(): string {
  const lines = describeOptions().map(({ flag, env, meaning, default: standard }) => {
    const name = flag === null ? env : `--${flag}, ${env}`
    return `  ${name}\n      ${meaning}${standard && ` Default: ${standard}`}`
  })
  return ['Usage: npm run serve -- [flags]', '', ...lines, '', '  --help', ''].join('\n')
}

/** Every option as text, for whoever prints them. */
export function describeOptions() {
  return Object.values<Option<unknown>>(OPTIONS).map((option) => ({
    flag: option.flag,
    env: option.env,
    meaning: option.meaning,
    expected: option.type.expected,
    default: option.defaultText ?? option.type.print(option.default),
  }))
}

function build(choose: (option: Option<unknown>) => unknown): Config {
  const entries = Object.entries<Option<unknown>>(OPTIONS)
  // The types of a mapped object do not survive `fromEntries`; each value comes from its own option.
  return Object.fromEntries(entries.map(([key, option]) => [key, choose(option)])) as Config
}

function parseFlags(argv: readonly string[]): Map<string, string> {
  const names = Object.values<Option<unknown>>(OPTIONS).flatMap(({ flag }) => flag ?? [])
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    // Not strict: its messages say what is wrong with the syntax, ours say what to write instead.
    strict: false,
    tokens: true,
  })
  const flags = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new ConfigError(`"${token.value}" is not a flag; see --help`)
    }
    if (token.kind !== 'option') continue
    if (token.name !== 'help' && !names.includes(token.name)) {
      throw new ConfigError(`unknown flag ${token.rawName}; see --help`)
    }
    flags.set(token.name, token.value ?? '')
  }
  return flags
}

function parseValue<T>(option: Option<T>, name: string, given: string): T {
  const value = option.type.parse(given)
  if (value !== undefined) return value
  throw new ConfigError(`${name} expected ${option.type.expected}, got "${given}"`)
}
