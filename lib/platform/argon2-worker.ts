/** Argon2id off the thread that paints, for pages that can have a worker. */
import type { Bytes } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import { EndpointError } from '#lib/endpoints/endpoint.ts'
import { readStretchAnswer } from './argon2-messages.ts'
import { startWorker } from './worker-script.ts'

/** Where a worker answers messages; `Worker` is one, and a test's stand-in another. */
export interface WorkerPort {
  onmessage: ((event: MessageEvent) => void) | null
  onmessageerror: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(message: unknown): void
  terminate(): void
}

/**
 * A `Stretch` that runs in a worker made for each call and ended after it, which gives its 64 MiB
 * back at once. Calls wait for each other, so that there is one worker at a time.
 * @param url - of the script that calls `serveStretch`.
 * @param options.signal - ends the work, with EndpointError `endpoint/cancelled`.
 */
export function createWorkerStretch(
  url: string,
  {
    signal,
    start = startWorker,
  }: { signal?: AbortSignal; start?: (url: string) => WorkerPort } = {},
): Stretch {
  let last: Promise<unknown> = Promise.resolve()
  return (passphrase, salt) => {
    const stretched = last.then(() => stretchOnce(() => start(url), { passphrase, salt }, signal))
    last = stretched.catch(() => {
      // The caller has the failure; the next call only waits for the end of this one.
    })
    return stretched
  }
}

async function stretchOnce(
  start: () => WorkerPort,
  request: { passphrase: Bytes; salt: Bytes },
  signal?: AbortSignal,
): Promise<Bytes> {
  if (signal?.aborted) throw new EndpointError('endpoint/cancelled')
  const worker = startOrFail(start)
  let cancel = () => {}
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(new EndpointError('endpoint/cancelled'))
  })
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await Promise.race([answerOf(worker, request), cancelled])
  } finally {
    signal?.removeEventListener('abort', cancel)
    worker.terminate()
  }
}

function startOrFail(start: () => WorkerPort): WorkerPort {
  try {
    return start()
  } catch (cause) {
    throw new CryptoError('crypto/kdf-failed', { cause })
  }
}

function answerOf(worker: WorkerPort, request: object): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new CryptoError('crypto/kdf-failed'))
    worker.onerror = fail
    worker.onmessageerror = fail
    worker.onmessage = ({ data }) => {
      const answer = readStretchAnswer(data)
      if (answer.ok) resolve(answer.stretched)
      else fail()
    }
    worker.postMessage(request)
  })
}
