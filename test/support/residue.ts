/** Looking for what must not be there, in whatever a run left behind. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBase64url } from '#lib/crypto/base64url.ts'

export interface Needle {
  name: string
  bytes: Buffer
}

/** A text in the encodings in which browsers, databases and requests write it. */
export function needlesOfText(name: string, text: string): Needle[] {
  const utf8 = Buffer.from(text, 'utf8')
  return [
    { name: `${name} (UTF-8)`, bytes: utf8 },
    { name: `${name} (UTF-16)`, bytes: Buffer.from(text, 'utf16le') },
    { name: `${name} (percent-encoded)`, bytes: Buffer.from(encodeURIComponent(text)) },
    ...base64Needles(name, utf8),
  ]
}

/** The seed of a link: as it stands in the fragment, as bytes, and as other base64. */
export function needlesOfLink(name: string, link: string): Needle[] {
  const encoded = /#1[np]([\w-]{47})/.exec(link)?.[1] ?? ''
  const seed = decodeBase64url(encoded)?.subarray(0, 32)
  if (!seed) throw new Error(`This is no link: ${link}`)
  return [
    // The seed alone, without the check behind it: 40 characters hold only bytes of the seed.
    { name: `${name} (base64url)`, bytes: Buffer.from(encoded.slice(0, 40)) },
    { name: `${name} (UTF-16)`, bytes: Buffer.from(encoded.slice(0, 40), 'utf16le') },
    { name: `${name} (hex)`, bytes: Buffer.from(Buffer.from(seed).toString('hex')) },
    { name: `${name} (bytes)`, bytes: Buffer.from(seed) },
  ]
}

/** The names of all needles in a haystack. */
export function findIn(haystack: Buffer | string, needles: Needle[]): string[] {
  const bytes = typeof haystack === 'string' ? Buffer.from(haystack) : haystack
  return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ name }) => name)
}

/** `file: needle` for every file below a folder that holds one. */
export function findInFiles(folder: string, needles: Needle[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return findIn(readFileSync(path), needles).map((name) => `${path}: ${name}`)
    })
}

/** Base64 of a text inside other bytes: three alignments, cut to what the neighbours cannot change. */
function base64Needles(name: string, utf8: Buffer): Needle[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64')
    const from = Math.ceil((shift * 4) / 3)
    const to = Math.floor(((shift + utf8.length) * 4) / 3)
    const text = encoded.slice(from, to)
    return { name: `${name} (base64 at ${shift})`, bytes: Buffer.from(text) }
  })
}
