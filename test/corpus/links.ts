/** JSON Web Tokens, credentials in URLs, and connection strings. */
import { type Case, marked } from './case.ts'
import { type Chance, chance } from './random.ts'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A signed token for somebody, valid for a year that has not come yet. */
export function jwt(c: Chance): string {
  const alg = c.pick(['HS256', 'RS256', 'ES256', 'EdDSA', 'HS512'])
  const header = c.pick([
    { alg, typ: 'JWT' },
    { typ: 'JWT', alg },
    { alg, kid: c.chars('base62', 12) },
  ])
  const payload = c.pick([
    { sub: c.chars('digit', 8), iat: 1_930_000_000 + c.int(0, 1e6), exp: 1_990_000_000 },
    { iss: 'https://id.internal.test/', aud: 'api', scope: 'read write', sub: c.uuid() },
    { user: { id: c.int(1, 9999), roles: ['admin'] }, exp: 1_990_000_000 },
  ])
  const signature = c.base64(c.pick([32, 64, 256]), 'base64url')
  return `${part(header)}.${part(payload)}.${signature}`
}

const JWT_FORMS: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `Authorization: Bearer ${token}\r\n`,
  (token) => `{"access_token":"${token}","expires_in":3600}`,
  (token) => `curl -H "Authorization: Bearer ${token}" https://api.internal.test/`,
  (token) => `document.cookie = 'session=${token}; Path=/'`,
  (token) => `https://app.internal.test/callback#id_token=${token}&state=1`,
  (token) => `try this one: ${token}.`,
  (token) => `SERVICE_ROLE=${token}\n`,
  (token) => `ws.connect("wss://live.internal.test", ["${token}"])`,
]

/** What people set; characters that a URL keeps for itself are written in percent. */
function password(c: Chance): string {
  return c.pick([
    () => c.chars('base62', c.int(10, 28)),
    () => `${c.chars('letter', 6)}%40${c.chars('digit', 4)}%21`,
    () => c.chars('hex', 32),
    () => `${c.chars('letter', 5)}-${c.chars('base62', 6)}_${c.chars('digit', 2)}`,
    () => `${c.chars('letter', 7)}!${c.chars('digit', 3)}`,
  ])()
}

const SCHEMES = [
  'postgres',
  'postgresql',
  'mysql',
  'mariadb',
  'mongodb',
  'mongodb+srv',
  'redis',
  'rediss',
  'amqp',
  'amqps',
  'smtp',
  'ftp',
  'sftp',
  'ldap',
  'https',
  'http',
  'ssh',
  'mssql',
  'clickhouse',
  'postgresql+psycopg2',
]
const HOSTS = [
  'db.internal.test:5432',
  '10.20.0.7',
  'cache-1.prod.example.org:6380',
  'mq',
  'h.co/x',
]

/** Links that are the credential themselves. */
const HOOKS: Record<string, (c: Chance) => string> = {
  'Slack webhook': (c) =>
    `https://hooks.slack.${'com'}/services/T${c.chars('BASE36', 10)}/B${c.chars('BASE36', 10)}/${c.chars('base62', 24)}`,
  'Discord webhook': (c) =>
    `https://discord.${'com'}/api/webhooks/${c.int(1, 9)}${c.chars('digit', 18)}/${c.chars('base64url', 68)}`,
  'Teams webhook': (c) =>
    `https://acme.webhook.office.${'com'}/webhookb2/${c.uuid()}@${c.uuid()}/IncomingWebhook/${c.chars('hex', 32)}/${c.uuid()}`,
  'Zapier hook': (c) =>
    `https://hooks.zapier.${'com'}/hooks/catch/${c.int(1, 9)}${c.chars('digit', 6)}/${c.chars('base36', 7)}/`,
  'Azure SAS': (c) =>
    `https://acct.blob.core.windows.net/c/f.zip?sv=2030-08-04&se=2031-01-01T00%3A00Z&sr=b&sp=r&sig=${encodeURIComponent(c.base64(32))}`,
  otpauth: (c) =>
    `otpauth://totp/Acme:${c.chars('lower', 6)}@acme.test?secret=${c.chars('base32', 32)}&issuer=Acme`,
}

