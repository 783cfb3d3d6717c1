import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { ownGlobal } from '#lib/platform/own-global.ts'
import { type Started, startCheck } from './start.ts'

declare global {
  /** In the world of our scripts: no page sees it. Taken by `ownGlobal`. */
  var matchstickCheck: Started | undefined
}

/** Put into a frame when a person presses "Check this page"; the one before it ends. */
export default defineUnlistedScript(() => {
  ownGlobal('matchstickCheck')?.end()
  globalThis.matchstickCheck = startCheck()
})
