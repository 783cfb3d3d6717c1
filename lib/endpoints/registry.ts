import type { EndpointKind } from './endpoint.ts'
import matchstick from './kinds/matchstick.ts'

type Loader = () => Promise<{ default: EndpointKind }>

/** Whoever has one kind of server loads the code of that one. Ours is always there. */
const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  ['privatebin', () => import('./kinds/privatebin.ts')],
  ['cryptgeon', () => import('./kinds/cryptgeon.ts')],
  ['enclosed', () => import('./kinds/enclosed.ts')],
  ['hemmelig', () => import('./kinds/hemmelig.ts')],
  ['hemmelig-v6', () => import('./kinds/hemmelig-v6.ts')],
  ['onetimesecret', () => import('./kinds/onetimesecret.ts')],
  ['custom', () => import('./kinds/custom.ts')],
  ['passwordpusher', () => import('./kinds/passwordpusher.ts')],
  ['openbao', () => import('./kinds/openbao.ts')],
  ['yopass', () => import('./kinds/yopass.ts')],
])

export const kindNames: readonly string[] = [matchstick.kind, ...loaders.keys()]

/** Those whose servers tell what they are; one is what a person says it is. */
export const probedKinds: readonly string[] = kindNames.filter((name) => name !== 'custom')

/**
 * For pages: a service worker cannot import on demand.
 * @returns null for a kind that this version does not know.
 */
export async function loadKind(name: string): Promise<EndpointKind | null> {
  if (name === matchstick.kind) return matchstick
  const loaded = await loaders.get(name)?.()
  return loaded?.default ?? null
}
