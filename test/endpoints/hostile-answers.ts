/** A server that answers with anything: no failure may come of it but those that people are told of. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { CryptoError } from '#lib/crypto/errors.ts'
import {
  type EndpointAddress,
  EndpointError,
  type EndpointKind,
  type EndpointPorts,
  type OpenAttempt,
  type OwnerKey,
  type ShareRequest,
} from '#lib/endpoints/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'

const AT: EndpointAddress = { baseUrl: 'https://hostile.example/', token: null }

/**
 * @param answers - some that come near to those of the kind's own servers: their members are taken
 *   out, and others' values put in, one by one.
 */
export async function expectSafe(
  kind: EndpointKind,
  asked: { request: ShareRequest; attempt: OpenAttempt; key: OwnerKey },
  answers: readonly unknown[],
  at = AT,
): Promise<void> {
  const status = fc.constantFrom(200, 201, 204, 400, 401, 403, 404, 410, 413, 429, 500, 503)
  const body = fc.oneof(fc.jsonValue(), fc.constantFrom(...answers).chain(spoilt))
  const script = fc.array(fc.tuple(status, body.chain(written)), { minLength: 4, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(script, async (told) => {
      const calls = [
        (ports: EndpointPorts) => kind.probe(at.baseUrl, ports),
        (ports: EndpointPorts) => kind.share(at, asked.request, ports),
        (ports: EndpointPorts) => kind.open(at, asked.attempt, ports),
        (ports: EndpointPorts) => kind.status(at, asked.key, ports),
        (ports: EndpointPorts) => kind.revoke(at, asked.key, ports),
      ]
      for (const call of calls) await expectKnownEnd(call(portsThatSay(told)))
    }),
    { numRuns: 150 },
  )
}

/** The same server, but for members of what it answers with at addresses that end so. */
export function answersWith(
  fetch: EndpointPorts['fetch'],
  end: string,
  members: Record<string, unknown>,
): EndpointPorts['fetch'] {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (!String(input).endsWith(end)) return response
    return Response.json({ ...(await response.json()), ...members }, { status: response.status })
  }
}

async function expectKnownEnd(promise: Promise<unknown>): Promise<void> {
  try {
    await promise
  } catch (error) {
    expect(error instanceof EndpointError || error instanceof CryptoError, String(error)).toBe(true)
    expect(JSON.stringify(error)).not.toContain('hunter2')
  }
}

/** Whole, cut, or a page in its place. */
function written(body: unknown): fc.Arbitrary<readonly [type: string, text: string]> {
  const text = JSON.stringify(body)
  const page = '<!doctype html><title>Bad gateway</title>'
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(['application/json', text] as const) },
    fc.nat(text.length).map((end) => ['application/json', text.slice(0, end)] as const),
    fc.constantFrom('text/html', 'application/json').map((type) => [type, page] as const),
  )
}

type Said = readonly [status: number, readonly [type: string, text: string]]

function portsThatSay(told: readonly Said[]): EndpointPorts {
  let next = 0
  const fetch: EndpointPorts['fetch'] = async () => {
    const [status, [type, text]] = told[next++ % told.length] ?? [500, ['text/plain', '']]
    return new Response(status === 204 ? null : text, { status, headers: { 'content-type': type } })
  }
  return { fetch, stretch: fastStretch, now: () => 0 }
}

/** The same with one of its members, however deep, replaced or left out. */
function spoilt(answer: unknown): fc.Arbitrary<unknown> {
  if (!isObject(answer)) return fc.jsonValue()
  const entries = Object.entries(answer)
  if (entries.length === 0) return fc.constant(answer)
  return fc.constantFrom(...entries).chain(([name, value]) =>
    fc.oneof(
      fc.constant(answer),
      fc.constant(Object.fromEntries(entries.filter(([other]) => other !== name))),
      fc.oneof(fc.jsonValue(), spoilt(value)).map((other) => ({ ...answer, [name]: other })),
    ),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
