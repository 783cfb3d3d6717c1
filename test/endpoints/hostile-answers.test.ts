import { afterEach, expect, test } from 'vitest'
import { utf8 } from '#lib/crypto/bytes.ts'
import type { EndpointKind, EndpointPorts } from '#lib/endpoints/endpoint.ts'
import cryptgeon from '#lib/endpoints/kinds/cryptgeon.ts'
import { createMatchstick } from '#lib/endpoints/kinds/matchstick.ts'
import { createOpenbao } from '#lib/endpoints/kinds/openbao.ts'
import { createPrivatebin } from '#lib/endpoints/kinds/privatebin.ts'
import yopass from '#lib/endpoints/kinds/yopass.ts'
import { type EndpointUnderTest, linkIn, newClaim } from '#test/contract/endpoint.ts'
import { fastStretch } from '#test/crypto/fast-stretch.ts'
import { expectSafe } from './hostile-answers.ts'
import { startCryptgeon } from './servers/cryptgeon.ts'
import { startOpenbao } from './servers/openbao.ts'
import { startPrivatebin } from './servers/privatebin.ts'
import { startYopass } from './servers/yopass.ts'
import { startMatchstick } from './start-matchstick.ts'

const options = { wait: async () => {} }
const KINDS: [string, EndpointKind, () => Promise<EndpointUnderTest>][] = [
  ['cryptgeon', cryptgeon, () => startCryptgeon()],
  ['matchstick', createMatchstick(options), () => startMatchstick()],
  ['openbao', createOpenbao(options), () => startOpenbao()],
  ['privatebin', createPrivatebin(options), () => startPrivatebin()],
  ['yopass', yopass, () => startYopass()],
]

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

test.each(KINDS)(
  '%s: whatever a server makes of its answers, what fails is said in words',
  async (_, kind, start) => {
    const server = await start()
    stops.push(server.stop)
    const answers: unknown[] = []
    const recording: EndpointPorts = {
      stretch: fastStretch,
      now: server.now,
      async fetch(...args) {
        const answer = await fetch(...args)
        const text = await answer.clone().text()
        if (text.startsWith('{')) answers.push(JSON.parse(text))
        return answer
      },
    }
    const { baseUrl, token = null } = server
    const at = { baseUrl, token }
    const request = {
      secret: { kind: 'text', content: utf8('hunter2-plaintext') },
      passphrase: null,
      ttlSeconds: 3600,
      maxOpens: 1,
      maxAttempts: null,
    } as const
    await kind.probe(baseUrl, recording)
    const { link, ...key } = await kind.share(at, request, recording)
    const attempt = {
      link: linkIn(kind, link, baseUrl),
      claim: newClaim(),
      passphrase: null,
      exposed: false,
    }
    await kind.status(at, key, recording)
    await kind.open(at, attempt, recording)
    await kind.status(at, key, recording)
    expect(answers.length).toBeGreaterThan(1)
    await expectSafe(kind, { request, attempt, key }, answers, at)
  },
  30_000,
)
