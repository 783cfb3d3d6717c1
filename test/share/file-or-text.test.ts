import { expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import { fileOrText } from '#lib/share/file-or-text.ts'
import { PROBED } from '../components/gallery/probed.ts'

const file = (bytes: Uint8Array<ArrayBuffer>) =>
  ({ kind: 'file', bytes, name: '.env', type: '' }) as const
const taking = (fileBytes: number) => ({ capabilities: { ...PROBED.capabilities, fileBytes } })

test('a file stays one where the endpoint takes it; else what is in it goes, if that is text', () => {
  const env = file(utf8('KEY=1\n'))
  expect(fileOrText(env, taking(6))).toBe(env)
  for (const less of [0, 5]) {
    expect(fileOrText(env, taking(less))).toEqual({ kind: 'text', text: 'KEY=1\n' })
  }
  const data = file(Uint8Array.of(0, 1))
  expect(fileOrText(data, taking(0))).toBe(data)
})
