import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { DEFAULT_MAX_ATTEMPTS } from '#lib/endpoints/wire.ts'

/** @returns how many wrong passphrases a new secret bears; null where the server does not count. */
export function attemptsOf(passphrases: Capabilities['passphrases']): number | null {
  const most = passphrases?.maxAttempts ?? null
  return most === null ? null : Math.min(DEFAULT_MAX_ATTEMPTS, most)
}
