import { type Finder, LOOK_AHEAD, LOOK_BEHIND, RANK, type Rule, type Sweep } from '../candidate.ts'
import { isDefault, isStandIn, isStrong } from './passwords.ts'

const rule = (
  detector: string,
  provider: string,
  name: string,
  severity: Rule['severity'] = 'critical',
): Rule => ({
  detector,
  provider,
  name,
  kind: 'connection-string',
  severity,
  ...(provider === 'Azure' && { rotateUrl: 'https://portal.azure.com/' }),
})

const STORAGE = rule('azure-storage-connection-string', 'Azure', 'storage connection string')
const BUS = rule(
  'azure-service-bus-event-hub-iot-hub-connection-string',
  'Azure',
  'Service Bus, Event Hub or IoT Hub connection string',
)
const CONFIGURATION = rule(
  'azure-app-configuration-connection-string',
  'Azure',
  'App Configuration connection string',
  'high',
)
const AZURE_SQL = rule('azure-sql-connection-string', 'Azure', 'SQL connection string')
const ODBC = rule('odbc-ado-net-connection-string', 'Database', 'connection string with password')
const JDBC = rule('jdbc-connection-string', 'JDBC', 'connection string with password')

const REDIS = rule('redis-connection-uri', 'Redis', 'connection string with password')

/** Keys that say where the connection goes, without spaces. */
const HOSTS = new Set(
  'server datasource host hostname endpoint accountname address addr networkaddress dsn driver defaultendpointsprotocol initialcatalog database dbname'.split(
    ' ',
  ),
)
const SECRETS = new Set('password pwd accountkey sharedaccesskey secret'.split(' '))

const LONGEST_VALUE = 240

const QUOTES = `"'\``

/** `Server=…;Password=…`: a secret-like key in a list that also says where to connect. */
export const CONNECTION_STRINGS: Finder = {
  words: [...SECRETS],
  examine(sweep, start, end) {
    const { text } = sweep
    const equals = skip(text, end)
    if (text.charAt(equals) !== '=' || text.charAt(equals + 1) === '=') return
    const [valueStart, valueEnd] = secretAt(text, equals + 1)
    if (text.charAt(start - 1) === ',' && isAfterPort(text, start - 1)) {
      examineRedis(sweep, valueStart, valueEnd)
      return
    }
    const value = text.slice(valueStart, valueEnd)
    if (isStandIn(value)) return
    const pairs = listAround(text, start, valueEnd)
    sweep.spend(pairs.read)
    const jdbc = pairs.isJdbc ? JDBC : undefined
    const found = jdbc ?? ruleOf(text.slice(start, end).toLowerCase(), pairs.hosts)
    if (found === undefined || (found === ODBC && isDefault('', value))) return
    sweep.add({
      start: valueStart,
      end: valueEnd,
      rule: found,
      rank: RANK.structure,
      confidence: isStrong(value) ? 'high' : 'medium',
      reason: { code: 'known-shape' },
    })
  },
}

/** StackExchange.Redis: `cache.acme.io:6380,password=…,ssl=True`. */
function examineRedis(sweep: Sweep, start: number, end: number): void {
  const { text } = sweep
  let last = start
  while (last < end && text.charAt(last) !== ',') last++
  if (isStandIn(text.slice(start, last))) return
  sweep.add({
    start,
    end: last,
    rule: REDIS,
    rank: RANK.structure,
    confidence: 'high',
    reason: { code: 'known-shape' },
  })
}

/** @returns whether a host with its port stands right before a place. */
function isAfterPort(text: string, at: number): boolean {
  return /[a-z0-9]:\d{2,5}$/i.test(text.slice(Math.max(0, at - 8), at))
}

function skip(text: string, at: number): number {
  const limit = at + 8
  while (at < limit && text.charAt(at) === ' ') at++
  return at
}

/** A value may be in quotes or braces; without, it ends at the semicolon or where the string ends. */
function secretAt(text: string, from: number): [start: number, end: number] {
  let start = from
  while (start < from + 4 && text.charAt(start) === ' ') start++
  const open = text.charAt(start)
  const close = open === '{' ? '}' : QUOTES.includes(open || ' ') ? open : ''
  if (close !== '') start++
  const limit = Math.min(text.length, start + LONGEST_VALUE)
  let end = start
  while (end < limit) {
    const sign = text.charAt(end)
    const isLast =
      close === ''
        ? sign <= ' ' || sign === ';' || sign === '&' || sign === '\\' || QUOTES.includes(sign)
        : sign === close || sign === '\n'
    if (isLast) break
    end++
  }
  return [start, end]
}

interface List {
  hosts: Map<string, string>
  isJdbc: boolean
  read: number
}

/**
 * The keys of the list around a secret, and the starts of their values. It ends at line breaks, quotes and at the
 * next secret, so that a text of nothing but passwords is not read again for each.
 */
function listAround(text: string, start: number, end: number): List {
  const hosts = new Map<string, string>()
  let isJdbc = false
  const first = Math.max(0, start - LOOK_BEHIND)
  let at = start
  let segmentEnd = start
  while (at > first) {
    const sign = text.charAt(at - 1)
    const isCut = sign === ';' || sign === '?' || sign === '&'
    const isEdge = sign === '\n' || QUOTES.includes(sign)
    if (isCut || isEdge) {
      if (!note(text.slice(at, segmentEnd))) break
      segmentEnd = at - 1
    }
    if (isEdge) break
    at--
  }
  if (at === first) note(text.slice(at, segmentEnd))
  const last = Math.min(text.length, end + LOOK_AHEAD - LONGEST_VALUE - 16)
  let to = end
  let segment = end
  for (; to <= last; to++) {
    const sign = to < last ? text.charAt(to) : '\n'
    const isEdge = sign === '\n' || (to > end && QUOTES.includes(sign))
    if (sign !== ';' && sign !== '&' && !isEdge) continue
    if (to > end + 1 && !note(text.slice(segment, to))) break
    if (isEdge) break
    segment = to + 1
  }
  return { hosts, isJdbc, read: start - at + to - end }

  /** @returns false at another secret. */
  function note(pair: string): boolean {
    if (pair.includes('jdbc:')) isJdbc = true
    const equals = pair.indexOf('=')
    if (equals < 0) return true
    // Before the first key may stand prose: "use Server=…".
    const words = pair.slice(0, equals).toLowerCase().trim()
    const key = (/(?:[a-z]+ )?[a-z]+$/.exec(words)?.[0] ?? '').replace(' ', '')
    const lone = /[a-z]+$/.exec(words)?.[0] ?? ''
    if (SECRETS.has(lone) && pair.length > equals + 4) return false
    for (const name of [key, lone])
      if (HOSTS.has(name)) hosts.set(name, pair.slice(equals + 1, equals + 160).trim())
    return true
  }
}

function ruleOf(key: string, hosts: Map<string, string>): Rule | undefined {
  if (key === 'accountkey') return hosts.has('accountname') ? STORAGE : undefined
  const endpoint = hosts.get('endpoint') ?? ''
  if (key === 'sharedaccesskey') {
    return endpoint.startsWith('sb://') || hosts.has('hostname') || endpoint !== ''
      ? BUS
      : undefined
  }
  if (key === 'secret') return endpoint.includes('azconfig') ? CONFIGURATION : undefined
  if (hosts.size === 0) return undefined
  const server = hosts.get('server') ?? hosts.get('datasource') ?? ''
  return server.includes('.database.windows.net') ? AZURE_SQL : ODBC
}
