/** Values without any structure: only the name beside them says that they are secret. */
import { type Case, marked } from './case.ts'
import { type Chance, chance } from './random.ts'

const NAMES = [
  'password',
  'db_password',
  'passwd',
  'admin_password',
  'smtp_pass',
  'secret',
  'client_secret',
  'app_secret_key',
  'session_secret',
  'jwt_secret',
  'signing_key',
  'encryption_key',
  'api_key',
  'apikey',
  'internal_api_key',
  'auth_token',
  'access_token',
  'refresh_token',
  'service_token',
  'private_token',
  'webhook_secret',
  'cookie_secret',
  'master_key',
  'redis_password',
  'keystore_password',
] as const

const WORDS = ['harbour', 'maple', 'copper', 'violet', 'tundra', 'quartz', 'ferry', 'lantern']

/** What people and their generators choose. */
const VALUES: readonly ((c: Chance) => string)[] = [
  (c) => c.chars('base62', c.int(16, 40)),
  (c) => c.chars('base62', 12),
  (c) => c.chars('hex', c.pick([32, 40, 48, 64])),
  (c) => c.chars('base64url', c.int(20, 60)),
  (c) => c.base64(c.pick([24, 32, 48])),
  (c) => `${c.chars('base62', 6)}!${c.chars('base62', 4)}#${c.chars('base62', 5)}`,
  (c) =>
    `${c.pick(WORDS)}${c.chars('digit', 2)}_${c.pick(WORDS).toUpperCase()}%${c.chars('base62', 4)}`,
  (c) => `${c.chars('letter', 5)}@${c.chars('digit', 4)}^${c.chars('letter', 4)}`,
  (c) => c.chars('BASE36', 20),
  (c) => `${c.chars('upper', 1)}${c.pick(WORDS)}${c.chars('digit', 4)}$${c.chars('letter', 3)}`,
]

const shout = (name: string) => name.toUpperCase()
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const title = (name: string) => camel(`_${name}`)
const kebab = (name: string) => name.replaceAll('_', '-')
const dotted = (name: string) => name.replaceAll('_', '.')
const spaced = (name: string) => name.replaceAll('_', ' ')

/** Of one language or file format each. */
const FORMS: Record<string, (name: string, value: string) => string> = {
  shell: (name, value) => `export ${shout(name)}='${value}'\n`,
  'shell option': (name, value) => `./deploy --env prod --${kebab(name)} ${value} --yes\n`,
  'shell option with =': (name, value) => `./deploy --${kebab(name)}=${value}\n`,
  'env file': (name, value) => `HOST=db.internal\n${shout(name)}=${value}\nPORT=5432\n`,
  powershell: (name, value) => `$env:${shout(name)} = "${value}"`,
  json: (name, value) => `{\n  "host": "db.internal",\n  "${name}": "${value}"\n}`,
  'json in camel case': (name, value) => `{"user":"svc","${camel(name)}":"${value}"}`,
  'json in a string': (name, value) => `"{\\"user\\":\\"svc\\",\\"${name}\\":\\"${value}\\"}"`,
  yaml: (name, value) => `database:\n  ${name}: ${value}\n  pool: 5\n`,
  'quoted yaml': (name, value) => `  ${kebab(name)}: "${value}"\n`,
  ini: (name, value) => `[server]\n${name} = ${value}\n`,
  toml: (name, value) => `[service]\n${name} = "${value}"\n`,
  properties: (name, value) => `spring.${dotted(name)}=${value}\n`,
  'http header': (name, value) => `GET / HTTP/1.1\r\nX-${kebab(title(name))}: ${value}\r\n\r\n`,
  xml: (name, value) => `<${camel(name)}>${value}</${camel(name)}>`,
  'xml attribute': (name, value) => `<add key="${title(name)}" value="${value}" />`,
  dockerfile: (name, value) => `FROM debian\nENV ${shout(name)}=${value}\nCMD ["app"]\n`,
  compose: (name, value) => `    environment:\n      - ${shout(name)}=${value}\n`,
  kubernetes: (name, value) => `        - name: ${shout(name)}\n          value: "${value}"\n`,
  terraform: (name, value) => `variable "${name}" {\n  default = "${value}"\n}`,
  hcl: (name, value) => `  ${name.padEnd(20)} = "${value}"\n`,
  javascript: (name, value) => `const ${camel(name)} = '${value}';`,
  typescript: (name, value) => `  private readonly ${camel(name)}: string = "${value}"`,
  python: (name, value) => `${shout(name)} = "${value}"  # noqa`,
  'python keyword': (name, value) => `connect(host="db", user="svc", ${name}="${value}")`,
  ruby: (name, value) => `config.${name} = '${value}'`,
  'ruby hash': (name, value) => `{ :${name} => "${value}" }`,
  go: (name, value) => `${camel(name)} := "${value}"`,
  java: (name, value) => `private static final String ${shout(name)} = "${value}";`,
  'csharp object': (name, value) => `new Options { ${title(name)} = "${value}" }`,
  php: (name, value) => `define('${shout(name)}', '${value}');`,
  'php array': (name, value) => `  '${name}' => '${value}',`,
  rust: (name, value) => `let ${name}: &str = "${value}";`,
  kotlin: (name, value) => `val ${camel(name)} = "${value}"`,
  sql: (name, value) => `INSERT INTO settings (name, value) VALUES ('${name}', '${value}');`,
  query: (name, value) => `https://api.internal.test/v1?id=7&${name}=${value}&x=1`,
  'curl data': (name, value) => `curl -d '${name}=${value}' https://api.internal.test/login`,
  prose: (name, value) => `${spaced(name)}: ${value}`,
  table: (name, value) => `| ${name} | ${value} |`,
  'log line': (name, value) => `09:21:44 DEBUG config: user=svc ${name}=${value} retries=3`,
}

/** Characters that a form would have to escape, so that a value there has none of them. */
const URLISH = new Set(['query', 'curl data'])
const BARE = new Set(['shell option', 'shell option with =', 'properties', 'log line', 'compose'])

export function genericCases(seed: number, each = 30): Case[] {
  const c = chance(seed)
  return Object.entries(FORMS).flatMap(([form, write]) =>
    Array.from({ length: each }, () => {
      let value = c.pick(VALUES)(c)
      if (URLISH.has(form)) value = value.replace(/[^\w-]/g, '')
      if (BARE.has(form)) value = value.replace(/[!#$%^]/g, '+')
      return marked('generic', form, write(c.pick(NAMES), `«${value}»`))
    }),
  )
}
