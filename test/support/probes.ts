import matchstick from '#lib/endpoints/kinds/matchstick.ts'
import { kindNames, loadKind } from '#lib/endpoints/registry.ts'

const BASE = 'https://asked.example'

/** What servers of other kinds than ours are asked when an address is added; a server of ours is none of them. */
export const OTHER_PROBES: ReadonlySet<string> = await askedByOthers()

/** As the kinds themselves ask a server that has none of it. */
async function askedByOthers(): Promise<Set<string>> {
  const asked = new Set<string>()
  const ports = {
    fetch: async (input: RequestInfo | URL) => {
      asked.add(String(input).slice(BASE.length))
      return new Response(null, { status: 404 })
    },
    stretch: () => Promise.reject(new Error('nothing is stretched')),
    now: Date.now,
  }
  for (const name of kindNames) {
    if (name === matchstick.kind) continue
    // Some take it for no answer at all.
    await (await loadKind(name))?.probe(`${BASE}/`, ports).catch(() => null)
  }
  return asked
}
