/** Reading and writing zip archives as stores take them: no comment, no encryption, no zip64. */

/** Signatures and fixed lengths of PKWARE's APPNOTE 6.3.10: 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL = { signature: 0x04034b50, bytes: 30 }
const CENTRAL = { signature: 0x02014b50, bytes: 46 }
const END = { signature: 0x06054b50, bytes: 22 }
const [STORED, DEFLATED, UTF8_NAMES] = [0, 8, 0x800]
/** 2.0: files that are deflated. */
const VERSION_NEEDED = 20
/** 1 January 1980, the first day there is: a package is the same whenever it is made. */
const DATE = 0x21

export interface ZipEntry {
  name: string
  isDeflated: boolean
  crc: number
  /** Of the file itself. */
  size: number
  /** As it lies in the archive. */
  data: Buffer
}

/** What an archive spends on an entry: its data, and its name twice. */
export function bytesInZip({ name, data }: ZipEntry): number {
  return LOCAL.bytes + CENTRAL.bytes + 2 * Buffer.byteLength(name) + data.length
}

export const EMPTY_ZIP_BYTES = END.bytes

export function readZip(zip: Buffer): ZipEntry[] {
  const end = zip.length - END.bytes
  if (zip.readUInt32LE(end) !== END.signature) throw new TypeError('"zip" expected no comment')
  let at = zip.readUInt32LE(end + 16)
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [nameBytes, extraBytes] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)]
    const local = zip.readUInt32LE(at + 42)
    const start = local + LOCAL.bytes + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const entry = {
      name: zip.toString('utf8', at + CENTRAL.bytes, at + CENTRAL.bytes + nameBytes),
      isDeflated: zip.readUInt16LE(at + 10) === DEFLATED,
      crc: zip.readUInt32LE(at + 16),
      size: zip.readUInt32LE(at + 24),
      data: zip.subarray(start, start + zip.readUInt32LE(at + 20)),
    }
    at += CENTRAL.bytes + nameBytes + extraBytes + zip.readUInt16LE(at + 32)
    return entry
  })
}

export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const shared = sharedFields(entry, name.length)
    const local = Buffer.alloc(LOCAL.bytes)
    local.writeUInt32LE(LOCAL.signature)
    shared.copy(local, 4)
    const central = Buffer.alloc(CENTRAL.bytes)
    central.writeUInt32LE(CENTRAL.signature)
    central.writeUInt16LE(VERSION_NEEDED, 4)
    shared.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    locals.push(local, name, entry.data)
    centrals.push(central, name)
    offset += local.length + name.length + entry.data.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(END.bytes)
  end.writeUInt32LE(END.signature)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

/** The 26 bytes that an entry's header and the directory have in common. */
function sharedFields({ isDeflated, crc, size, data }: ZipEntry, nameBytes: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION_NEEDED)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt16LE(isDeflated ? DEFLATED : STORED, 4)
  fields.writeUInt16LE(DATE, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(data.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(nameBytes, 22)
  return fields
}
