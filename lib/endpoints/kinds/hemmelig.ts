import { utf8 } from '#lib/crypto/bytes.ts'
import { decodeText } from '#lib/crypto/payload.ts'
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
import { attach } from '../hemmelig/attachments.ts'
import {
  createSecret,
  deleteSecret,
  getSettings,
  lookAt,
  takeSecret,
  unsupported,
} from '../hemmelig/calls.ts'
import {
  deriveKey,
  encrypt,
  newText,
  OVERHEAD_BYTES,
  ROUNDS,
  verifierOf,
} from '../hemmelig/crypt.ts'
import { writeEditorText } from '../hemmelig/editor-text.ts'
import { LIFETIMES_SECONDS } from '../hemmelig/lifetimes.ts'
import { formatLink, hemmeligLinks, parseLink } from '../hemmelig/link.ts'
import { unlock } from '../hemmelig/unlock.ts'
import type { ServerSettings } from '../hemmelig/wire.ts'
import { told, toldByPresence } from '../outcomes.ts'
import { pause, type Wait } from '../repeat.ts'

const { kind: KIND } = hemmeligLinks
/** Of the encrypted text, whatever the settings say, unless raised where no call tells. */
const MOST_TEXT_BYTES = 2 ** 20
/** What its page has for those who want no limit is not for one-time secrets. */
const MOST_OPENS = 9999

interface Options {
  /** Of PBKDF2: tests do with few. */
  rounds?: typeof ROUNDS
  /** The pause before a file is asked for again; tests do without it. */
  wait?: Wait
}

/** Hemmelig 7. Version 6 has nothing in common with it but the name. */
export function createHemmelig({ rounds = ROUNDS, wait = pause }: Options = {}): EndpointKind {
  return {
    kind: KIND,
    probe,
    share: (at, request, ports) => share(at, request, ports, rounds.now),
    open: (at, attempt, ports) => open(at, attempt, ports, { rounds, wait }),
    status,
    revoke,
  }
}

export default createHemmelig()

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  const settings = await getSettings(baseUrl, ports)
  if (!settings) return null
  const { host } = new URL(baseUrl)
  const { requireRegisteredUser: needsToken } = settings
  const capabilities = capabilitiesOf(settings)
  return { kind: KIND, name: host, version: '7', needsToken: needsToken ?? false, capabilities }
}

function capabilitiesOf(settings: ServerSettings): Capabilities {
  const sizeBytes = settings.maxSecretSize * 1024
  return {
    lifetimes: { as: 'list', seconds: LIFETIMES_SECONDS },
    maxOpens: MOST_OPENS,
    textBytes: textBytesOf(settings),
    fileBytes: settings.allowFileUploads ? Math.max(0, sizeBytes - OVERHEAD_BYTES) : 0,
    passphrases: settings.allowPasswordProtection ? { isWholeKey: true, maxAttempts: null } : null,
    labels: true,
    receipts: 'presence',
    revoke: true,
    claims: false,
    without: 'page',
    // Files are for people who are known there, wherever texts are for all.
    tokens: 'plain',
  }
}

function textBytesOf({ maxSecretSize }: ServerSettings): number {
  return Math.max(0, Math.min(maxSecretSize * 1024, MOST_TEXT_BYTES) - OVERHEAD_BYTES)
}

