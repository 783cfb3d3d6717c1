import { describe, expect, test } from 'vitest'
import { textOfFile } from '#lib/guard/file-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('textOfFile', () => {
  test('is told from the bytes: UTF-8, with a mark or without', () => {
    expect(textOfFile(bytes('schlüssel=1\n'))).toBe('schlüssel=1\n')
    expect(textOfFile(bytes('\ufeffkey=1'))).toBe('key=1')
  })

  test.each([
    ['utf16le', [0xff, 0xfe]],
    ['utf16be', [0xfe, 0xff]],
  ])('is %s where its mark says so', (encoding, mark) => {
    const little = Buffer.from('key=ü', 'utf16le')
    const text = encoding === 'utf16le' ? little : little.swap16()
    expect(textOfFile(Buffer.concat([Buffer.from(mark), text]))).toBe('key=ü')
  })

  test('a few bytes of an old encoding do not make it data', () => {
    const latin1 = Buffer.from('# für den Läufer\nkey=1\n', 'latin1')
    expect(textOfFile(latin1)).toMatch(/\nkey=1\n$/)
  })

  test('null for data: a NUL among the first bytes, or mostly no UTF-8', () => {
    expect(textOfFile(bytes('PK\u0003\u0004\u0000\u0000key=1'))).toBeNull()
    expect(textOfFile(Uint8Array.from({ length: 300 }, (_, i) => 0x80 + (i % 0x40)))).toBeNull()
  })

  test('half a character at the end is no reason', () => {
    expect(textOfFile(bytes('key=€').subarray(0, 6))).toBe('key=\ufffd')
  })
})
