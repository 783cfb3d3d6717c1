import type { EndpointPorts, FindKind } from '#lib/endpoints/endpoint.ts'
import matchstick from '#lib/endpoints/kinds/matchstick.ts'
import { linkFormatOf } from '#lib/endpoints/link-formats.ts'
import { loadKind } from '#lib/endpoints/registry.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { endpointFetch } from '#lib/platform/endpoint-fetch.ts'
import { createOffscreenStretch, hasOffscreen } from '#lib/platform/offscreen.ts'
import { createOffscreenKind } from '#lib/platform/offscreen-kind.ts'

type BackgroundPorts = EndpointPorts & { kindNamed: FindKind }

/**
 * Effects of the background: Chrome's service worker has no workers of its own to stretch in, and
 * can load no code for a kind that is not ours.
 * @param signal - ends the work, Argon2 too, with EndpointError `endpoint/cancelled`.
 */
export function createEndpointPorts(signal?: AbortSignal): BackgroundPorts {
  const options = signal ? { signal } : {}
  return {
    kindNamed: hasOffscreen ? kindOffscreen : loadKind,
    fetch: endpointFetch,
    stretch: hasOffscreen
      ? createOffscreenStretch(options)
      : createWorkerStretch('/argon2-worker.js', options),
    now: Date.now,
    ...options,
  }
}

export const endpointPorts = createEndpointPorts()

async function kindOffscreen(name: string): ReturnType<FindKind> {
  if (name === matchstick.kind) return matchstick
  return linkFormatOf(name) && createOffscreenKind(name)
}
