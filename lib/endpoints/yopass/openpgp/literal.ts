/** What is encrypted: a literal packet (RFC 9580, section 5.9), which holds a text or a file. */
import { type Bytes, concat, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { headerBytes, readPackets, TAG, writePacket } from './packets.ts'
import { readerOf } from './reader.ts'

export interface Literal {
  /** `text`: its line ends are the reader's affair. `binary`: every byte counts. */
  as: 'text' | 'binary'
  /** Empty for none. */
  name: string
  content: Bytes
}

const FORMAT = { text: 0x75, binary: 0x62 } as const
/** An older name for a text. */
const OLD_TEXT = 0x74
const MOST_NAME_BYTES = 255
const DATE_BYTES = 4

export function writeLiteral({ as, name, content }: Literal): Bytes {
  const nameBytes = cutName(name)
  // Without a date: when it was made is nobody's affair.
  const head = concat([
    Uint8Array.of(FORMAT[as], nameBytes.length),
    nameBytes,
    new Uint8Array(DATE_BYTES),
  ])
  return writePacket(TAG.literal, head, content)
}

/** What `writeLiteral` adds, at most, to a content of so many bytes. */
export function literalOverhead(contentBytes: number, nameBytes: number): number {
  const head = 2 + nameBytes + DATE_BYTES
  return headerBytes(contentBytes + head) + head
}

/** From its end, where the extension is; whole characters. */
function cutName(name: string): Bytes {
  const bytes = utf8(name)
  let start = Math.max(0, bytes.length - MOST_NAME_BYTES)
  while (isInsideCharacter(bytes[start])) start++
  return bytes.subarray(start)
}

function isInsideCharacter(byte = 0): boolean {
  return (byte & 0xc0) === 0x80
}

/**
 * The first one of a message; signatures beside it are not looked at.
 * @throws CryptoError `crypto/damaged`
 */
export function readLiteral(packets: Bytes): Literal {
  const packet = readPackets(packets).find(({ tag }) => tag === TAG.literal)
  if (!packet) throw new CryptoError('crypto/damaged')
  const reader = readerOf(packet.body)
  const format = reader.byte()
  const name = new TextDecoder().decode(reader.bytes(reader.byte()))
  reader.bytes(DATE_BYTES)
  const isText = format === FORMAT.text || format === OLD_TEXT
  return { as: isText ? 'text' : 'binary', name, content: reader.rest() }
}
