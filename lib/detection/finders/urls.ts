import { alphabet, has } from '../alphabets.ts'
import { LOOK_AHEAD, RANK, type Rule, type Sweep } from '../candidate.ts'
import type { Confidence, Span } from '../finding.ts'
import { isPlaceholder, looksRandom } from '../validators/random.ts'
import { isDefault, isStandIn, isStrong } from './passwords.ts'

/** A scheme may follow `jdbc:`. */
const JDBC = 'jdbc:'
/** What ends a URL in a text, besides space. */
const STOPS = '"`<>\\'
const SHORTEST_TOKEN = 16
const LONGEST_SCHEME = 24
const SCHEME = alphabet('base62+.-+')

const database = (
  detector: string,
  provider: string,
  name = 'connection URI with password',
): Rule => ({
  detector,
  provider,
  name,
  kind: 'connection-string',
  severity: 'critical',
})
const password = (detector: string, provider: string, name: string): Rule => ({
  detector,
  provider,
  name,
  kind: 'password',
  severity: 'high',
})

const MONGODB = database('mongodb-connection-uri-with-password', 'MongoDB')
const POSTGRESQL = database('postgresql-connection-uri', 'PostgreSQL')
const MYSQL = database('mysql-mariadb-connection-uri', 'MySQL / MariaDB')
const REDIS = database('redis-connection-uri', 'Redis')
const RABBITMQ = database('rabbitmq-connection-uri', 'RabbitMQ')
const MAIL = password(
  'smtp-imap-ftp-ldap-ssh-uri-with-password',
  'Mail, file or directory server',
  'URI with password',
)
const HTTP = password('http-basic-auth-url-any', 'HTTP', 'password in a URL')
const OTHER = password('uri-with-password', 'URI', 'password in a URI')
const JDBC_RULE = database('jdbc-connection-string', 'JDBC', 'connection string with password')
const SIDEKIQ = password(
  'sidekiq-pro-enterprise-gem-credentials',
  'Sidekiq Pro / Enterprise',
  'gem credentials',
)
const URL_TOKEN: Rule = { ...HTTP, detector: 'url-token', name: 'token in a URL', kind: 'token' }
const QUERY: Rule = {
  ...URL_TOKEN,
  detector: 'url-query-secret',
  name: 'secret in the query of a URL',
}
/** By scheme, without what follows a plus sign (`postgresql+psycopg2`, `mongodb+srv`). */
const SCHEMES: Record<string, Rule> = {
  mongodb: MONGODB,
  postgres: POSTGRESQL,
  postgresql: POSTGRESQL,
  mysql: MYSQL,
  mysql2: MYSQL,
  mariadb: MYSQL,
  redis: REDIS,
  rediss: REDIS,
  amqp: RABBITMQ,
  amqps: RABBITMQ,
  smtp: MAIL,
  smtps: MAIL,
  imap: MAIL,
  imaps: MAIL,
  ftp: MAIL,
  ftps: MAIL,
  sftp: MAIL,
  ldap: MAIL,
  ldaps: MAIL,
  ssh: MAIL,
  http: HTTP,
  https: HTTP,
}

const SECRET_NAMES = new Set(
  (
    'access_token accesstoken access-token auth_token authtoken api_key apikey api-key api_token apitoken token key sig ' +
    'signature secret client_secret password pwd auth private_token x-api-key subscription-key session_token ' +
    'refresh_token hapikey appkey app_key secret_key'
  ).split(' '),
)

const COLON = 0x3a
const AT = 0x40

/**
 * Looks at one URL of a text: name and password before the host, secrets in the query.
 *
 * @param at - the index of its `://`.
 * @param run - the run of token characters that holds it.
 */
export function examineUrl(sweep: Sweep, at: number, run: Span): void {
  const { text } = sweep
  const start = at + 3
  const limit = Math.min(text.length, run.end + LOOK_AHEAD)
  let sign = -1
  let end = start
  for (; end < limit; end++) {
    const code = text.charCodeAt(end)
    if (code === AT) sign = end
    if (code < 128 ? (MARKS[code] ?? 0) & AUTHORITY_END : code === 0xa0 || code === 0x3000) break
  }
  sweep.spend(end - start)
  const scheme = schemeStart(text, at, run.start)
  if (sign > start) examineAuthority(sweep, scheme, at, sign, end)
  examineQuery(sweep, scheme, end, limit)
}

