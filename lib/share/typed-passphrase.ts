/** What a recipient typed, and what it may have been sealed with. */
import { normalForm } from '#lib/crypto/passphrase.ts'
import type { Opened } from '#lib/endpoints/endpoint.ts'

/**
 * Links of ours are sealed with the normal form, those of a server's own page with what was typed
 * there. Where another try asks no server, both are tried.
 * @param opened - with the text as it was typed.
 */
export async function orNormalForm(opened: Opened, typed: string | null): Promise<Opened> {
  if (opened.outcome !== 'wrong-passphrase' || !opened.tryAgain || typed === null) return opened
  const normal = normalForm(typed)
  return normal === typed || normal === '' ? opened : opened.tryAgain(normal)
}
