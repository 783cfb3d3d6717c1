import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { ownGlobal } from '#lib/platform/own-global.ts'
import { startInPage } from './start.ts'

declare global {
  var matchstickIsHere: boolean | undefined
}

/** Put into a frame by an action of the person's, any number of times; it starts once. */
export default defineUnlistedScript(() => {
  if (ownGlobal('matchstickIsHere')) return
  globalThis.matchstickIsHere = true
  startInPage()
})