function schemeStart(text: string, at: number, first: number): number {
  const limit = Math.max(first, at - LONGEST_SCHEME)
  let start = at
  while (start > limit && has(SCHEME, text.charCodeAt(start - 1))) start--
  return start
}

function examineAuthority(
  sweep: Sweep,
  schemeStart: number,
  at: number,
  sign: number,
  end: number,
): void {
  const { text } = sweep
  CVS_METHOD.lastIndex = at + 3
  const start = CVS_METHOD.test(text) ? CVS_METHOD.lastIndex : at + 3
  let colon = start
  while (colon < sign && text.charCodeAt(colon) !== COLON) colon++
  const user = text.slice(start, colon)
  const host = text.slice(sign + 1, end).toLowerCase()
  const secret = text.slice(colon + 1, sign)
  const scheme = text.slice(schemeStart, at).toLowerCase()
  if (colon === sign || secret === '' || secret === 'x-oauth-basic') {
    examineUserToken(sweep, start, colon, host, user)
    return
  }
  const rule = ruleFor(text, schemeStart, scheme, host, user, secret)
  const confidence = judge(user, secret, host)
  sweep.add({
    start: colon + 1,
    end: sign,
    rule: confidence === undefined ? undefined : rule,
    rank: confidence === undefined ? RANK.context : RANK.structure,
    confidence: confidence ?? 'low',
    reason: { code: 'known-shape' },
  })
}

function ruleFor(
  text: string,
  schemeStart: number,
  scheme: string,
  host: string,
  user: string,
  secret: string,
): Rule {
  if (host.endsWith('.contribsys.com') && /^[0-9a-f]{8}$/.test(user) && secret.length === 8)
    return SIDEKIQ
  const [family = ''] = scheme.split('+')
  const own = Object.hasOwn(SCHEMES, family) ? SCHEMES[family] : undefined
  if (text.slice(Math.max(0, schemeStart - JDBC.length), schemeStart) === JDBC)
    return own ?? JDBC_RULE
  return own ?? OTHER
}

/** Accounts for everybody (FTP, CVS), which have passwords for form's sake. */
const ANONYMOUS = /^(?:anon|anonymous|anoncvs)$/i
/** CVS writes how to log in before the user: `:pserver:anoncvs@`. */
const CVS_METHOD = /:?(?:p|k|g)server:/y

/** How sure a password in a URL is one; undefined when it only stands for one. */
function judge(user: string, secret: string, host: string): Confidence | undefined {
  if (isStandIn(secret) || /[<>{}\s]/.test(secret + user) || host === '') return undefined
  if (ANONYMOUS.test(user)) return undefined
  if (isStrong(secret)) return 'high'
  if (isMadeUp(host)) return undefined
  if (isDefault(user, secret)) return isLocal(host) ? undefined : 'low'
  return isLocal(host) && secret.length < 8 ? 'low' : 'medium'
}

/** A host as documentation has it (RFC 2606 and custom). */
function isMadeUp(host: string): boolean {
  return (
    /(?:^|\.)(?:example|invalid|test)(?:\.[a-z]{2,3})?(?::\d+)?$/.test(host) ||
    /^(?:host|hostname|server|proxy|domain|your|my|some|the|example|foo|bar)(?:$|[-._:]?(?:host|name|server|domain|proxy|site|com|org|net|port|\d)*(?:[.:].*)?$)/.test(
      host,
    )
  )
}

/** This machine, or a name without a dot, such as one of Docker's. */
function isLocal(host: string): boolean {
  const [name = ''] = host.split(':')
  return !name.includes('.') || name.startsWith('127.') || name === '0.0.0.0'
}

