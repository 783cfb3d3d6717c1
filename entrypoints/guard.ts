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
      return isLoaded(await browser.runtime.sendMessage({ name: 'composer/load', request: {} }))
    },
    onFailed: () => void record(),
  })
})

async function record(): Promise<void> {
  const request = { event: 'failed', detectors: [] }
  try {
    await browser.runtime.sendMessage({ name: 'composer/record', request })
  } catch {
    // Nobody is there to hear it.
  }
}

/** By hand, because a schema would be more than all the rest of this script. */
function isLoaded(answer: unknown): boolean {
  const isAnswer = typeof answer === 'object' && answer !== null && 'value' in answer
  if (!isAnswer || typeof answer.value !== 'boolean') throw new TypeError('No answer')
  return answer.value
}
