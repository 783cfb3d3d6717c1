/**
 * The contract against real servers, as `npm run interop` starts them. What has to wait for a
 * lifetime to pass is left to the servers written from the protocols' facts.
 */
import { afterAll } from 'vitest'
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import { formatFragment } from '#lib/crypto/link.ts'
import type { EndpointKind, EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { loadKind } from '#lib/endpoints/registry.ts'
import { nearestTtl } from '#lib/policy/lifetimes.ts'
import { endpointContract, type Gap, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { gapsOf } from '#test/contract/gaps.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { countCalls, writeCalls } from './live-calls.ts'
import { readLiveServers } from './live-server.ts'

const OWN_CLOCK: Gap = {
  reason: 'a real server has a clock of its own',
  tests: [
    'an expired secret is gone, and says so',
    'its sender learns that it has expired',
    'the same claim is answered again and spends nothing',
    'a receipt follows the secret',
  ],
}

for (const { kind: name, baseUrl, token } of readLiveServers()) {
  const loaded = await loadKind(name)
  if (!loaded) throw new TypeError(`"kind" expected one that is known, got ${name}`)
  const { counted: kind, calls } = countCalls(loaded)
  afterAll(() => writeCalls(calls))
  const ports: EndpointPorts = { fetch, stretch: fastStretch, now: Date.now }
  const probed = await kind.probe(baseUrl, ports)
  if (!probed) throw new TypeError(`"${baseUrl}" expected a server of the kind ${name}`)
  const { capabilities } = probed
  const spentLink = () => spend(kind, { baseUrl, token }, nearestTtl(3600, capabilities), ports)
  endpointContract(
    kind,
    capabilities,
    async () => ({
      baseUrl,
      ...(token !== null && { token }),
      now: Date.now,
      advance() {
        throw new TypeError('a real server has a clock of its own')
      },
      linkToNothing: name === 'matchstick' ? () => linkOfNobody(baseUrl) : spentLink,
      async stop() {},
    }),
    { skip: [OWN_CLOCK, ...(gapsOf[name] ?? [])] },
  )
}

/** Where nothing is remembered, nothing is left under a link that was opened. */
async function spend(
  kind: EndpointKind,
  at: { baseUrl: string; token: string | null },
  ttlSeconds: number,
  ports: EndpointPorts,
): Promise<string> {
  const secret = { kind: 'text', content: utf8('spent') } as const
  const terms = { passphrase: null, ttlSeconds, maxOpens: 1, maxAttempts: null }
  const { link } = await kind.share(at, { secret, ...terms }, ports)
  const attempt = { link: linkIn(kind, link, at.baseUrl), claim: newClaim(), exposed: false }
  await kind.open(at, { ...attempt, passphrase: null }, ports)
  return link
}

async function linkOfNobody(baseUrl: string): Promise<string> {
  const fragment = await formatFragment({ mode: 'n', seed: randomBytes(32), locator: null })
  return `${baseUrl}#${fragment}`
}
