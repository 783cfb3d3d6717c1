import type { Stretch } from '#lib/crypto/stretch.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'

let last: Promise<unknown> = Promise.resolve()

/** Argon2id in a worker, one after the other for all who ask: each takes 64 MiB. */
export function createQueuedStretch(signal: AbortSignal): Stretch {
  return (passphrase, salt) => {
    const next = last.then(() =>
      createWorkerStretch('/argon2-worker.js', { signal })(passphrase, salt),
    )
    last = next.catch(() => undefined)
    return next
  }
}
