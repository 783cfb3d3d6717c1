/** What Hemmelig 7 has handed over becomes a secret. It is used up by then: nothing of it is let go. */
import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeText } from '#lib/crypto/payload.ts'
import { bundle } from '../bundle.ts'
import type { EndpointPorts, Opened, Secret } from '../endpoint.ts'
import { arrived } from '../outcomes.ts'
import type { Wait } from '../repeat.ts'
import { detach } from './attachments.ts'
import { decrypt, OVERHEAD_BYTES } from './crypt.ts'
import { readEditorText } from './editor-text.ts'
import type { Stored } from './wire.ts'

/** @param keys - tried one after another, and made only then: each takes a second. */
export async function unlock(
  baseUrl: string,
  stored: Stored,
  keys: readonly (() => Promise<Bytes>)[],
  ports: EndpointPorts,
  wait: Wait,
): Promise<Opened> {
  for (const derive of keys) {
    const key = await derive()
    const html = await decrypt(stored.secret, key)
    if (!html) continue
    const text = readEditorText(decodeText(html))
    const files = stored.files ?? []
    const isAll = text === '' && files.length > 0
    const attached = await detach(baseUrl, { files, key, isAll }, ports, wait)
    const secrets = isAll ? attached : [textSecret(text), ...attached]
    return arrived(await labelled(bundle(secrets), stored.title, key), stored.views ?? null)
  }
  throw new CryptoError('crypto/damaged')
}

function textSecret(text: string): Secret {
  return { kind: 'text', content: utf8(text) }
}

/** A title that cannot be read is none: the secret is worth more. */
async function labelled(
  secret: Secret,
  title: Bytes | null | undefined,
  key: Bytes,
): Promise<Secret> {
  if (!title || title.length <= OVERHEAD_BYTES) return secret
  const label = await decrypt(title, key)
  return label ? { ...secret, label: new TextDecoder().decode(label) } : secret
}
