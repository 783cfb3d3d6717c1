import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { createOffscreenStretch, hasOffscreen } from '#lib/platform/offscreen.ts'

/**
 * Effects of the background: Chrome's service worker has no workers of its own to stretch in.
 * @param signal - ends the work, Argon2 too, with EndpointError `endpoint/cancelled`.
 */
export function createEndpointPorts(signal?: AbortSignal): EndpointPorts {
  const options = signal ? { signal } : {}
  return {
    fetch: (input, init) => fetch(input, init),
    stretch: hasOffscreen
      ? createOffscreenStretch(options)
      : createWorkerStretch('/argon2-worker.js', options),
    now: Date.now,
    ...options,
  }
}

export const endpointPorts = createEndpointPorts()
