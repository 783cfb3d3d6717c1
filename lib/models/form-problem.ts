/** What is missing in a form, or what its endpoint does not have: told before anything is sent. */
import { normalForm } from '#lib/crypto/passphrase.ts'
import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { isTtlAllowed } from '#lib/policy/lifetimes.ts'
import { isTooWeak } from '#lib/share/passphrase-strength.ts'
import type { ShareRequest } from './share-request.ts'

export type FormProblem =
  | 'no-text'
  | 'no-file'
  /** The endpoint takes none. */
  | 'no-files'
  | 'no-passphrase'
  /** It is the whole key there, and too easy to guess. */
  | 'weak-passphrase'
  /** One was chosen, and the endpoint has none. */
  | 'no-passphrases'
  | 'bad-lifetime'

export interface Filled {
  contentKind: 'text' | 'file'
  /** Null where there is none yet. */
  content: ShareRequest['content'] | null
  /** Null where what is typed is no lifetime. */
  ttlSeconds: number | null
  /** Null for none. */
  passphrase: string | null
}

export function problemOf(
  { contentKind, content, ttlSeconds, passphrase }: Filled,
  can: Capabilities,
): FormProblem | null {
  if (contentKind === 'file' && can.fileBytes === 0) return 'no-files'
  if (content === null) return 'no-file'
  if (content.kind === 'text' && content.text.trim() === '') return 'no-text'
  if (ttlSeconds === null || !isTtlAllowed(ttlSeconds, can)) return 'bad-lifetime'
  // It stays on show, to be given up by hand: a secret never goes with less than was chosen.
  if (passphrase !== null && !can.passphrases) return 'no-passphrases'
  if (passphrase === null) return null
  const text = normalForm(passphrase)
  if (text === '') return 'no-passphrase'
  return isTooWeak(text, can.passphrases) ? 'weak-passphrase' : null
}
