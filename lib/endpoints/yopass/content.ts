/** A secret as OpenPGP holds it, and how much of it a server takes. */
import type { Bytes } from '#lib/crypto/bytes.ts'
import type { Secret } from '../endpoint.ts'
import { armorLength } from './openpgp/armor.ts'
import type { Literal } from './openpgp/literal.ts'
import { type Form, messageOverhead } from './openpgp/message.ts'

const [CR, LF] = [13, 10]
/** Of an armored message, as servers come; no call tells another. */
const MOST_CHARACTERS = 10_000
const MOST_NAME_BYTES = 255
/** Where a server sets no limit: what is encrypted stands in memory more than once. */
const MOST_FILE_BYTES = 100 * 2 ** 20

/** A text whose CRs count says so: readers make LF of CRLF in any other. */
export function literalOf({ kind, content, name = '' }: Secret): Literal {
  if (kind === 'file') return { as: 'binary', name, content }
  return { as: content.includes(CR) ? 'binary' : 'text', name: '', content }
}

/** What it is, the link says; a text and a file can be packed alike. */
export function secretOf(kind: Secret['kind'], { as, name, content }: Literal): Secret {
  if (kind === 'file') return { kind, content, ...(name !== '' && { name }) }
  return { kind, content: as === 'text' ? withoutCr(content) : content }
}

/** Its own page writes CRLF for every LF, and makes LF of it again. */
function withoutCr(content: Bytes): Bytes {
  return content.filter((byte, at) => byte !== CR || content[at + 1] !== LF)
}

/** Bytes of a text. */
export function largestText(form: Form): number {
  return largestContent(MOST_CHARACTERS, (length) =>
    armorLength(length + messageOverhead(form, length, 0)),
  )
}

/** Bytes of a file whose name is as long as can be, where a message may have so many. */
export function largestFile(messageBytes: number | null): number {
  return largestContent(
    Math.min(messageBytes ?? MOST_FILE_BYTES, MOST_FILE_BYTES),
    (length) => length + messageOverhead('aead', length, MOST_NAME_BYTES),
  )
}

/** The same where files are armored like texts. */
export function largestArmoredFile(): number {
  return largestContent(MOST_CHARACTERS, (length) =>
    armorLength(length + messageOverhead('mdc', length, MOST_NAME_BYTES)),
  )
}

function largestContent(limit: number, sizeOf: (contentBytes: number) => number): number {
  let length = limit
  while (length > 0 && sizeOf(length) > limit) length--
  return length
}
