import * as v from 'valibot'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Capabilities } from '../capabilities.ts'
import { prepareOpening, sealParcel } from '../carrier/parcel.ts'
import { carriedBytes } from '../carrier/text.ts'
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
  type Told,
} from '../endpoint.ts'
import {
  getSealStatus,
  logIn,
  logOut,
  lookUp,
  type Place,
  revokeAccessor,
  throwOutOfLimits,
  unwrap,
  wrap,
} from '../openbao/calls.ts'
import { formatAddress, openbaoLinks, parseLink } from '../openbao/link.ts'
import { isOver, told } from '../outcomes.ts'
import { pause, repeat, type Wait } from '../repeat.ts'
import { namespaceSchema, parseSignIn, type SignIn, tokenSchema } from '../sign-in.ts'

const { kind: KIND } = openbaoLinks
/** Of an entry in the smallest of its stores (Consul, 512 KiB), with room for what stands around it. */
const MOST_CHARACTERS = 500_000
const LONGEST_SECONDS = 30 * 24 * 60 * 60
/** Anything else was wrapped by somebody else, for something else. */
const CREATION_PATH = /(?:^|\/)sys\/wrapping\/wrap$/

/**
 * OpenBao and Vault: our envelope inside a wrapped response.
 * @param options.wait - the pause between two tries; tests do without it.
 */
export function createOpenbao({ wait = pause }: { wait?: Wait } = {}): EndpointKind {
  return {
    kind: KIND,
    probe,
    share,
    open: (at, attempt, ports) => open(at, attempt, ports, wait),
    status,
    revoke,
  }
}

export default createOpenbao()

const contentBytes = carriedBytes(MOST_CHARACTERS)

const CAPABILITIES: Capabilities = {
  lifetimes: { as: 'range', minSeconds: 1, maxSeconds: LONGEST_SECONDS },
  maxOpens: 1,
  textBytes: contentBytes,
  fileBytes: contentBytes,
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: true,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'nothing',
  signIn: 'token-or-role',
}

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  const status = await getSealStatus(baseUrl, ports)
  if (!status) return null
  const { host } = new URL(baseUrl)
  return { kind: KIND, name: host, ...status, needsToken: true, capabilities: CAPABILITIES }
}

async function share(
  { baseUrl, token }: EndpointAddress,
  request: ShareRequest,
  ports: EndpointPorts,
): Promise<Shared> {
  const signIn = parseSignIn(token)
  if (!signIn) throw new EndpointError('endpoint/sign-in-required')
  const parcel = await sealParcel(KIND, request, ports)
  const { ttlSeconds } = request
  const place = { baseUrl, namespace: signIn.namespace }
  const { text } = parcel
  if (text.length > MOST_CHARACTERS) {
    throw new EndpointError('endpoint/too-large', { limitBytes: contentBytes })
  }
  const wrapped = await signedIn(place, signIn, ports, (own) =>
    wrap(place, own, { text, ttlSeconds }, ports),
  )
  const at = { namespace: signIn.namespace, wrappingToken: wrapped.token }
  if (wrapped.ttlSeconds !== ttlSeconds) {
    // What was chosen is sealed inside: nothing is given out that ends at another time.
    await unwrap(place, wrapped.token, ports).catch(() => null)
    throwOutOfLimits()
  }
  // By this clock, which `isOver` asks too: the server's, were it ahead, would have it opened in between.
  const endsMs = Date.parse(parcel.createdAt) + ttlSeconds * 1000
  return {
    link: `${baseUrl}#${await parcel.fragment(formatAddress(at))}`,
    id: parcel.id,
    ownerKey: formatOwner({ ...at, accessor: wrapped.accessor }),
    createdAt: parcel.createdAt,
    expiresAt: new Date(endsMs).toISOString(),
  }
}

/** With a token of one's own, or one that lives no longer than the work. */
async function signedIn<T>(
  place: Place,
  signIn: SignIn,
  ports: EndpointPorts,
  work: (token: string) => Promise<T>,
): Promise<T> {
  if (signIn.by === 'token') return work(signIn.token)
  const token = await logIn(place, signIn, ports)
  try {
    return await work(token)
  } finally {
    // Not with the caller's signal, which may be what ended it. Left alone it ends at its time.
    const { fetch, now } = ports
    await logOut(place, token, { fetch, now }).catch(() => undefined)
  }
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
  wait: Wait,
): Promise<Opened> {
  const parsed = await parseLink(link)
  if (!parsed) throw new TypeError('"link" expected whole')
  const { namespace, wrappingToken } = parsed
  const place = { baseUrl, namespace }
  const openParcel = await prepareOpening(parsed, passphrase, ports)
  if (!openParcel) return { outcome: 'passphrase-needed', tryAgain: null }
  const look = () => lookUp(place, wrappingToken, ports)
  const found = await repeat(look, { signal: ports.signal, wait })
  if (!found) return { outcome: 'unknown' }
  if (!CREATION_PATH.test(found.creationPath)) throw new CryptoError('crypto/damaged')
  const unwrapped = await unwrap(place, wrappingToken, ports)
  // It was there a moment ago: somebody else has it now.
  if (!unwrapped) {
    const at = new Date(ports.now()).toISOString()
    return { outcome: 'gone', state: 'opened', at, taken: true }
  }
  return openParcel(unwrapped.text ?? '', 0)
}

/** It remembers nothing of what is gone: before its time, somebody opened it. */
async function status(
  { baseUrl }: EndpointAddress,
  { ownerKey, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const owner = parseOwner(ownerKey)
  if (!owner) return null
  if (isOver(expiresAt, ports)) return told('expired', expiresAt)
  const found = await lookUp({ baseUrl, namespace: owner.namespace }, owner.wrappingToken, ports)
  return told(found ? 'waiting' : 'opened', expiresAt)
}

/** By its accessor; who may not do that, or is not signed in any more, unwraps it for nobody. */
async function revoke(
  { baseUrl, token }: EndpointAddress,
  { ownerKey, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const owner = parseOwner(ownerKey)
  if (!owner) return null
  const place = { baseUrl, namespace: owner.namespace }
  if (!(await lookUp(place, owner.wrappingToken, ports))) return null
  const isRevoked =
    (await revokeSignedIn(place, parseSignIn(token), owner.accessor, ports)) ||
    (await unwrap(place, owner.wrappingToken, ports)) !== null
  return isRevoked ? told('revoked', expiresAt) : null
}

async function revokeSignedIn(
  place: Place,
  signIn: SignIn | null,
  accessor: string,
  ports: EndpointPorts,
): Promise<boolean> {
  if (!signIn) return false
  try {
    return await signedIn(place, signIn, ports, (own) =>
      revokeAccessor(place, own, accessor, ports),
    )
  } catch (error) {
    if (error instanceof EndpointError && error.code === 'endpoint/sign-in-refused') return false
    throw error
  }
}

/** What burns it and asks about it; without the link it opens nothing. */
const ownerSchema = v.strictObject({
  namespace: namespaceSchema,
  wrappingToken: tokenSchema,
  accessor: v.string(),
})
type Owner = v.InferOutput<typeof ownerSchema>

function formatOwner(owner: Owner): string {
  return JSON.stringify(owner)
}

function parseOwner(text: string): Owner | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ownerSchema), text)
  return parsed.success ? parsed.output : null
}
