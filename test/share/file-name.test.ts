import { describe, expect, test } from 'vitest'
import { readableFileName, safeFileName, shortFileName } from '#lib/share/file-name.ts'

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

test('shortFileName leaves a name as it is, but for its length', () => {
  expect(shortFileName('../a\u202Eb.pem')).toBe('../a\u202Eb.pem')
  const long = `${'🔑'.repeat(2000)}.pem`
  expect(safeFileName(shortFileName(long))).toBe(safeFileName(long))
  expect([...shortFileName(long)]).toHaveLength(200)
})

describe('readableFileName', () => {
  test('keeps the name as it is called, in one line and in its order', () => {
    expect(readableFileName('.env')).toBe('.env')
    expect(readableFileName('keys\n\u202eexe.pem')).toBe('keysexe.pem')
  })

  test('cuts a long one in its middle', () => {
    const name = readableFileName(`${'deploy-key-'.repeat(20)}production.pem`)
    expect(name).toMatch(/^deploy-key-.*….*-production\.pem$/)
    expect(name).toHaveLength(60)
  })
})