/** `https://TOKEN@github.com`, `https://TOKEN:x-oauth-basic@…`; a Sentry DSN looks the same and is public. */
function examineUserToken(
  sweep: Sweep,
  start: number,
  end: number,
  host: string,
  user: string,
): void {
  if (user.length < SHORTEST_TOKEN || !looksRandom(user) || user.includes('%40')) return
  const isDsn = host.includes('sentry') || /^[0-9a-f]{32}$/.test(user)
  sweep.add({
    start,
    end,
    rule: isDsn ? undefined : URL_TOKEN,
    rank: RANK.context,
    confidence: 'medium',
    reason: { code: 'known-shape' },
  })
}

function examineQuery(sweep: Sweep, schemeStart: number, from: number, limit: number): void {
  const { text } = sweep
  let at = from
  // Most URLs have no query.
  while (at < limit && (marksAt(text, at) & (URL_END | QUERY_START)) === 0) at++
  let nameStart = -1
  let valueStart = -1
  let name = ''
  for (; ; at++) {
    const marks = at < limit ? marksAt(text, at) : URL_END
    if ((marks & (URL_END | SEPARATOR)) !== 0) {
      if (valueStart >= 0) examineParameter(sweep, schemeStart, name, valueStart, at)
      if ((marks & URL_END) !== 0) break
      // Single-page applications keep tokens behind #, as OAuth's implicit flow does; `&amp;` is HTML.
      nameStart = at + 1
      valueStart = -1
    } else if (nameStart >= 0 && valueStart < 0 && text.charCodeAt(at) === EQUALS) {
      name = text.slice(nameStart, Math.min(at, nameStart + 32)).toLowerCase()
      valueStart = at + 1
    }
  }
  sweep.spend(at - from)
}

const EQUALS = 0x3d
/** Of each ASCII character what it is to a URL. */
const MARKS = new Uint8Array(128)
/** The authority ends before the first / ? # or space (RFC 3986, 3.2). */
const AUTHORITY_END = 1
/** What no URL holds in running text: white space, quotes, and Markdown's brackets around a link. */
const URL_END = 2
const SEPARATOR = 4
const QUERY_START = 8
for (let code = 0; code <= 0x20; code++) MARKS[code] = AUTHORITY_END | URL_END
for (const [characters, mark] of [
  [`/?#|${STOPS}`, AUTHORITY_END],
  [`)]${STOPS}`, URL_END],
  ['&?#;', SEPARATOR],
  ['?#', QUERY_START],
] as const) {
  for (const one of characters) {
    const code = one.charCodeAt(0)
    MARKS[code] = (MARKS[code] ?? 0) | mark
  }
}

function marksAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === COLON && text.startsWith('//', at + 1)) return URL_END
  return code < 128 ? (MARKS[code] ?? 0) : 0
}

function examineParameter(
  sweep: Sweep,
  schemeStart: number,
  name: string,
  start: number,
  end: number,
): void {
  const { text } = sweep
  // A sentence or a quotation ends behind the URL.
  while (end > start && ".,)]'!".includes(text.charAt(end - 1))) end--
  if (SECRET_NAMES.has(name) && isJdbc(text, schemeStart) && /^(?:password|pwd)$/.test(name)) {
    if (!isStandIn(text.slice(start, end))) add(JDBC_RULE, RANK.structure, 'high')
  } else if (SECRET_NAMES.has(name) && end - start >= SHORTEST_TOKEN && end - start <= 512) {
    const value = text.slice(start, end)
    if (looksRandom(value) && !isPlaceholder(value) && !/[${}<>*]/.test(value)) {
      add(QUERY, RANK.context, 'medium')
    }
  } else if (/^(?:password|pwd|passwd)$/.test(name) && isStrong(text.slice(start, end))) {
    if (!isStandIn(text.slice(start, end))) add(QUERY, RANK.context, 'medium')
  }

  function add(rule: Rule, rank: number, confidence: Confidence): void {
    sweep.add({ start, end, rule, rank, confidence, reason: { code: 'beside', beside: name } })
  }
}

function isJdbc(text: string, schemeStart: number): boolean {
  return text.slice(Math.max(0, schemeStart - 24), schemeStart).includes(JDBC)
}
