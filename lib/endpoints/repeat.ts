import { EndpointError } from './endpoint.ts'

/** Pauses before the second and the third try. */
const PAUSES_MS = [500, 2000]

/** @throws EndpointError `endpoint/cancelled` when `signal` ends it. */
export type Wait = (ms: number, signal: AbortSignal | undefined) => Promise<void>

/**
 * Do what is safe to do again until it gives an answer: three times at most, with a growing pause.
 * Repeated is a call of which nobody knows whether it arrived, and one that the server failed at.
 * @throws EndpointError that of the last try
 */
export async function repeat<T>(
  work: () => Promise<T>,
  { signal, wait }: { signal?: AbortSignal | undefined; wait: Wait },
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work()
    } catch (error) {
      if (!isLost(error)) throw error
      await wait(pause, signal)
    }
  }
  return work()
}

/** A pause that the caller's signal cuts short. */
export const pause: Wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer)
      reject(new EndpointError('endpoint/cancelled'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancel)
      resolve()
    }, ms)
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
  })

function isLost(error: unknown): boolean {
  if (!(error instanceof EndpointError)) return false
  const { code } = error
  return (
    code === 'endpoint/unreachable' || code === 'endpoint/timeout' || code === 'endpoint/failed'
  )
}
