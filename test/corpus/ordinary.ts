/**
 * Ordinary text that holds no credential: what is on this machine, by kind, in the order of the paths, plus
 * what is generated because no machine has it lying about (logs, public keys). Tests and benchmarks read it
 * where it is; nothing of it is in the repository.
 */
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Chance, chance } from './random.ts'

export interface OrdinaryText {
  kind: string
  /** Where it is from, for whoever looks at a false alarm. */
  from: string
  text: string
}

/** What was read of one kind, and what could not be. */
export interface Ordinary {
  kind: string
  files: number
  bytes: number
  texts: OrdinaryText[]
  missing: string[]
}

interface Source {
  kind: string
  roots: string[]
  wants(path: string): boolean
}

const MODULES = join(import.meta.dirname, '../../node_modules')
/** A scanner's own tests are full of credentials; a map or a snapshot is no text that people write. */
const SKIP =
  /secretlint|\/\.cache|\/\.vite|\/(?:test|tests|__tests__|fixtures|spec)\/|\.map$|\.snap$/
/** Larger files would stand for a whole kind by themselves. */
const LARGEST = 400_000
const python = ['/usr/lib/python3', ...versions('/usr/lib', /^python3\.\d+$/)]

const SOURCES: readonly Source[] = [
  { kind: 'README', roots: [MODULES], wants: (path) => /\.(?:md|markdown)$/i.test(path) },
  {
    kind: 'source',
    roots: [MODULES, '/usr/share/perl5', ...python],
    wants: (path) => /\.(?:ts|mts|py|pm|pl|go|rs|sh|c|h)$/.test(path),
  },
  {
    kind: 'minified',
    roots: [MODULES],
    wants: (path) => /\.min\.(?:js|mjs|css)$|\/dist\/[^/]+\.(?:umd|global|iife)\.js$/.test(path),
  },
  { kind: 'script', roots: [MODULES], wants: (path) => /(?<!\.min)\.(?:js|mjs|cjs)$/.test(path) },
  {
    kind: 'lock files and JSON',
    roots: [join(MODULES, '../package-lock.json'), MODULES],
    wants: (path) => /package-lock\.json$|\.json$|\.ya?ml$|\.toml$|\.lock$/.test(path),
  },
  {
    kind: 'style and pictures',
    roots: [MODULES, '/usr/share'],
    wants: (path) => /(?<!\.min)\.(?:css|scss|svg)$/.test(path),
  },
  {
    kind: 'system documentation',
    roots: ['/usr/share/doc'],
    wants: (path) => /(?:README|NEWS|changelog|copyright|\.txt|\.html?)[^/]*$/i.test(path),
  },
  { kind: 'manuals', roots: ['/usr/share/man'], wants: (path) => /\.\d\w*(?:\.gz)?$/.test(path) },
  {
    kind: 'certificates',
    roots: ['/usr/share/ca-certificates', '/etc/ssl/certs'],
    wants: (path) => /\.(?:crt|pem)$/.test(path),
  },
]

/** @param bytes - of each kind, at most. */
export function ordinaryTexts(bytes: number): Ordinary[] {
  return [
    ...SOURCES.map((source) => collected(source, bytes)),
    generated('logs', logs(bytes)),
    generated('public keys', publicKeys()),
  ]
}

function collected({ kind, roots, wants }: Source, bytes: number): Ordinary {
  const missing = roots.filter((root) => !existsSync(root))
  const paths = roots.filter((root) => existsSync(root)).flatMap((root) => [...walk(root, wants)])
  const texts: OrdinaryText[] = []
  let size = 0
  for (const path of spread(paths)) {
    if (size >= bytes) break
    const text = readText(path)
    if (text === undefined || text.length < 40) continue
    const part = text.slice(0, Math.min(bytes - size, Math.max(20_000, bytes / 20)))
    texts.push({ kind, from: path, text: part })
    size += part.length
  }
  return { kind, files: texts.length, bytes: size, texts, missing }
}

function generated(kind: string, texts: string[]): Ordinary {
  return {
    kind,
    files: texts.length,
    bytes: texts.reduce((sum, text) => sum + text.length, 0),
    texts: texts.map((text) => ({ kind, from: 'generated', text })),
    missing: [],
  }
}

/** So that one package with many files does not stand for all: one of every part of the list in turn. */
function spread(paths: string[]): string[] {
  const parts = 97
  const out: string[] = []
  const size = Math.ceil(paths.length / parts)
  for (let turn = 0; turn < size; turn++) {
    for (let part = 0; part < parts; part++) {
      const path =
        turn < size && part * size + turn < (part + 1) * size
          ? paths[part * size + turn]
          : undefined
      if (path !== undefined) out.push(path)
    }
  }
  return out
}

function* walk(path: string, wants: (path: string) => boolean): Generator<string> {
  if (SKIP.test(path)) return
  let entries: import('node:fs').Dirent[]
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    // A file, or a folder that only root may read.
    if (wants(path)) yield path
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const inside = join(path, entry.name)
    if (entry.isDirectory()) yield* walk(inside, wants)
    else if (entry.isFile() && wants(inside) && !SKIP.test(inside)) yield inside
  }
}

function readText(path: string): string | undefined {
  try {
    const bytes = readFileSync(path)
    if (bytes.length > LARGEST && !path.endsWith('package-lock.json')) return undefined
    const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes
    return plain.includes(0) ? undefined : plain.toString('utf8')
  } catch {
    return undefined
  }
}

function versions(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((entry) => name.test(entry))
    .sort()
    .map((entry) => join(folder, entry))
}

