/** What is encrypted in a paste: a text, and files as data URLs beside it. */
import * as v from 'valibot'
import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeText } from '#lib/crypto/payload.ts'
import { decodeBase64, encodeBase64 } from '../base64.ts'
import type { Secret } from '../endpoint.ts'

/** Since 1.7.7 lists, before it one of each. */
const oneOrMore = v.optional(
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((one) => (typeof one === 'string' ? [one] : one)),
  ),
  [],
)
const messageSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    paste: v.optional(v.string(), ''),
    attachment: oneOrMore,
    attachment_name: oneOrMore,
  }),
)
const DATA_URL = /^data:([^,;]*)(?:;[^,;]*)*?(;base64)?,/

export function writeMessage({ kind, content, name, type }: Secret): string {
  if (kind === 'text') return JSON.stringify({ paste: decodeText(content) })
  const url = `data:${type ?? 'application/octet-stream'};base64,`
  const names = JSON.stringify([name ?? ''])
  // By hand: nothing of base64 is escaped in JSON, and looking for what is takes as long as the cipher.
  const urls = `["${JSON.stringify(url).slice(1, -1)}${encodeBase64(content)}"]`
  return `{"paste":"","attachment":${urls},"attachment_name":${names}}`
}

/**
 * All of it, the text first.
 * @throws CryptoError `crypto/damaged`
 */
export function readMessage(json: string): Secret[] {
  const parsed = v.safeParse(messageSchema, json)
  if (!parsed.success) throw new CryptoError('crypto/damaged')
  const { paste, attachment, attachment_name: names } = parsed.output
  const files = attachment.map((url, index) => fileIn(url, names[index] ?? ''))
  const isFileAlone = paste === '' && files.length > 0
  return isFileAlone ? files : [{ kind: 'text', content: utf8(paste) }, ...files]
}

function fileIn(url: string, name: string): Secret {
  const [start = '', type = '', isBase64] = DATA_URL.exec(url) ?? []
  const rest = url.slice(start.length)
  const content = start === '' ? null : isBase64 ? decodeBase64(rest) : bytesOf(rest)
  // What nobody can read is handed over as it came: its server has nothing left of it.
  if (!content) return { kind: 'file', content: utf8(url), name }
  return { kind: 'file', content, name, ...(type !== '' && { type }) }
}

function bytesOf(escaped: string): Bytes | null {
  try {
    return utf8(decodeURIComponent(escaped))
  } catch {
    // No escapes of UTF-8: nothing that a browser wrote.
    return null
  }
}
