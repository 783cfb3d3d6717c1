import { type Bytes, randomBytes } from '#lib/crypto/bytes.ts'
import { bundle } from '../bundle.ts'
import type { Capabilities } from '../capabilities.ts'
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
import { arrived, isOver, told } from '../outcomes.ts'
import { createPaste, deletePaste, getLifetimeNames, readPaste } from '../privatebin/calls.ts'
import { decrypt, type Encrypted, encrypt, KEY_BYTES } from '../privatebin/crypt.ts'
import { lifetimeName, lifetimesNamed } from '../privatebin/lifetimes.ts'
import { formatLink, parseLink, privatebinLinks } from '../privatebin/link.ts'
import { readMessage, writeMessage } from '../privatebin/message.ts'
import { pause, type Wait } from '../repeat.ts'

const { kind: KIND } = privatebinLinks
/** Of the encrypted text as base64: what the sample configuration sets, and no call tells. */
const MOST_CHARACTERS = 10_000_000
/** As text in JSON, encrypted, as base64; a file is base64 twice. */
const TEXT_BYTES = 7_000_000
const FILE_BYTES = 5_000_000
/** The default time between two creations of one address. */
const PAUSE_MS = 10_500

/**
 * PrivateBin, format 2 (since 1.3).
 * @param options.wait - the pause before a refused creation is tried again; tests do without it.
 */
export function createPrivatebin({ wait = pause }: { wait?: Wait } = {}): EndpointKind {
  return {
    kind: KIND,
    probe,
    share: (at, request, ports) => share(at, request, ports, wait),
    open,
    status,
    revoke,
  }
}

export default createPrivatebin()

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  const names = await getLifetimeNames(baseUrl, ports)
  const seconds = lifetimesNamed(names ?? [])
  if (seconds.length === 0) return null
  const { host } = new URL(baseUrl)
  const capabilities = capabilitiesOf(seconds)
  return { kind: KIND, name: host, version: null, needsToken: false, capabilities }
}

function capabilitiesOf(seconds: number[]): Capabilities {
  return {
    lifetimes: { as: 'list', seconds },
    maxOpens: 1,
    textBytes: TEXT_BYTES,
    fileBytes: FILE_BYTES,
    passphrases: { isWholeKey: false, maxAttempts: null },
    labels: false,
    receipts: 'none',
    revoke: true,
    claims: false,
    without: 'page',
  }
}

async function share(
  { baseUrl }: EndpointAddress,
  { secret, passphrase, ttlSeconds }: ShareRequest,
  ports: EndpointPorts,
  wait: Wait,
): Promise<Shared> {
  const expire = await nameOfLifetime(baseUrl, ttlSeconds, ports)
  const key = randomBytes(KEY_BYTES)
  const message = writeMessage(secret)
  const create = async () => {
    // New every time: an id is made of the ciphertext, and may be taken.
    const encrypted = await encrypt(message, key, passphrase ?? '')
    if (encrypted.ct.length > MOST_CHARACTERS) {
      const limitBytes = secret.kind === 'text' ? TEXT_BYTES : FILE_BYTES
      throw new EndpointError('endpoint/too-large', { limitBytes })
    }
    return createPaste(baseUrl, encrypted, expire, ports)
  }
  const createdMs = ports.now()
  const created = (await create()) ?? (await again(create, ports.signal, wait))
  return {
    link: formatLink(baseUrl, { id: created.id, key }),
    id: created.id,
    ownerKey: created.deleteToken,
    createdAt: new Date(createdMs).toISOString(),
    expiresAt: new Date(createdMs + ttlSeconds * 1000).toISOString(),
  }
}

/** Asked each time: a name that was taken off the list would silently mean another lifetime. */
async function nameOfLifetime(
  baseUrl: string,
  ttlSeconds: number,
  ports: EndpointPorts,
): Promise<string> {
  const names = await getLifetimeNames(baseUrl, ports)
  if (!names) throw new EndpointError('endpoint/not-an-endpoint')
  const name = lifetimeName(ttlSeconds)
  if (name !== null && names.includes(name)) return name
  throw new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
}

/** What was refused is not there, and may only have come too soon after the one before. */
async function again<T>(
  work: () => Promise<T | null>,
  signal: AbortSignal | undefined,
  wait: Wait,
): Promise<T> {
  await wait(PAUSE_MS, signal)
  const done = await work()
  if (done === null) throw new EndpointError('endpoint/refused')
  return done
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const parsed = parseLink(link)
  if (!parsed) throw new TypeError('"link" expected whole')
  const paste = await readPaste(baseUrl, parsed.id, ports)
  return paste ? unlock(paste, parsed.key, passphrase) : { outcome: 'unknown' }
}

/** With what has arrived: the paste is burnt, and every further attempt is made here. */
async function unlock(paste: Encrypted, key: Bytes, passphrase: string | null): Promise<Opened> {
  const message = await decrypt(paste, key, passphrase ?? '')
  const tryAgain = (next: string) => unlock(paste, key, next)
  if (message === null) {
    return passphrase === null
      ? { outcome: 'passphrase-needed', tryAgain }
      : { outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain }
  }
  const isBurnt = paste.adata[3] === 1
  return arrived(bundle(readMessage(message)), isBurnt ? 0 : null)
}

/** There is no call that asks without burning: only the time tells. */
async function status(
  _at: EndpointAddress,
  { expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return isOver(expiresAt, ports) ? null : told('waiting', expiresAt)
}

async function revoke(
  { baseUrl }: EndpointAddress,
  { id, ownerKey, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const isTaken = await deletePaste(baseUrl, id, ownerKey, ports)
  return isTaken ? told('revoked', expiresAt) : null
}
