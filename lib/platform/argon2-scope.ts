import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { readStretchRequest, type StretchAnswer, type StretchRequest } from './argon2-messages.ts'

/** The part of a dedicated worker's global scope that this needs. */
export interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  postMessage(message: StretchAnswer): void
}

/** Whether this script runs in a worker, and not in a page. */
export function isWorkerScope(scope: object): scope is WorkerScope {
  return !('document' in scope) && 'postMessage' in scope
}

/** The worker's side of `createWorkerStretch`. */
export function serveStretch(scope: WorkerScope): void {
  scope.addEventListener('message', async ({ data }) => {
    const request = readStretchRequest(data)
    scope.postMessage(request ? await stretched(request) : { ok: false })
  })
}

async function stretched({ passphrase, salt }: StretchRequest): Promise<StretchAnswer> {
  try {
    return { ok: true, stretched: await stretchPassphrase(passphrase, salt) }
  } catch {
    // Reported as a code on the page's side: errors here could name the page's memory or scripts.
    return { ok: false }
  }
}
