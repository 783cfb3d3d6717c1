/** The rows of `envelope-rows.ts` for an extension page; `envelope.bench.ts` calls them there. */
import { utf8 } from '#lib/crypto/bytes.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { type EnvelopeRow, envelopeRows } from './envelope-rows.ts'

const stretch = createWorkerStretch('/argon2-worker.js')

export interface EnvelopePage {
  measureRow: (name: EnvelopeRow) => ReturnType<(typeof envelopeRows)[EnvelopeRow]>
  longestPause: () => Promise<number>
}

/** Milliseconds for which the page's thread did not come round while a passphrase was stretched. */
async function longestPause(): Promise<number> {
  let isDone = false
  let longest = 0
  let last = performance.now()
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isDone) port2.postMessage(null)
  }
  port2.postMessage(null)
  await stretch(utf8('five words of a list'), new Uint8Array(16))
  isDone = true
  return longest
}

const page: EnvelopePage = { measureRow: (name) => envelopeRows[name](stretch), longestPause }
Object.assign(globalThis, page)
