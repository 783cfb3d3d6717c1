import { sessionTokensItem, tokensItem } from './items.ts'

/** What an endpoint is shared with: its creation token, or how a person signed in to it. */
export async function tokenOf(endpointId: string): Promise<string | null> {
  const [ofSession, kept] = await Promise.all([sessionTokensItem.read(), tokensItem.read()])
  return ofSession[endpointId] ?? kept[endpointId] ?? null
}
