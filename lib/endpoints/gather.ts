import { utf8 } from '#lib/crypto/bytes.ts'
import type { Secret } from './endpoint.ts'

/**
 * Files that a server hands over one by one, after it has given out the secret that they belong to.
 * One that does not come is told by an empty file of its name, as long as there is something else:
 * nothing may be lost of what was used up by opening it.
 * @param isAll - nothing came with them.
 * @throws what the first of them failed with, when nothing came at all.
 */
export async function gather(
  files: readonly { name: string; fetch: () => Promise<Secret> }[],
  isAll: boolean,
): Promise<Secret[]> {
  const arrived: Secret[] = []
  const failures: unknown[] = []
  for (const { name, fetch } of files) {
    try {
      arrived.push(await fetch())
    } catch (error) {
      failures.push(error)
      arrived.push({ kind: 'file', content: utf8(''), name: `${name}.missing` })
    }
  }
  if (isAll && files.length > 0 && failures.length === files.length) throw failures[0]
  return arrived
}
