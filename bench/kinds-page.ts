/** The rows of `kinds-rows.ts` for an extension page; `kinds.bench.ts` calls them there. */
import { kindRows } from './kinds-rows.ts'

export interface KindsPage {
  measureKind: typeof kindRows
}

const page: KindsPage = { measureKind: kindRows }
Object.assign(globalThis, page)
