import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { hasOffscreen, stretchOffscreen } from '#lib/platform/offscreen.ts'

/** Effects of the background: Chrome's service worker has no workers of its own to stretch in. */
export const endpointPorts: EndpointPorts = {
  fetch: (input, init) => fetch(input, init),
  stretch: hasOffscreen ? stretchOffscreen : createWorkerStretch('/argon2-worker.js'),
  now: Date.now,
}
