import * as v from 'valibot'
import type { ClaimStorage, Claims } from '#lib/share/claims.ts'

const KEY = 'matchstick-claims'
const claimsSchema = v.record(v.string(), v.object({ claim: v.string(), time: v.number() }))

/** Claims in `localStorage`. A browser that keeps none loses the retry after a reload, no more. */
export const localClaims: ClaimStorage = {
  read: async () => read(),
  async update(change) {
    const claims = change(read())
    try {
      if (Object.keys(claims).length === 0) localStorage.removeItem(KEY)
      else localStorage.setItem(KEY, JSON.stringify(claims))
    } catch {
      // Blocked or full: see above.
    }
  },
}

function read(): Claims {
  try {
    return parse(localStorage.getItem(KEY))
  } catch {
    // Blocked, or not ours: as if there were none.
    return {}
  }
}

function parse(stored: string | null): Claims {
  const parsed = v.safeParse(claimsSchema, JSON.parse(stored ?? '{}'))
  return parsed.success ? parsed.output : {}
}