async function share(
  { baseUrl, token }: EndpointAddress,
  { secret, passphrase, ttlSeconds, maxOpens }: ShareRequest,
  ports: EndpointPorts,
  iterations: number,
): Promise<Shared> {
  if (secret.kind === 'file' && token === null) throw new EndpointError('endpoint/token-required')
  const text = utf8(secret.kind === 'text' ? writeEditorText(decodeText(secret.content)) : '')
  const settings = await getSettings(baseUrl, ports)
  if (!settings) throw new EndpointError('endpoint/not-an-endpoint')
  const limitBytes = textBytesOf(settings)
  // Signs of markup are longer as they are kept.
  if (text.length > limitBytes) throw new EndpointError('endpoint/too-large', { limitBytes })
  const [linkKey, salt] = [newText(), newText()]
  const key = await deriveKey(passphrase ?? linkKey, salt, iterations)
  const isFile = secret.kind === 'file'
  const created = {
    secret: await encrypt(text, key),
    ...(secret.label && { title: await encrypt(utf8(secret.label), key) }),
    salt,
    expiresAt: ttlSeconds,
    views: maxOpens,
    isBurnable: true,
    ...(passphrase !== null && { passwordVerifier: await verifierOf(key) }),
    ...(isFile && { files: [await attach(baseUrl, secret, key, token, ports)] }),
  }
  const createdMs = ports.now()
  const { id, deleteToken } = await createSecret(baseUrl, created, token, ports)
  if (passphrase !== null) await checkLocked({ baseUrl, id, deleteToken }, ports)
  return {
    link: formatLink(baseUrl, { id, key: passphrase === null ? linkKey : null }),
    id,
    ownerKey: deleteToken,
    createdAt: new Date(createdMs).toISOString(),
    expiresAt: new Date(createdMs + ttlSeconds * 1000).toISOString(),
  }
}

/**
 * A first version 7 takes no notice of what it is to compare: its page would ask nobody for the
 * passphrase, and open what it cannot read.
 * @throws EndpointError `endpoint/unsupported-version`, after it was taken back.
 */
async function checkLocked(
  { baseUrl, id, deleteToken }: { baseUrl: string; id: string; deleteToken: string },
  ports: EndpointPorts,
): Promise<void> {
  const look = await lookAt(baseUrl, id, ports)
  if (look?.isPasswordProtected) return
  await deleteSecret(baseUrl, id, deleteToken, ports)
  throw unsupported()
}

interface Opening {
  rounds: typeof ROUNDS
  wait: Wait
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
  opening: Opening,
): Promise<Opened> {
  const parsed = parseLink(link)
  if (!parsed) throw new TypeError('"link" expected whole')
  const { id, key: linkKey } = parsed
  // What can be known without spending an opening is asked first.
  const look = await lookAt(baseUrl, id, ports)
  if (!look) return { outcome: 'unknown' }
  if (!look.isPasswordProtected) {
    if (linkKey === null) return { outcome: 'truncated' }
    const stored = await takeSecret(baseUrl, id, null, ports)
    if (stored === 'wrong-password' || !stored) return { outcome: 'unknown' }
    const { now, before } = opening.rounds
    const texts = [now, before].map((rounds) => () => deriveKey(linkKey, stored.salt, rounds))
    return unlock(baseUrl, stored, texts, ports, opening.wait)
  }
  if (look.passwordScheme !== 'derived' || !look.salt) {
    throw new EndpointError('endpoint/would-see-passphrase')
  }
  if (passphrase === null) return { outcome: 'passphrase-needed', tryAgain: null }
  const key = await deriveKey(passphrase, look.salt, opening.rounds.now)
  const stored = await takeSecret(baseUrl, id, await verifierOf(key), ports)
  if (!stored) return { outcome: 'unknown' }
  if (stored === 'wrong-password') {
    return { outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain: null }
  }
  return unlock(baseUrl, stored, [async () => key], ports, opening.wait)
}

async function status(
  { baseUrl }: EndpointAddress,
  { id, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const isThere = (await lookAt(baseUrl, id, ports)) !== null
  return toldByPresence(isThere, expiresAt, ports)
}

async function revoke(
  { baseUrl }: EndpointAddress,
  { id, ownerKey, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  // What was opened stays there for a while, for its files, and could be deleted: nothing is taken back by that.
  if (!(await lookAt(baseUrl, id, ports))) return null
  const end = await deleteSecret(baseUrl, id, ownerKey, ports)
  return end && told(end === 'deleted' ? 'revoked' : 'waiting', expiresAt)
}
