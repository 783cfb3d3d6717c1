import { expect, test } from 'vitest'
import { type Filled, type FormProblem, problemOf } from '#lib/models/form-problem.ts'
import { LEAST, PASTEBIN, PROBED } from '../components/gallery/probed.ts'

const FILE = { name: 'a', type: '', size: 1, bytes: async () => new Uint8Array([1]) }
const TEXT: Filled = {
  contentKind: 'text',
  content: { kind: 'text', text: 'key' },
  ttlSeconds: 3600,
  passphrase: null,
}
const WHOLE_KEY = {
  ...PROBED,
  capabilities: { ...PROBED.capabilities, passphrases: { isWholeKey: true, maxAttempts: null } },
}
const NO_FILE: Filled = { ...TEXT, contentKind: 'file', content: null }

test.for<[FormProblem | null, Partial<Filled>, typeof PROBED]>([
  [null, {}, PROBED],
  [null, { passphrase: 'correct horse' }, PROBED],
  [null, { contentKind: 'file', content: { kind: 'file', file: FILE } }, PROBED],
  ['no-text', { content: { kind: 'text', text: ' \n' } }, PROBED],
  ['no-file', NO_FILE, PROBED],
  ['no-files', NO_FILE, LEAST],
  ['no-files', { contentKind: 'file', content: { kind: 'file', file: FILE } }, LEAST],
  ['bad-lifetime', { ttlSeconds: null }, PROBED],
  ['bad-lifetime', { ttlSeconds: 30 * 86400 }, PROBED],
  ['bad-lifetime', { ttlSeconds: 3601 }, PASTEBIN],
  [null, { ttlSeconds: 3601 }, LEAST],
  ['no-passphrase', { passphrase: ' ' }, PROBED],
  ['no-passphrase', { passphrase: '' }, PROBED],
  ['no-passphrase', { passphrase: '\u2003' }, PROBED],
  ['weak-passphrase', { passphrase: 'correct horse' }, WHOLE_KEY],
  [null, { passphrase: 'correct horse battery staple' }, WHOLE_KEY],
  ['no-passphrases', { passphrase: 'correct horse' }, LEAST],
  ['no-passphrases', { passphrase: '' }, LEAST],
])('%s: %j', ([problem, filled, { capabilities }]) => {
  expect(problemOf({ ...TEXT, ...filled }, capabilities)).toBe(problem)
})
