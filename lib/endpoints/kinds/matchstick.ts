import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { type Bytes, randomBytes, sha256 } from '#lib/crypto/bytes.ts'
import { deriveOpeningKeys, type OpeningKeys, unseal } from '#lib/crypto/envelope.ts'
import { formatFragment, parseFragment } from '#lib/crypto/link.ts'
import type { Payload } from '#lib/crypto/payload.ts'
import {
  type EndpointAddress,
  EndpointError,
  type EndpointKind,
  type EndpointPorts,
  type OpenAttempt,
  type Opened,
  type OwnerKey,
  type Probed,
  type Shared,
  type ShareRequest,
} from '../endpoint.ts'
import { callAsOwner, getInfo, postAck, postOpen, prepareCreate } from '../matchstick/calls.ts'
import { capabilitiesOf } from '../matchstick/capabilities.ts'
import { matchstickLinks } from '../matchstick/link.ts'
import { isLost, pause, repeat, type Wait } from '../repeat.ts'
import { openedSecret, sealSecret } from '../sealing.ts'
import { KEY_BYTES, type OpenResponse } from '../wire.ts'

const { kind: KIND } = matchstickLinks
/** How long a call that was given up may still be on its way. */
const LATE_ARRIVAL_MS = 2000

/**
 * Our own server, endpoint protocol v1.
 * @param options.wait - the pause between two tries; tests do without it.
 * @see docs/protocol.md
 */
export function createMatchstick({ wait = pause }: { wait?: Wait } = {}): EndpointKind {
  return {
    kind: KIND,
    probe,
    share: (at, request, ports) => share(at, request, ports, wait),
    open: (at, attempt, ports) => open(at, attempt, ports, wait),
    status: ({ baseUrl }, key, ports) => callAsOwner('GET', baseUrl, key, ports),
    revoke: ({ baseUrl }, key, ports) =>
      repeat(() => callAsOwner('DELETE', baseUrl, key, ports), { signal: ports.signal, wait }),
  }
}

export default createMatchstick()

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  try {
    const { name, version, needsToken, limits } = await getInfo(baseUrl, ports)
    return { kind: KIND, name, version, needsToken, capabilities: capabilitiesOf(limits) }
  } catch (error) {
    if (error instanceof EndpointError && error.code === 'endpoint/not-an-endpoint') return null
    throw error
  }
}

async function share(
  { baseUrl, token }: EndpointAddress,
  request: ShareRequest,
  ports: EndpointPorts,
  wait: Wait,
): Promise<Shared> {
  const { signal } = ports
  const { passphrase, ttlSeconds, maxOpens, maxAttempts } = request
  const sealed = await sealSecret(request, ports)
  const id = encodeBase64url(sealed.id)
  const ownerKey = randomBytes(KEY_BYTES)
  const create = prepareCreate(
    baseUrl,
    id,
    {
      envelope: encodeBase64url(sealed.envelope),
      linkHash: await hashed(sealed.linkKey),
      openHash: await hashed(sealed.openKey),
      ownerHash: await hashed(ownerKey),
      expiresIn: ttlSeconds,
      maxOpens,
      maxAttempts: passphrase === null ? null : maxAttempts,
    },
    token,
  )
  const { expiresAt } = await repeat(() => create(ports), { signal, wait }).catch((error) => {
    const key = { id, ownerKey: encodeBase64url(ownerKey) }
    if (mayHaveArrived(error)) void takeBack(baseUrl, key, ports, wait)
    throw error
  })
  const mode = passphrase === null ? 'n' : 'p'
  const fragment = await formatFragment({ mode, seed: sealed.seed, locator: null })
  return {
    link: `${baseUrl}#${fragment}`,
    id,
    ownerKey: encodeBase64url(ownerKey),
    createdAt: sealed.createdAt,
    expiresAt,
  }
}

/** Nobody saw an answer; what did arrive would wait there with no one to revoke it. */
function mayHaveArrived(error: unknown): boolean {
  return isLost(error) || (error instanceof EndpointError && error.code === 'endpoint/cancelled')
}

/**
 * Take back what may have arrived; the one who shares does not wait for it. A call that was given
 * up may reach the server after this one, so what is not known there is asked for once more.
 */
async function takeBack(
  baseUrl: string,
  key: Pick<OwnerKey, 'id' | 'ownerKey'>,
  { fetch, now }: EndpointPorts,
  wait: Wait,
): Promise<void> {
  // Not with the caller's signal, which may be what ended it.
  const revoke = () => callAsOwner('DELETE', baseUrl, key, { fetch, now })
  try {
    if (await repeat(revoke, { wait })) return
    await wait(LATE_ARRIVAL_MS, undefined)
    await revoke()
  } catch {
    // It ends by itself at its time, and nobody was given the link.
  }
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase, claim, exposed }: OpenAttempt,
  ports: EndpointPorts,
  wait: Wait,
): Promise<Opened> {
  const parsed = await parseFragment(link)
  if (parsed.outcome !== 'link') throw new TypeError(`"link" expected whole, got ${parsed.outcome}`)
  const { mode, seed } = parsed.link
  // Asking without it would count as a wrong passphrase and could burn the secret.
  if (mode === 'p' && passphrase === null) {
    throw new TypeError('"passphrase" expected for this link, got none')
  }
  const typed = mode === 'p' ? passphrase : null
  const keys = await deriveOpeningKeys(seed, typed, ports.stretch)
  const id = encodeBase64url(keys.id)
  const linkKey = encodeBase64url(keys.linkKey)
  const request = { linkKey, openKey: encodeBase64url(keys.openKey), claim, exposed }
  const ask = () => postOpen(baseUrl, id, request, ports)
  // A wrong passphrase whose answer was lost has been counted: sending it again by itself would
  // use attempts up. A person who tries again does so with this same claim, and loses nothing.
  const answer = typed === null ? await repeat(ask, { signal: ports.signal, wait }) : await ask()
  if (answer.outcome === 'wrong-passphrase') return { ...answer, tryAgain: null }
  if (answer.outcome !== 'opened') return answer
  const payload = await decrypt(answer, keys)
  // Not with the caller's signal: whoever leaves after reading has read all the same.
  const { fetch, now } = ports
  const acknowledge = () => postAck(baseUrl, id, { linkKey, claim }, { fetch, now })
  return openedSecret(payload, {
    opensLeft: answer.opensLeft,
    acknowledge: () => repeat(acknowledge, { wait }),
  })
}

async function decrypt({ envelope }: OpenResponse, keys: OpeningKeys): Promise<Payload> {
  const bytes = decodeBase64url(envelope)
  if (!bytes) throw new EndpointError('endpoint/not-an-endpoint')
  // The server took the passphrase: a commitment that differs now is damage, not a typing error.
  return unseal(bytes, { ...keys, hasPassphrase: false })
}

async function hashed(key: Bytes): Promise<string> {
  return encodeBase64url(await sha256(key))
}
