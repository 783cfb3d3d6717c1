/** What to do first about a credential that others may have read, by its kind. Pure. */
import type { Kind } from '#lib/detection/finding.ts'

/** Each has a heading and one or two sentences (`check.advice` in the strings). */
export type Advice =
  | 'key'
  | 'testKey'
  | 'privateKey'
  | 'password'
  | 'connection'
  | 'webhook'
  | 'otp'
  | 'seedPhrase'

const BY_KIND: Readonly<Record<Kind, Advice>> = {
  secret: 'key',
  token: 'key',
  'test-key': 'testKey',
  'private-key': 'privateKey',
  password: 'password',
  'connection-string': 'connection',
  webhook: 'webhook',
  'otp-seed': 'otp',
  'recovery-code': 'otp',
  'seed-phrase': 'seedPhrase',
}

export function adviceOf(kind: Kind): Advice {
  return BY_KIND[kind]
}
