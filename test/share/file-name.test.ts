import { describe, expect, test } from 'vitest'
import { safeFileName } from '#lib/share/file-name.ts'

describe('safeFileName', () => {
  test.each([
    ['prod.env', 'prod.env'],
    ['Schlüssel 2026.pem', 'Schlüssel 2026.pem'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\key.pem', 'key.pem'],
    ['.bashrc', 'bashrc'],
    ['key.pem. . ', 'key.pem'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a<b>:"c|d?e*.txt', 'a_b___c_d_e_.txt'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  test.each(['', '..', '/', 'dir/', '\u202E', ' . '])('nothing is left of %j', (name) => {
    expect(safeFileName(name)).toBeNull()
  })

  test('a long name keeps its extension', () => {
    const name = safeFileName(`${'é'.repeat(5000)}.tar.gz`)
    expect([...(name ?? '')]).toHaveLength(200)
    expect(name).toMatch(/\.tar\.gz$/)
  })
})
