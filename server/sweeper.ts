import type { Log } from './log.ts'
import type { Store } from './stores/store.ts'

export interface Sweeper {
  /** No further sweep begins; resolves when the running one is done. */
  stop(): Promise<void>
}

/**
 * Let the store expire, erase and forget what is due, again and again. Reads enforce the same, so
 * this is what makes an envelope vanish that nobody asks for any more.
 */
export function startSweeper(store: Store, log: Log, intervalMs: number): Sweeper {
  let running = Promise.resolve()
  let isRunning = false

  async function sweep(): Promise<void> {
    isRunning = true
    try {
      await store.purge()
    } catch (error) {
      log.error(error)
    } finally {
      isRunning = false
    }
  }

  const timer = setInterval(() => {
    if (!isRunning) running = sweep()
  }, intervalMs)
  return {
    stop() {
      clearInterval(timer)
      return running
    },
  }
}
