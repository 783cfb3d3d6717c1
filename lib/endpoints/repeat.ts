import { EndpointError } from './endpoint.ts'

/** Pauses before the second and the third try. */
const PAUSES_MS = [500, 2000]
/** A server that wants to be left alone for longer is told about, not waited for. */
const LONGEST_WAIT_MS = 20_000

/** @throws EndpointError `endpoint/cancelled` when `signal` ends it. */
export type Wait = (ms: number, signal: AbortSignal | undefined) => Promise<void>

/**
 * Do what is safe to do again until it gives an answer: three times at most, with a growing pause.
 * Repeated is a call of which nobody knows whether it arrived, one that the server failed at, and
 * one that it put off (429), after the time that it names.
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
      const waitMs = isLost(error) ? pause : putOffMs(error)
      if (waitMs === null) throw error
      await wait(waitMs, signal)
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

/** Nobody knows whether the call arrived, or the server failed at it. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof EndpointError)) return false
  const { code } = error
  return (
    code === 'endpoint/unreachable' || code === 'endpoint/timeout' || code === 'endpoint/failed'
  )
}

/** @returns null when it was not put off, or for too long. */
function putOffMs(error: unknown): number | null {
  if (!(error instanceof EndpointError) || error.code !== 'endpoint/rate-limited') return null
  const waitMs = (error.retryAfterSeconds ?? Number.POSITIVE_INFINITY) * 1000
  return waitMs <= LONGEST_WAIT_MS ? waitMs : null
}
