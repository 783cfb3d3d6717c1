import type { Bytes } from '#lib/crypto/bytes.ts'
import type { Secret } from './endpoint.ts'
import { readZip, writeZip } from './zip.ts'

const TEXT_NAME = 'message.txt'
/** Characters, from the end, where the extension is. A ZIP archive has room for 64 KiB. */
const MOST_NAME_LENGTH = 200

/**
 * What other clients hand over at once, a text and files or several files, as one: the page of this
 * extension shows one thing, and nothing may be lost of what was burnt by opening it. More than one
 * become a ZIP archive, uncompressed.
 */
export function bundle(secrets: readonly Secret[]): Secret {
  const [first] = secrets
  if (first && secrets.length === 1) return first
  return { kind: 'file', content: pack(secrets), name: 'secret.zip', type: 'application/zip' }
}

/** As a ZIP archive, uncompressed: its length then tells nothing of its content. */
export function pack(secrets: readonly Secret[]): Bytes {
  const entries: Record<string, Uint8Array> = {}
  for (const { kind, name, content } of secrets) {
    entries[unusedName(kind === 'text' ? TEXT_NAME : name || 'file', entries)] = content
  }
  return writeZip(Object.entries(entries))
}

/** The one file in an archive of ours; null for any other archive, and for what is none. */
export function unpack(archive: Bytes): Secret | null {
  const [only, ...more] = readZip(archive) ?? []
  if (!only || more.length > 0) return null
  const [name, content] = only
  return { kind: 'file', content, name }
}

/** One path segment, so that unpacking writes nowhere else. */
function unusedName(name: string, taken: Readonly<Record<string, unknown>>): string {
  const whole = name.replace(/[\\/\p{Cc}]/gu, '_').slice(-MOST_NAME_LENGTH)
  // Not a folder's own name or its parent's, nor what an object has without being told.
  const segment = /^\.*$/.test(whole) || whole in {} ? `_${whole}` : whole
  let unused = segment
  for (let count = 2; Object.hasOwn(taken, unused); count++) unused = `${count}-${segment}`
  return unused
}
