/**
 * ZIP archives of stored files (PKWARE's APPNOTE 6.3, sections 4.3 and 4.4), in one piece of memory: packing with
 * a library took three times as long as all else that a file goes through, for its checksum above all. What is
 * read is what is written here, and no more of the format than that.
 */
import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'

const LOCAL = { signature: 0x04034b50, length: 30 }
const CENTRAL = { signature: 0x02014b50, length: 46 }
const END = { signature: 0x06054b50, length: 22 }
/** What it takes to unpack: folders and no more (2.0). */
const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800
/** The first day there is: when something was sealed is told to nobody. */
const FIRST_DAY = 0x0021

/** @param files - names, once each, of 64 KiB at most, with contents of 4 GiB at most in all. */
export function writeZip(files: readonly (readonly [name: string, content: Uint8Array])[]): Bytes {
  const entries = files.map(([name, content]) => ({ name: utf8(name), content }))
  const total = entries.reduce(
    (sum, { name, content }) =>
      sum + LOCAL.length + CENTRAL.length + 2 * name.length + content.length,
    END.length,
  )
  const archive = new Uint8Array(total)
  const view = new DataView(archive.buffer)
  let at = 0
  const placed = entries.map(({ name, content }) => {
    const place = { name, content, start: at, sum: crc32(content) }
    view.setUint32(at, LOCAL.signature, true)
    writeFacts(view, at + 4, place)
    archive.set(name, at + LOCAL.length)
    archive.set(content, at + LOCAL.length + name.length)
    at += LOCAL.length + name.length + content.length
    return place
  })
  const directory = at
  for (const place of placed) {
    view.setUint32(at, CENTRAL.signature, true)
    view.setUint16(at + 4, VERSION, true)
    writeFacts(view, at + 6, place)
    view.setUint32(at + 42, place.start, true)
    archive.set(place.name, at + CENTRAL.length)
    at += CENTRAL.length + place.name.length
  }
  view.setUint32(at, END.signature, true)
  view.setUint16(at + 8, placed.length, true)
  view.setUint16(at + 10, placed.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return archive
}

/**
 * The files of an archive, each a view into it. What it came in has been authenticated: checksums are left to
 * other programs.
 * @returns null for an archive that is not as `writeZip` writes it, and for what is none.
 */
export function readZip(archive: Bytes): [name: string, content: Bytes][] | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  const end = archive.length - END.length
  if (end < 0 || view.getUint32(end, true) !== END.signature) return null
  const directory = view.getUint32(end + 16, true)
  const files: [string, Bytes][] = []
  let at = directory
  while (at !== end) {
    const place = at + CENTRAL.length <= end ? placeAt(view, at, directory) : null
    const name = place && nameIn(archive.subarray(place.start - place.nameLength, place.start))
    if (!place || name === null) return null
    files.push([name, archive.subarray(place.start, place.start + place.length)])
    at += CENTRAL.length + place.nameLength
  }
  return files
}

/** Where the content of a file stands, by its entry in the directory. */
function placeAt(
  view: DataView,
  at: number,
  directory: number,
): { start: number; length: number; nameLength: number } | null {
  const compression = view.getUint16(at + 10, true)
  const [packed, length] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  const nameLength = view.getUint16(at + 28, true)
  const extra = view.getUint32(at + 30, true)
  const local = view.getUint32(at + 42, true)
  const start = local + LOCAL.length + nameLength
  const isOurs =
    view.getUint32(at, true) === CENTRAL.signature &&
    compression === 0 &&
    extra === 0 &&
    packed === length &&
    start + length <= directory &&
    view.getUint32(local, true) === LOCAL.signature &&
    view.getUint32(local + 26, true) === nameLength
  return isOurs ? { start, length, nameLength } : null
}

function nameIn(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // Of an older program, in another encoding.
    return null
  }
}

/** What both headers of a file say, in the same order; zero are method, time, and the length of what is extra. */
function writeFacts(
  view: DataView,
  at: number,
  { name, content, sum }: { name: Uint8Array; content: Uint8Array; sum: number },
): void {
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, FLAGS, true)
  view.setUint16(at + 8, FIRST_DAY, true)
  view.setUint32(at + 10, sum, true)
  view.setUint32(at + 14, content.length, true)
  view.setUint32(at + 18, content.length, true)
  view.setUint16(at + 22, name.length, true)
}

/** Bytes that are looked at together, which takes a fifth of the time that one by one would. */
const STRIDE = 8
const POLYNOMIAL = 0xedb88320

/** For each place in a stride, the last one first, what each byte there does to the sum: 256 of them. */
function makeTables(): Int32Array {
  const tables = new Int32Array(STRIDE * 256)
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? POLYNOMIAL : 0)
    tables[byte] = sum
  }
  for (let at = 256; at < tables.length; at++) {
    const sum = tables[at - 256] ?? 0
    tables[at] = (sum >>> 8) ^ (tables[sum & 255] ?? 0)
  }
  return tables
}

let tables: Int32Array | undefined

/**
 * As ZIP and PNG have it. Not through a `DataView`: in Firefox that is seven times slower.
 * @internal for vectors.
 */
export function crc32(bytes: Uint8Array): number {
  tables ??= makeTables()
  const of = tables
  let sum = -1
  let at = 0
  for (const end = bytes.length - STRIDE; at <= end; at += STRIDE) {
    sum =
      (of[1792 + ((sum ^ (bytes[at] ?? 0)) & 255)] ?? 0) ^
      (of[1536 + (((sum >>> 8) ^ (bytes[at + 1] ?? 0)) & 255)] ?? 0) ^
      (of[1280 + (((sum >>> 16) ^ (bytes[at + 2] ?? 0)) & 255)] ?? 0) ^
      (of[1024 + ((sum >>> 24) ^ (bytes[at + 3] ?? 0))] ?? 0) ^
      (of[768 + (bytes[at + 4] ?? 0)] ?? 0) ^
      (of[512 + (bytes[at + 5] ?? 0)] ?? 0) ^
      (of[256 + (bytes[at + 6] ?? 0)] ?? 0) ^
      (of[bytes[at + 7] ?? 0] ?? 0)
  }
  for (; at < bytes.length; at++) {
    sum = (sum >>> 8) ^ (of[(sum ^ (bytes[at] ?? 0)) & 255] ?? 0)
  }
  return ~sum >>> 0
}
