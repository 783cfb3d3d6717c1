import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { squeeze } from '#scripts/squeeze.ts'
import { bytesInZip, EMPTY_ZIP_BYTES, readZip, writeZip, type ZipEntry } from '#scripts/zip.ts'
import { temporaryFolder } from '#test/support/temp.ts'

function deflated(name: string, file: Buffer): ZipEntry {
  const data = deflateRawSync(file)
  return { name, isDeflated: true, crc: crc32(file), size: file.length, data }
}

const text = Buffer.from('One secret, opened once. '.repeat(400))
const stored = Buffer.from([1, 2, 3])
const entries: ZipEntry[] = [
  deflated('a/text.txt', text),
  { name: 'ü.bin', isDeflated: false, crc: crc32(stored), size: 3, data: stored },
]

test('what is written is read again, and counted to the byte', () => {
  const zip = writeZip(entries)
  expect(readZip(zip)).toEqual(entries)
  const bytes = entries.reduce((sum, entry) => sum + bytesInZip(entry), EMPTY_ZIP_BYTES)
  expect(zip.length).toBe(bytes)
})

test('squeezing leaves the files as they were, in fewer bytes', async () => {
  const folder = temporaryFolder('zip')
  onTestFinished(folder.remove)
  const path = join(folder.path, 'test.zip')
  writeFileSync(path, writeZip(entries))
  await squeeze(path)
  const squeezed = readZip(readFileSync(path))
  expect(squeezed.map(({ name, crc, size }) => ({ name, crc, size }))).toEqual(
    entries.map(({ name, crc, size }) => ({ name, crc, size })),
  )
  const [first, second] = squeezed
  expect(inflateRawSync(first?.data ?? stored)).toEqual(text)
  expect(first?.data.length).toBeLessThan(entries[0]?.data.length ?? 0)
  expect(second).toEqual(entries[1])
})
