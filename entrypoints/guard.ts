import browser from 'webextension-polyfill'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { startGuard } from '#lib/guard/guard.ts'

/**
 * The first stage, in every frame of a watched site. Not one of WXT's content scripts: those
 * announce themselves to the page by a message and an event.
 */
export default defineUnlistedScript(() => {
  // After an update the old script steps aside.
  globalThis.matchstickGuard?.end()
  globalThis.matchstickGuard = startGuard({
    isAlive: () => browser.runtime?.id !== undefined,
    async load() {
      await browser.runtime.sendMessage({ name: 'composer/load', request: {} })
    },
    onError() {
      const request = { event: 'failed', detectors: [] }
      // Nobody may be there to hear it.
      browser.runtime.sendMessage({ name: 'composer/record', request }).catch(() => undefined)
    },
  })
})
