/** What stands in a note: a text, or files whose names the server can read. */
import * as v from 'valibot'
import type { Bytes } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { pack, unpack } from '../bundle.ts'
import type { Secret } from '../endpoint.ts'
import { decrypt, encrypt } from './crypt.ts'

/** In place of the file's own, which stands encrypted in the archive. */
const NEUTRAL = { name: 'secret.zip', type: 'application/zip' } as const

const filesSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ name: v.string(), type: v.string(), contents: v.string() })),
  v.minLength(1),
)

export async function writeContents(secret: Secret, key: Bytes): Promise<string> {
  if (secret.kind === 'text') return encrypt(secret.content, key)
  const archive = pack([secret])
  const contents = await encrypt(archive, key)
  const facts = JSON.stringify({ ...NEUTRAL, size: archive.length })
  // By hand: nothing in it is escaped in JSON, and looking for what is takes as long as the cipher.
  return `[${facts.slice(0, -1)},"contents":"${contents}"}]`
}

/**
 * @returns null when the key does not fit.
 * @throws CryptoError `crypto/damaged`
 */
export async function readContents(
  kind: 'text' | 'file',
  contents: string,
  key: Bytes,
): Promise<Secret[] | null> {
  if (kind === 'text') {
    const content = await decrypt(contents, key)
    return content && [{ kind, content }]
  }
  const parsed = v.safeParse(filesSchema, contents)
  if (!parsed.success) throw new CryptoError('crypto/damaged')
  const secrets: Secret[] = []
  for (const { name, type, contents: container } of parsed.output) {
    const content = await decrypt(container, key)
    if (!content) return null
    const ours = name === NEUTRAL.name && parsed.output.length === 1 ? unpack(content) : null
    secrets.push(ours ?? { kind, content, name, ...(type !== '' && { type }) })
  }
  return secrets
}
