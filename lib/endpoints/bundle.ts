import { unzipSync } from 'fflate'
import type { Bytes } from '#lib/crypto/bytes.ts'
import type { Secret } from './endpoint.ts'
import { writeZip } from './zip.ts'

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
  let isOurs = true
  try {
    // Compressed it is not of ours, and might unpack to more than there is room for.
    const entries = unzipSync(archive, {
      filter: ({ compression }) => {
        isOurs &&= compression === 0
        return isOurs
      },
    })
    const [only, ...more] = Object.entries(entries)
    if (!only || !isOurs || more.length > 0) return null
    const [name, { buffer, byteOffset, length }] = only
    // It is a copy already, of memory that nobody shares.
    if (!(buffer instanceof ArrayBuffer)) return null
    return { kind: 'file', content: new Uint8Array(buffer, byteOffset, length), name }
  } catch {
    // No archive: a file of somebody's that is called like ours.
    return null
  }
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
