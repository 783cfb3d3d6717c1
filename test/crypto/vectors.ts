import { readFileSync } from 'node:fs'
import type { Header } from '#lib/crypto/payload.ts'

/** One object of `test/vectors/envelope-v1.json`; see the README there. */
export interface Vector {
  name: string
  passphrase: string | null
  seed: string
  id: string
  salt: string
  linkKey: string
  openKey: string
  commit: string
  key: string
  header: Header
  content: string
  envelope: string
  link: string
}

export const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../vectors/envelope-v1.json', import.meta.url), 'utf8'),
)

/** Bytes of base64url text, by Node. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}
