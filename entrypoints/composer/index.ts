import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { startComposer } from './start.ts'

/** The second stage, put into a frame where a person has begun to type; it starts once. */
export default defineUnlistedScript(() => {
  const guard = globalThis.matchstickGuard
  if (!guard || guard.onEvent || guard.signal.aborted) return
  startComposer(guard).catch(() => guard.failed())
})
