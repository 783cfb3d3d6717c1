import { type Finder, LOOK_AHEAD, LOOK_BEHIND, type Rule } from '../candidate.ts'
import type { Severity } from '../finding.ts'
import { isDefault, isStandIn, isStrong } from './passwords.ts'
import { defineRule, report } from './report.ts'

const rule = (
  provider: string,
  name: string,
  severity: Severity = 'critical',
  own?: Partial<Rule>,
): Rule => defineRule(provider, name, 'connection-string', severity, own)

const PORTAL = { rotateUrl: 'https://portal.azure.com/' }

const STORAGE = rule('Azure', 'storage connection string', 'critical', PORTAL)
const BUS = rule('Azure', 'Service Bus, Event Hub or IoT Hub connection string', 'critical', {
  ...PORTAL,
  detector: 'azure-service-bus-event-hub-iot-hub-connection-string',
})
const CONFIGURATION = rule('Azure', 'App Configuration connection string', 'high', PORTAL)
const AZURE_SQL = rule('Azure', 'SQL connection string', 'critical', PORTAL)
const WITH_PASSWORD = 'connection string with password'
const ODBC = rule('Database', WITH_PASSWORD, 'critical', {
  detector: 'odbc-ado-net-connection-string',
})
const JDBC = rule('JDBC', WITH_PASSWORD, 'critical', { detector: 'jdbc-connection-string' })
const REDIS = rule('Redis', WITH_PASSWORD, 'critical', { detector: 'redis-connection-uri' })

/** Keys that say where the connection goes, without spaces. */
const HOSTS = new Set(
  'server datasource host hostname endpoint accountname address addr networkaddress dsn driver defaultendpointsprotocol initialcatalog database dbname'.split(
    ' ',
  ),
)
const SECRETS = ['password', 'pwd', 'accountkey', 'sharedaccesskey', 'secret']

const LONGEST_VALUE = 240
/** A value may be in quotes or braces; without, it ends at the semicolon or where the string ends. */
const ASSIGNED =
  / {0,8}=(?!=) {0,3}(?:\{([^}\n]{0,240})|(["'`])((?:(?!\2)[^\n]){0,240})|((?:(?![;&\\"'`])[!-\uffff]){0,240}))/y

/** `Server=…;Password=…`: a secret-like key in a list that also says where to connect. */
export const CONNECTION_STRINGS: Finder = {
  words: SECRETS,
  examine(sweep, start, end) {
    const { text } = sweep
    ASSIGNED.lastIndex = end
    const assigned = ASSIGNED.exec(text)
    if (assigned === null) return
    const [, braced, , quoted, bare = ''] = assigned
    const value = braced ?? quoted ?? bare
    const to = ASSIGNED.lastIndex
    const from = to - value.length
    // StackExchange.Redis: `cache.acme.io:6380,password=…,ssl=True`.
    if (/[a-z\d]:\d{2,5},$/i.test(text.slice(Math.max(0, start - 9), start))) {
      const [password = ''] = value.split(',')
      if (!isStandIn(password)) report(sweep, from, from + password.length, REDIS)
      return
    }
    // Also of `--set password=…,persistence=true`.
    if (isStandIn(value) || isStandIn(value.split(',')[0] ?? '')) return
    const list = listAround(text, start, to)
    sweep.spend(list.read)
    const found = list.isJdbc ? JDBC : ruleOf(text.slice(start, end).toLowerCase(), list.hosts)
    if (found === undefined || (found === ODBC && isDefault('', value))) return
    report(sweep, from, to, found, undefined, isStrong(value) ? 'high' : 'medium')
  },
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
  const before =
    text
      .slice(Math.max(0, start - LOOK_BEHIND), start)
      .split(/[\n"'`]/)
      .at(-1) ?? ''
  // The value's own quote may stand first.
  const next = text.slice(end, end + LOOK_AHEAD - LONGEST_VALUE - 16)
  const after = /^[^\n]?[^\n"'`]*/.exec(next)?.[0] ?? ''
  const list: List = { hosts: new Map(), isJdbc: false, read: before.length + after.length }
  for (const pairs of [before.split(/[;?&]/).reverse(), after.split(/[;&]/)]) {
    for (const pair of pairs) if (!note(list, pair)) break
  }
  return list
}

/** @returns false at another secret. */
function note(list: List, pair: string): boolean {
  if (pair.includes('jdbc:')) list.isJdbc = true
  const equals = pair.indexOf('=')
  if (equals < 0) return true
  // Before the first key may stand prose: "use Server=…".
  const [key = '', lone = ''] = KEY.exec(pair.slice(0, equals).toLowerCase()) ?? []
  if (SECRETS.includes(lone) && pair.length > equals + 4) return false
  for (const name of [key.replace(/\s/g, ''), lone])
    if (HOSTS.has(name)) list.hosts.set(name, pair.slice(equals + 1).trim())
  return true
}

/** One word or two at the end. */
const KEY = /(?:[a-z]+ )?([a-z]+)\s*$/

function ruleOf(key: string, hosts: Map<string, string>): Rule | undefined {
  const {
    accountname,
    hostname,
    endpoint = '',
    server,
    datasource = '',
  } = Object.fromEntries(hosts)
  if (key === 'accountkey') return accountname === undefined ? undefined : STORAGE
  if (key === 'sharedaccesskey') return (hostname ?? endpoint) ? BUS : undefined
  if (key === 'secret') return endpoint.includes('azconfig') ? CONFIGURATION : undefined
  if (hosts.size === 0) return undefined
  return (server ?? datasource).includes('.database.windows.net') ? AZURE_SQL : ODBC
}
