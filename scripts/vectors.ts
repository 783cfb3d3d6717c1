/**
 * Writes `test/vectors/envelope-v1.json`. Everything follows from the names below, so a second
 * run gives the same file; a change in it is a change of the format.
 */
import { writeFile } from 'node:fs/promises'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { type Bytes, sha256, utf8 } from '#lib/crypto/bytes.ts'
import { deriveOpeningKeys, seal } from '#lib/crypto/envelope.ts'
import { deriveLinkKeys } from '#lib/crypto/keys.ts'
import { formatFragment } from '#lib/crypto/link.ts'
import { encodePayload, type Header } from '#lib/crypto/payload.ts'
import { CHUNK_BYTES } from '#lib/crypto/stream.ts'

interface Case {
  name: string
  passphrase?: string | null
  header?: Partial<Header>
  content: Bytes
}

const TIMES = {
  created: '2026-01-02T03:04:05.678Z',
  expiresAt: '2026-01-03T03:04:05.678Z',
  maxOpens: 1,
} as const

const KEY = utf8('EXAMPLE_API_KEY=not-a-real-key\n')

const CASES: Case[] = [
  { name: 'without passphrase', content: KEY },
  { name: 'with passphrase', passphrase: 'correct horse battery staple', content: KEY },
  {
    name: 'passphrase that NFKC changes',
    passphrase: ['\ufb01ve', 'cafe\u0301s', '\uff12\uff10\uff12\uff16'].join(' '),
    content: KEY,
  },
  {
    name: 'passphrase that is trimmed',
    passphrase: ['\u3000\t', 'two', '', 'words\u0085\u00a0\r\n'].join(' '),
    content: KEY,
  },
  { name: 'empty label', header: { label: '' }, content: KEY },
  { name: 'empty content', content: utf8('') },
  { name: 'one chunk', header: { label: 'Staging .env', maxOpens: 3 }, content: lines(5000) },
  { name: 'content of 65536 bytes', content: lines(CHUNK_BYTES) },
  { name: 'padded payload of exactly 65536 bytes', content: contentThatFills(CHUNK_BYTES) },
  { name: 'several chunks', content: lines(140_000) },
  {
    name: 'non-ASCII',
    passphrase: 'пароль 🔑 密码',
    header: { label: 'Zugang für Łukasz · 鍵' },
    content: utf8('\ufeffpäßwort = „🔥 Streichholz“\r\nשלום\u2028密码\u0000'),
  },
  {
    name: 'file',
    header: { kind: 'file', name: 'id_ed25519', type: 'application/octet-stream', label: 'Key' },
    content: Uint8Array.from({ length: 256 }, (_, i) => i),
  },
]

await writeFile(
  new URL('../test/vectors/envelope-v1.json', import.meta.url),
  `${JSON.stringify(await Promise.all(CASES.map(vector)), null, 2)}\n`,
)

async function vector({ name, passphrase = null, header, content }: Case) {
  const seed = await sha256(utf8(`matchstick test vector: ${name}`))
  const stated = { kind: 'text' as const, ...TIMES, ...header }
  const sealed = await seal(
    { header: stated, content },
    { passphrase, stretch: stretchPassphrase, seed },
  )
  const { salt } = await deriveLinkKeys(seed)
  const keys = await deriveOpeningKeys(seed, passphrase, stretchPassphrase)
  const mode = passphrase === null ? 'n' : 'p'
  return {
    name,
    passphrase,
    seed: encodeBase64url(seed),
    id: encodeBase64url(keys.id),
    salt: encodeBase64url(salt),
    linkKey: encodeBase64url(keys.linkKey),
    openKey: encodeBase64url(keys.openKey),
    commit: encodeBase64url(keys.commit),
    key: encodeBase64url(keys.key),
    header: { ...stated, length: content.length },
    content: encodeBase64url(content),
    envelope: encodeBase64url(sealed.envelope),
    link: `https://endpoint.example/#${await formatFragment({ mode, seed, locator: null })}`,
  }
}

/** Numbered lines of text, cut at `length` bytes. */
function lines(length: number): Bytes {
  const count = Math.ceil(length / 10)
  const text = Array.from({ length: count }, (_, i) => `${i}`.padStart(9, '0')).join('\n')
  return utf8(`${text}\n`).slice(0, length)
}

/** Content that leaves no padding in a payload of `payloadLength` bytes. */
function contentThatFills(payloadLength: number): Bytes {
  const length = payloadLength - 1000
  const payload = encodePayload({
    header: { kind: 'text', ...TIMES, length },
    content: new Uint8Array(length).fill(1),
  })
  const unused = payload.length - (payload.read(0, payload.length).lastIndexOf(1) + 1)
  return lines(length + unused)
}
