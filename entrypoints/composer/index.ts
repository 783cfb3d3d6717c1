import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { ownGlobal } from '#lib/platform/own-global.ts'
import { startComposer } from './start.ts'

/** The second stage, put into a frame where a person has begun to type; it starts once. */
export default defineUnlistedScript(() => {
  const guard = ownGlobal('matchstickGuard')
  if (!guard || guard.onEvent || guard.signal.aborted) return
  startComposer(guard).catch((thrown) => guard.failed(thrown))
})