const WORDS = ['cart', 'order', 'auth', 'mailer', 'worker', 'gateway', 'billing', 'search']

/** As servers write them: ids, hashes, addresses, agents, and a word or two about tokens. */
const LINES: readonly ((c: Chance, at: string) => string)[] = [
  (c, at) =>
    `10.${c.int(0, 255)}.0.${c.int(1, 254)} - - [${at}] "GET /api/${c.pick(WORDS)}/${c.uuid()} HTTP/2.0" 200 ${c.int(100, 99999)} "-" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"`,
  (c, at) =>
    `${at} INFO  [${c.pick(WORDS)},${c.chars('hex', 32)},${c.chars('hex', 16)}] c.a.s.${c.pick(WORDS)}.Service : done in ${c.int(1, 900)} ms`,
  (c, at) =>
    `{"level":"info","ts":"${at}","caller":"server/http.go:${c.int(10, 900)}","msg":"request","request_id":"${c.chars('base36', 20)}","path":"/v1/${c.pick(WORDS)}","status":200}`,
  (c, at) =>
    `${at} sshd[${c.int(100, 99999)}]: Accepted publickey for deploy from 10.0.0.${c.int(1, 254)} port ${c.int(1024, 65535)} ssh2: ED25519 SHA256:${c.base64(32).replace('=', '')}`,
  (c, at) =>
    `${at} kernel: [${c.int(1, 99999)}.${c.chars('digit', 6)}] EXT4-fs (sda1): mounted filesystem ${c.uuid()} r/w`,
  (c, at) =>
    `${at} WARN  token refresh took ${c.int(1, 9)}.${c.chars('digit', 3)}s for user=${c.int(1000, 99999)} session=${c.chars('hex', 8)}`,
  (c, at) =>
    `${at} DEBUG cache miss key=user:${c.int(1, 99999)}:profile shard=${c.int(0, 15)} etag="${c.chars('hex', 32)}"`,
  (c, at) =>
    `${at} dockerd: pulled registry.internal.test/${c.pick(WORDS)}@sha256:${c.chars('hex', 64)} in ${c.int(1, 60)}s`,
  (c, at) => `${at} git: ${c.chars('hex', 40)}..${c.chars('hex', 40)} main -> main`,
  (c, at) => `${at} ERROR login failed for user admin: invalid password (attempt ${c.int(1, 5)})`,
  (c) =>
    `\tat com.acme.${c.pick(WORDS)}.${c.pick(['TokenFilter', 'PasswordEncoder', 'KeyStore'])}.apply(${c.pick(WORDS)}.java:${c.int(1, 900)})`,
  (c, at) =>
    `${at} nginx: upstream 10.0.${c.int(0, 9)}.${c.int(1, 254)}:8080 status=502 trace=1-${c.chars('hex', 8)}-${c.chars('hex', 24)}`,
  (c, at) =>
    `${at} kafka: offset=${c.chars('digit', 9)} topic=${c.pick(WORDS)}-events key=${c.uuid()} partition=${c.int(0, 31)}`,
  (c, at) =>
    `${at} pod/${c.pick(WORDS)}-${c.chars('base36', 10)}-${c.chars('base36', 5)} Killing container, exit code 137`,
  (c, at) =>
    `${at} mail: ${c.chars('HEX', 10)}: to=<a.${c.chars('lower', 6)}@acme.test>, relay=mx1.acme.test[10.0.0.${c.int(1, 9)}]:25, status=sent (250 2.0.0 Ok: queued as ${c.chars('base62', 15)})`,
]

function logs(bytes: number): string[] {
  const c = chance(11)
  const texts: string[] = []
  for (let size = 0; size < bytes; ) {
    const lines = Array.from({ length: 200 }, (_, i) =>
      c.pick(LINES)(
        c,
        `2031-04-${10 + (texts.length % 18)}T09:${10 + (i % 49)}:${10 + (i % 37)}.${c.chars('digit', 3)}Z`,
      ),
    )
    const text = lines.join('\n')
    texts.push(text)
    size += text.length
  }
  return texts
}

/** Public halves, in the forms in which they are handed round. */
function publicKeys(): string[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  const ed = generateKeyPairSync('ed25519').publicKey
  const c = chance(13)
  const armour = c.base64(600).replace(/.{64}/g, '$&\n')
  return [
    ...[rsa, ec, ed].map((key) => key.export({ type: 'spki', format: 'pem' }).toString()),
    rsa.export({ type: 'pkcs1', format: 'pem' }).toString(),
    ...[rsa, ec, ed].map((key) => JSON.stringify(key.export({ format: 'jwk' }))),
    ...[rsa, ec].map(
      (key) =>
        `-----BEGIN CERTIFICATE REQUEST-----\n${key.export({ type: 'spki', format: 'der' }).toString('base64')}\n-----END CERTIFICATE REQUEST-----`,
    ),
    ...Array.from(
      { length: 20 },
      () => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${c.chars('base64', 43)} deploy@build`,
    ),
    ...Array.from(
      { length: 10 },
      () => `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ${c.chars('base64', 490)} me@laptop`,
    ),
    `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${armour}\n=${c.chars('base64', 4)}\n-----END PGP PUBLIC KEY BLOCK-----`,
    ...Array.from({ length: 10 }, () => `public key: age1${c.chars('bech32', 58)}`),
    ...Array.from(
      { length: 10 },
      () => `SHA256:${c.base64(32).replace('=', '')} root@host (ECDSA)`,
    ),
  ]
}
