/** What is encrypted in a note: `[text, [[metadata, bytes], ...]]` as CBOR. */
import * as v from 'valibot'
import { type Bytes, concat, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Secret } from '../endpoint.ts'
import { decodeCbor, encodeCbor, encodeText } from './cbor.ts'

const NO_TEXT = utf8('')
/** An array of so many. */
const [ONE, TWO] = [Uint8Array.of(0x81), Uint8Array.of(0x82)]
const NONE = Uint8Array.of(0x80)

const bytesSchema = v.custom<Bytes>((value) => value instanceof Uint8Array)
const fileSchema = v.tuple([
  v.object({ name: v.optional(v.string(), ''), fileType: v.optional(v.string(), '') }),
  bytesSchema,
])
const noteSchema = v.tuple([v.string(), v.array(fileSchema)])

export function writeContent({ kind, content, name = '', type = '' }: Secret): Bytes {
  if (kind === 'text') return concat([TWO, ...encodeText(content), NONE])
  const metadata = { type: 'file', fileType: type, name, size: content.length }
  return concat([TWO, ...encodeText(NO_TEXT), ONE, ...encodeCbor([metadata, content])])
}

/**
 * All of it, the text first.
 * @throws CryptoError `crypto/damaged`
 */
export function readContent(bytes: Bytes): Secret[] {
  const parsed = v.safeParse(noteSchema, decodeCbor(bytes))
  if (!parsed.success) throw new CryptoError('crypto/damaged')
  const [text, assets] = parsed.output
  const files = assets.map(
    ([{ name, fileType }, content]): Secret => ({
      kind: 'file',
      content,
      name,
      ...(fileType !== '' && { type: fileType }),
    }),
  )
  const isFileAlone = text === '' && files.length > 0
  return isFileAlone ? files : [{ kind: 'text', content: utf8(text) }, ...files]
}
