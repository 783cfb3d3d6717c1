import { crc32 as peer } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { crc32, readZip, writeZip } from '#lib/endpoints/zip.ts'

test('the sum of any bytes is that of Node, wherever in memory they begin', () => {
  expect(crc32(utf8('123456789'))).toBe(0xcbf43926)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(9), (bytes, start) => {
      const part = bytes.subarray(start)
      expect(crc32(part)).toBe(peer(part))
    }),
  )
})

test('what is packed is unpacked by another program, name by name', () => {
  const files = [
    ['ключ.pem', randomBytes(1000)],
    ['empty', new Uint8Array()],
    ['third', utf8('three')],
  ] as const
  const archive = writeZip(files)
  expect(Object.entries(unzipSync(archive))).toEqual(
    files.map(([name, content]) => [name, content]),
  )
})

test('any files are read back as they were written', () => {
  const anyFile = fc.tuple(fc.string({ unit: 'grapheme' }), fc.uint8Array())
  fc.assert(
    fc.property(fc.array(anyFile), (files) => {
      expect(readZip(writeZip(files))).toEqual(files)
    }),
  )
})

test('one that another program has stored is read, one that it has compressed is not', () => {
  const files = { 'a.txt': utf8('a'.repeat(100)), b: utf8('b') }
  expect(readZip(new Uint8Array(zipSync(files, { level: 0 })))).toEqual(Object.entries(files))
  expect(readZip(new Uint8Array(zipSync(files)))).toBeNull()
})

test('whatever is changed in an archive, what is read lies in it, or nothing is', () => {
  const archive = writeZip([
    ['a', utf8('first')],
    ['b', utf8('second')],
  ])
  fc.assert(
    fc.property(
      fc.nat(archive.length - 1),
      fc.nat(255),
      fc.nat(archive.length),
      (at, byte, length) => {
        const changed = archive.slice(0, length)
        if (at < length) changed[at] = byte
        for (const [, content] of readZip(changed) ?? []) {
          expect(content.byteOffset + content.length).toBeLessThanOrEqual(length)
        }
      },
    ),
    { numRuns: 5000 },
  )
})

test('the same files are the same archive, whenever they are packed', () => {
  const files = [['a', utf8('b')]] as const
  expect(writeZip(files)).toEqual(writeZip(files))
})
