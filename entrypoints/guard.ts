import browser from 'webextension-polyfill'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { HoldEvent } from '#lib/activity/hold-event.ts'
import { startGuard } from '#lib/guard/guard.ts'
import { whereOf } from '#lib/guard/where.ts'
import { ownGlobal } from '#lib/platform/own-global.ts'

/**
 * The first stage, in every frame of a watched site. Not one of WXT's content scripts: those
 * announce themselves to the page by a message and an event.
 */
export default defineUnlistedScript(() => {
  // After an update the old script steps aside.
  ownGlobal('matchstickGuard')?.end()
  globalThis.matchstickGuard = startGuard({
    isAlive: () => browser.runtime?.id !== undefined,
    async load() {
      return isLoaded(await browser.runtime.sendMessage({ name: 'composer/load', request: {} }))
    },
    onFailed: (thrown) => void record('failed', whereOf(thrown)),
    onMissed: (what) => void record(what, ''),
  })
})

async function record(event: HoldEvent, where: string): Promise<void> {
  const request = { event, detectors: [], where }
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
