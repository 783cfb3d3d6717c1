import * as v from 'valibot'
import { capabilitiesSchema } from './capabilities.ts'
import type { EndpointPorts, Probed } from './endpoint.ts'
import { EndpointError } from './endpoint.ts'
import { loadKind, probedKinds } from './registry.ts'

/**
 * Ask a server what it is: every kind at the same time, with calls that neither create nor burn. The
 * first that knows it ends the others, which may be waiting for an answer that never comes.
 * @throws EndpointError `endpoint/not-an-endpoint` when no kind knows it, else why it did not answer.
 */
export async function probeEndpoint(baseUrl: string, ports: EndpointPorts): Promise<Probed> {
  const found = new AbortController()
  const signals = ports.signal ? [ports.signal, found.signal] : [found.signal]
  const signal = AbortSignal.any(signals)
  const answers = probedKinds.map(async (name) => {
    const kind = await loadKind(name)
    return expectFound((await kind?.probe(baseUrl, { ...ports, signal })) ?? null)
  })
  try {
    return await Promise.any(answers)
  } catch (error) {
    // A server that fails may be any. One that answered with something else was reached, and is none.
    const reasons = error instanceof AggregateError ? error.errors : [error]
    throw (
      reasons.find(isBusy) ??
      reasons.find(isTooOldOrNew) ??
      reasons.find(isNotAnEndpoint) ??
      reasons.find(isRedirected) ??
      reasons[0]
    )
  } finally {
    found.abort()
  }
}

function expectFound(probed: Probed | null): Probed {
  if (probed && v.is(capabilitiesSchema, probed.capabilities)) return probed
  throw new EndpointError('endpoint/not-an-endpoint')
}

function isBusy(reason: unknown): boolean {
  if (!(reason instanceof EndpointError)) return false
  return reason.code === 'endpoint/failed' || reason.code === 'endpoint/rate-limited'
}

function isTooOldOrNew(reason: unknown): boolean {
  return reason instanceof EndpointError && reason.code === 'endpoint/unsupported-version'
}

function isRedirected(reason: unknown): boolean {
  return reason instanceof EndpointError && reason.code === 'endpoint/redirected'
}

function isNotAnEndpoint(reason: unknown): boolean {
  return reason instanceof EndpointError && reason.code === 'endpoint/not-an-endpoint'
}
