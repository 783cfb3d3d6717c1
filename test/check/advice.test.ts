import { expect, test } from 'vitest'
import { adviceOf } from '#lib/check/advice.ts'
import messages from '#locales/en.json' with { type: 'json' }

const KINDS = [
  'secret',
  'test-key',
  'private-key',
  'password',
  'connection-string',
  'webhook',
  'token',
  'otp-seed',
  'recovery-code',
  'seed-phrase',
] as const

test.for(KINDS)('says what to do first about a %s, in one or two sentences', (kind) => {
  const { title, text } = messages.check.advice[adviceOf(kind)]
  expect(title).not.toBe('')
  expect(text.match(/[.]( |$)/g)?.length).toBeLessThanOrEqual(2)
})

test('a test key is not spoken of as a real one', () => {
  expect(adviceOf('test-key')).not.toBe(adviceOf('secret'))
})
