import { crc32 as peer } from 'node:zlib'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { crc32, writeZip } from '#lib/endpoints/zip.ts'

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

test('the same files are the same archive, whenever they are packed', () => {
  const files = [['a', utf8('b')]] as const
  expect(writeZip(files)).toEqual(writeZip(files))
})
