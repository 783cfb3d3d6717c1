import * as v from 'valibot'
import { stateSchema } from '#lib/endpoints/wire.ts'

/** What is true after a share was revoked. `gone`: opened or expired before, and nobody can say which. */
export const revokedStateSchema = v.picklist([...stateSchema.options, 'gone'])
export type RevokedState = v.InferOutput<typeof revokedStateSchema>

export interface RevokeOutcome {
  state: RevokedState
  /** Since when, where somebody knows. */
  endedAt: string | null
}

/** Whether somebody has, or may have, what was to be taken back. What expired is as good as revoked. */
export function isTooLate(state: RevokedState): boolean {
  return state === 'opened' || state === 'gone'
}
