/** Packages compressed as far as deflate goes: Zopfli finds a twentieth that zlib leaves. */
import { readFileSync, writeFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { deflateAsync } from '@gfx/zopfli'
import { readZip, writeZip, type ZipEntry } from './zip.ts'

/** Rewrites a zip archive with the same files in fewer bytes. */
export async function squeeze(path: string): Promise<void> {
  const entries = readZip(readFileSync(path))
  writeFileSync(path, writeZip(await Promise.all(entries.map(squeezed))))
}

async function squeezed(entry: ZipEntry): Promise<ZipEntry> {
  const file = entry.isDeflated ? inflateRawSync(entry.data) : entry.data
  const data = Buffer.from(await deflateAsync(file, { numiterations: 40 }))
  return data.length < entry.data.length ? { ...entry, isDeflated: true, data } : entry
}
