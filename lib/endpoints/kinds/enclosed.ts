import { type Bytes, randomBytes } from '#lib/crypto/bytes.ts'
import { bundle } from '../bundle.ts'
import type { Capabilities } from '../capabilities.ts'
import { burnNote, createNote, getConfig, noteExists, readNote, signIn } from '../enclosed/calls.ts'
import { readContent, writeContent } from '../enclosed/content.ts'
import { decrypt, encrypt, KEY_BYTES } from '../enclosed/crypt.ts'
import { enclosedLinks, formatLink, parseLink } from '../enclosed/link.ts'
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
import { arrived, told, toldByPresence } from '../outcomes.ts'
import { parseEmailSignIn } from '../sign-in.ts'

const { kind: KIND } = enclosedLinks
/** Of the payload: the default, which no call tells. */
const MOST_CHARACTERS = 50 * 2 ** 20
/** Of what is encrypted, the tag and the names of a file, beside its content. */
const OVERHEAD = 2000
const CONTENT_BYTES = Math.floor((MOST_CHARACTERS * 3) / 4) - OVERHEAD

/** Enclosed 1. A note is burnt when it is read; all of ours are to be. */
const enclosed: EndpointKind = {
  kind: KIND,
  probe,
  share,
  open,
  status,
  revoke,
}

export default enclosed

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  const config = await getConfig(baseUrl, ports)
  if (!config) return null
  const { host } = new URL(baseUrl)
  const { isAuthenticationRequired: needsToken } = config
  const capabilities: Capabilities = needsToken ? { ...CAN, signIn: 'email' } : CAN
  return { kind: KIND, name: host, version: null, needsToken, capabilities }
}

const CAN: Capabilities = {
  lifetimes: { as: 'range', minSeconds: 600, maxSeconds: 2_592_000 },
  maxOpens: 1,
  textBytes: CONTENT_BYTES,
  fileBytes: CONTENT_BYTES,
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: false,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'page',
  // Measured: of 20 that asked at once, up to all 20 got it.
  races: true,
}

async function share(
  { baseUrl, token }: EndpointAddress,
  { secret, passphrase, ttlSeconds }: ShareRequest,
  ports: EndpointPorts,
): Promise<Shared> {
  const config = await getConfig(baseUrl, ports)
  if (!config) throw new EndpointError('endpoint/not-an-endpoint')
  const access = config.isAuthenticationRequired ? await signedIn(baseUrl, token, ports) : null
  const key = randomBytes(KEY_BYTES)
  const payload = await encrypt(writeContent(secret), key, passphrase ?? '')
  const createdMs = ports.now()
  const id = await createNote(baseUrl, { payload, ttlSeconds }, access, ports)
  const noteLink = { id, key, needsPassword: passphrase !== null }
  return {
    link: formatLink(baseUrl, config.viewNotePathPrefix, noteLink),
    id,
    ownerKey: '',
    createdAt: new Date(createdMs).toISOString(),
    expiresAt: new Date(createdMs + ttlSeconds * 1000).toISOString(),
  }
}

/** Anew for each note: what it gives out is good for days, and is kept nowhere. */
async function signedIn(
  baseUrl: string,
  token: string | null,
  ports: EndpointPorts,
): Promise<string> {
  const known = parseEmailSignIn(token)
  if (!known) throw new EndpointError('endpoint/sign-in-required')
  return signIn(baseUrl, known, ports)
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const parsed = parseLink(link)
  if (!parsed) throw new TypeError('"link" expected whole')
  const { id, key, needsPassword } = parsed
  if (needsPassword && passphrase === null) return { outcome: 'passphrase-needed', tryAgain: null }
  const payload = await readNote(baseUrl, id, ports)
  if (payload === null) return { outcome: 'unknown' }
  return unlock(payload, key, needsPassword ? passphrase : null)
}

/**
 * With what has arrived: the note is burnt, and every further attempt is made here. A link may have
 * lost the flag that says that a password is needed, and a key that differs cannot be told from that.
 */
async function unlock(payload: string, key: Bytes, passphrase: string | null): Promise<Opened> {
  const content = await decrypt(payload, key, passphrase ?? '')
  if (content) return opened(content)
  const tryAgain = (next: string) => unlock(payload, key, next)
  return passphrase === null
    ? { outcome: 'passphrase-needed', tryAgain }
    : { outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain }
}

function opened(content: Bytes): Opened {
  // Notes of others may be there to be read again, and nothing tells.
  return arrived(bundle(readContent(content)), null)
}

async function status(
  { baseUrl }: EndpointAddress,
  { id, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const isThere = await noteExists(baseUrl, id, ports)
  return toldByPresence(isThere, expiresAt, ports)
}

async function revoke(
  { baseUrl }: EndpointAddress,
  { id, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return (await burnNote(baseUrl, id, ports)) ? told('revoked', expiresAt) : null
}