const AROUND: readonly ((link: string) => string)[] = [
  (link) => link,
  (link) => `DATABASE_URL=${link}\n`,
  (link) => `{"url": "${link}", "pool": 4}`,
  (link) => `const client = connect('${link}')`,
  (link) => `  uri: ${link}\n`,
  (link) => `git clone ${link} /srv/app`,
  (link) => `use ${link} for now, please`,
  (link) => `(${link})`,
]

/** Pairs of name and value with semicolons or spaces between. */
const PAIRS: Record<string, (value: string, c: Chance) => string> = {
  'SQL Server': (value) =>
    `Server=tcp:db.internal.test,1433;Initial Catalog=app;User ID=svc;Password=${value};Encrypt=True;`,
  'ADO.NET': (value) => `Data Source=10.2.0.9;Database=crm;Uid=crm;Pwd=${value};`,
  Npgsql: (value) => `Host=pg.internal.test;Port=5432;Username=app;Password=${value};Database=app`,
  libpq: (value) => `host=pg.internal.test port=5432 user=app password=${value} dbname=app`,
  'Azure storage': (_, c) =>
    `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=«${c.base64(64)}»;EndpointSuffix=core.windows.net`,
  'Service Bus': (_, c) =>
    `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=«${c.base64(32)}»`,
  'IoT Hub': (_, c) =>
    `HostName=acme.azure-devices.net;DeviceId=pump-7;SharedAccessKey=«${c.base64(32)}»`,
  'App Configuration': (_, c) =>
    `Endpoint=https://acme.azconfig.io;Id=${c.chars('base62', 4)}-l0-s0:${c.chars('base62', 12)};Secret=«${c.base64(32)}»`,
  'JDBC query': (value) =>
    `jdbc:mysql://db.internal.test:3306/app?user=app&password=${value}&useSSL=true`,
  'JDBC semicolons': (value) =>
    `jdbc:sqlserver://db.internal.test;databaseName=app;user=sa;password=${value};`,
  redis: (value) => `cache.internal.test:6380,password=${value},ssl=True,abortConnect=False`,
}

export function jwtCases(seed: number, each = 160): Case[] {
  const c = chance(seed)
  return Array.from({ length: each }, () => marked('jwt', 'JWT', c.pick(JWT_FORMS)(`«${jwt(c)}»`)))
}

export function urlCases(seed: number, each = 12): Case[] {
  const c = chance(seed)
  const ofScheme = SCHEMES.flatMap((scheme) =>
    Array.from({ length: each }, () => {
      const user = c.pick(['svc', 'app_rw', 'deploy', 'admin', ''])
      const host = c.pick(HOSTS)
      const name = user === '' && !scheme.startsWith('redis') ? 'root' : user
      const link = `⟦${scheme}://${name}:«${password(c)}»@${host}⟧`
      return marked('url', scheme, c.pick(AROUND)(link))
    }),
  )
  const hooks = Object.entries(HOOKS).flatMap(([what, make]) =>
    Array.from({ length: each }, () => {
      const link = make(c)
      // A finding has to cover the part that is secret; the whole link will do.
      const tail = /[^/=]+(?:&issuer.*)?\/?$/.exec(link)?.index ?? 0
      const end = link.replace(/&issuer.*$|\/$/, '').length
      return marked(
        'url',
        what,
        c.pick(AROUND)(`⟦${link.slice(0, tail)}«${link.slice(tail, end)}»${link.slice(end)}⟧`),
      )
    }),
  )
  return [...ofScheme, ...hooks]
}

export function connectionCases(seed: number, each = 14): Case[] {
  const c = chance(seed)
  return Object.entries(PAIRS).flatMap(([what, make]) =>
    Array.from({ length: each }, () => {
      const secret = `«${c.chars('base62', c.int(10, 24))}»`
      const line = `⟦${make(secret, c)}⟧`
      const text = c.pick([
        (pairs: string) => pairs,
        (pairs: string) => `"ConnectionStrings": { "Main": "${pairs}" }`,
        (pairs: string) => `CONNECTION_STRING="${pairs}"\n`,
        (pairs: string) => `<add name="Main" connectionString="${pairs}" />`,
      ])(line)
      return marked('connection', what, text)
    }),
  )
}
