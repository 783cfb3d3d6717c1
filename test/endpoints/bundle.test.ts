import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { bundle, pack, unpack } from '#lib/endpoints/bundle.ts'
import type { Secret } from '#lib/endpoints/endpoint.ts'

const text: Secret = { kind: 'text', content: utf8('with files') }
const file = (name: string, content = utf8(name)): Secret => ({ kind: 'file', content, name })

describe('several as one', () => {
  test('one stays what it is', () => {
    expect(bundle([text])).toBe(text)
  })

  test('nothing of them is lost, whatever they are called', () => {
    const names = [
      'a.txt',
      'a.txt',
      '../../etc/passwd',
      '__proto__',
      '..',
      '',
      '.env',
      'x'.repeat(70_000),
    ]
    const { content, name, type } = bundle([text, ...names.map((each) => file(each, utf8(each)))])
    expect([name, type]).toEqual(['secret.zip', 'application/zip'])
    const entries = unzipSync(content)
    expect(Object.keys(entries)).toEqual([
      'message.txt',
      'a.txt',
      '2-a.txt',
      '.._.._etc_passwd',
      '___proto__',
      '_..',
      'file',
      '.env',
      'x'.repeat(200),
    ])
    const contents = Object.values(entries).map((bytes) => new TextDecoder().decode(bytes))
    expect(contents).toEqual(['with files', ...names])
  })
})

describe('an archive of one file', () => {
  test('is opened again', () => {
    const only = file('ключ.pem', randomBytes(500))
    expect(unpack(pack([only]))).toEqual(only)
  })

  test.each([
    ['of two files', pack([file('a'), file('b')])],
    ['that is none', randomBytes(500)],
    ['that is empty', utf8('')],
  ])('%s is left alone', (_, archive) => {
    expect(unpack(archive)).toBeNull()
  })
})
