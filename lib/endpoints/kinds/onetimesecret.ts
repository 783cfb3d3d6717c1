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
  burnSecret,
  concealSecret,
  getReceipt,
  isOnetimeSecret,
  revealSecret,
  type SecretReceipt,
} from '../onetimesecret/calls.ts'
import { KIND, onetimesecretLinks, pageOf } from '../onetimesecret/link.ts'
import { pause, repeat, type Wait } from '../repeat.ts'

/** What the sample configuration takes; no call tells. */
const MOST_CHARACTERS = 10_000
const MIN_TTL_SECONDS = 60
/** Of those without an account. Other bounds of a server are found out when something is shared. */
const MAX_TTL_SECONDS = 7 * 24 * 60 * 60
/** What a server may take to count, between what it was asked for and what it says. */
const NEGLIGIBLE_SECONDS = 60

/**
 * Onetime Secret, its second API. The server encrypts, and could read what it is given: it is given
 * our envelope.
 * @param options.wait - the pause between two tries; tests do without it.
 */
export function createOnetimesecret({ wait = pause }: { wait?: Wait } = {}): EndpointKind {
  return {
    kind: KIND,
    probe,
    share: (at, request, ports) => share(at, request, ports, wait),
    open,
    status,
    revoke: (at, key, ports) => revoke(at, key, ports, wait),
  }
}

export default createOnetimesecret()

const CAPABILITIES: Capabilities = {
  lifetimes: { as: 'range', minSeconds: MIN_TTL_SECONDS, maxSeconds: MAX_TTL_SECONDS },
  maxOpens: 1,
  textBytes: carriedBytes(MOST_CHARACTERS),
  fileBytes: carriedBytes(MOST_CHARACTERS),
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: true,
  receipts: 'openings',
  revoke: true,
  claims: false,
  without: 'paste',
  tokens: 'named',
}

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  if (!(await isOnetimeSecret(baseUrl, ports))) return null
  const { host } = new URL(baseUrl)
  const found = { kind: KIND, name: host, version: null, needsToken: false }
  return { ...found, capabilities: CAPABILITIES }
}

async function share(
  at: EndpointAddress,
  request: ShareRequest,
  ports: EndpointPorts,
  wait: Wait,
): Promise<Shared> {
  const { ttlSeconds } = request
  const { text, fragment, createdAt } = await sealParcel(KIND, request, ports)
  const limitBytes =
    request.secret.kind === 'text' ? CAPABILITIES.textBytes : CAPABILITIES.fileBytes
  if (text.length > MOST_CHARACTERS) throw new EndpointError('endpoint/too-large', { limitBytes })
  const concealed = await concealSecret(at, { text, ttlSeconds }, ports)
  const { id, receiptId } = concealed
  if (Math.abs(concealed.ttlSeconds - ttlSeconds) > NEGLIGIBLE_SECONDS) {
    // Its bounds are others, and it says so by doing something else. Nobody was given the link.
    await burn(at, receiptId, ports, wait).catch(() => null)
    throw new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
  }
  const page = pageOf(at.baseUrl, id)
  const expiresAt = new Date(Date.parse(createdAt) + concealed.ttlSeconds * 1000).toISOString()
  const link = `${at.revealPage ?? page}#${await fragment(page)}`
  return { link, id, ownerKey: receiptId, createdAt, expiresAt }
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const parsed = await onetimesecretLinks.parse(link, baseUrl)
  const openParcel = await prepareOpening(parsed, passphrase, ports)
  if (!openParcel) return { outcome: 'passphrase-needed', tryAgain: null }
  // As anybody: whose account this is, is nobody's business there.
  const text = await revealSecret({ baseUrl, token: null }, parsed.id, ports)
  return text === null ? { outcome: 'unknown' } : openParcel(text, 0)
}

async function status(
  at: EndpointAddress,
  key: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return told(await getReceipt(at, key.ownerKey, ports), key)
}

async function revoke(
  at: EndpointAddress,
  key: OwnerKey,
  ports: EndpointPorts,
  wait: Wait,
): Promise<Told | null> {
  const burnt = await burn(at, key.ownerKey, ports, wait)
  // Nothing was left to burn: its receipt says why, for as long again as the secret was to live.
  return burnt ? told(burnt, key) : status(at, key, ports)
}

function burn(at: EndpointAddress, receiptId: string, ports: EndpointPorts, wait: Wait) {
  return repeat(() => burnSecret(at, receiptId, ports), { signal: ports.signal, wait })
}

/** Names of older versions beside those of newer ones. */
const STATES: Readonly<Record<string, Told['state']>> = {
  new: 'waiting',
  shared: 'waiting',
  viewed: 'waiting',
  previewed: 'waiting',
  received: 'opened',
  revealed: 'opened',
  burned: 'revoked',
  expired: 'expired',
}

/** @returns null for a secret of which the server itself does not know what became of it. */
function told(receipt: SecretReceipt | null, { expiresAt }: OwnerKey): Told | null {
  const state = receipt && Object.hasOwn(STATES, receipt.state) ? STATES[receipt.state] : undefined
  if (!receipt || state === undefined) return null
  const openedAt = state === 'opened' ? timeOf(receipt.revealedAt) : null
  const endedAt = { waiting: null, opened: openedAt, expired: expiresAt, locked: null }
  return {
    state,
    expiresAt,
    endedAt: state === 'revoked' ? timeOf(receipt.burnedAt) : endedAt[state],
    openings: openedAt === null ? [] : [openedAt],
    failedAttempts: 0,
    exposedAt: null,
  }
}

function timeOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString()
}
