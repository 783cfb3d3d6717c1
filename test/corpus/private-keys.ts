/** Private keys in the forms that tools write, made anew: the bodies are chance, not keys. */
import { type Case, marked } from './case.ts'
import { type Chance, chance } from './random.ts'

const LABELS = ['RSA ', 'EC ', 'DSA ', 'OPENSSH ', 'ENCRYPTED ', '']

function lines(text: string, width = 64): string {
  return text.replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n')
}

function body(c: Chance, label: string): string {
  const start = label === 'OPENSSH ' ? `b3BlbnNzaC1rZXktdjEA${'AAAA'}` : 'MII'
  return lines(start + c.base64(c.pick([300, 600, 1200])))
}

function pem(c: Chance, label = c.pick(LABELS)): string {
  const line = (what: string) => `-----${what} ${label}PRIVATE KEY-----`
  return `${line('BEGIN')}\n${body(c, label)}\n${line('END')}`
}

function pgp(c: Chance): string {
  const line = (what: string) => `-----${what} PGP PRIVATE KEY BLOCK-----`
  const armour = lines(`lQ${c.base64(900)}`)
  return `${line('BEGIN')}\n\n${armour}\n=${c.chars('base64', 4)}\n${line('END')}`
}

function putty(c: Chance): string {
  const publicLines = lines(c.base64(200)).split('\n')
  const privateLines = lines(c.base64(96)).split('\n')
  return [
    `PuTTY-User-Key-${'File'}-3: ssh-rsa`,
    'Encryption: none',
    'Comment: laptop',
    `Public-Lines: ${publicLines.length}`,
    ...publicLines,
    `Private-Lines: ${privateLines.length}`,
    `«${privateLines.join('\n')}»`,
    `Private-MAC: ${c.chars('hex', 64)}`,
  ].join('\n')
}

function jwk(c: Chance): string {
  const part = (bytes: number) => c.base64(bytes, 'base64url')
  return c.pick([
    () => `⟦{"kty":"EC","crv":"P-256","x":"${part(32)}","y":"${part(32)}","d":"«${part(32)}»"}⟧`,
    () =>
      `⟦{\n  "kty": "OKP",\n  "crv": "Ed25519",\n  "d": "«${part(32)}»",\n  "x": "${part(32)}"\n}⟧`,
    () => `⟦{"kty":"RSA","n":"${part(256)}","e":"AQAB","d":"«${part(256)}»"}⟧`,
  ])()
}

const indent = (text: string, by: string) => text.replace(/^/gm, by)
const escaped = (text: string) => text.replaceAll('\n', '\\n')

const FORMS: Record<string, (c: Chance) => string> = {
  'PEM alone': (c) => `«${pem(c)}»\n`,
  'PEM with Windows line ends': (c) => `«${pem(c).replaceAll('\n', '\r\n')}»\r\n`,
  'PEM with a headline': (c) => `Here is the key:\n\n«${pem(c)}»\n\nthanks`,
  'PEM in a JSON string': (c) => `{"type": "key", "private_key": "«${escaped(pem(c, ''))}»\\n"}`,
  'PEM in an env file': (c) => `PRIVATE_KEY="«${escaped(pem(c, 'RSA '))}»"\n`,
  'PEM in YAML': (c) =>
    `tls:\n  key: |\n    «${indent(pem(c), '    ').trimStart()}»\n  port: 8443\n`,
  'PEM in code': (c) => `const key = \`«${pem(c)}»\``,
  'PEM quoted in mail': (c) => `> «${indent(pem(c), '> ').slice(2)}»\n`,
  'PEM in a fence': (c) => `\`\`\`\n«${pem(c)}»\n\`\`\``,
  'PEM in XML': (c) => `<key>«${pem(c)}»</key>`,
  'PEM in one line of spaces': (c) => `key: «${pem(c).replaceAll('\n', ' ')}»`,
  'PEM without an end': (c) => `⟦-----BEGIN ${'RSA'} PRIVATE KEY-----\n«${body(c, 'RSA ')}»⟧`,
  'PEM in base64': (c) => `  tls.key: «${Buffer.from(`${pem(c)}\n`).toString('base64')}»\n`,
  PGP: (c) => `«${pgp(c)}»\n`,
  PuTTY: (c) => `⟦${putty(c)}⟧\n`,
  age: (c) => `# created: today\n«AGE-SECRET-${'KEY'}-1${c.chars('bech32', 58).toUpperCase()}»\n`,
  JWK: (c) => jwk(c),
}

export function privateKeyCases(seed: number, each = 12): Case[] {
  const c = chance(seed)
  return Object.entries(FORMS).flatMap(([what, write]) =>
    Array.from({ length: each }, () => marked('private-key', what, write(c))),
  )
}
