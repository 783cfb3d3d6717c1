import type { EndpointKind } from './endpoint.ts'
import matchstick from './kinds/matchstick.ts'

/** Every kind of server that links may lie on. A list, since Node knows no `import.meta.glob`. */
export const kinds: readonly EndpointKind[] = [matchstick]

/** @returns null for a kind that this version does not know. */
export function kindNamed(name: string): EndpointKind | null {
  return kinds.find(({ kind }) => kind === name) ?? null
}
