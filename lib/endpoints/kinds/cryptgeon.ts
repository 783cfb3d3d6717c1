import { type Bytes, randomBytes } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { bundle } from '../bundle.ts'
import type { Capabilities } from '../capabilities.ts'
import {
  createNote,
  expectStatus,
  getStatus,
  lookAt,
  type Note,
  type ServerStatus,
  spend,
  takeNote,
} from '../cryptgeon/calls.ts'
import { readContents, writeContents } from '../cryptgeon/content.ts'
import { derivationJson, KEY_BYTES, keyOfPassword, newDerivation } from '../cryptgeon/crypt.ts'
import { cryptgeonLinks, formatLink, parseLink } from '../cryptgeon/link.ts'
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
import { arrived, told } from '../outcomes.ts'

const { kind: KIND } = cryptgeonLinks
/** Of a note's JSON that is not the ciphertext: a text with its derivation, a file with names and archive. */
const TEXT_OVERHEAD = 500
const FILE_OVERHEAD = 1200
const TAG_BYTES = 16
/** Taking back uses openings up one by one: so many are made at most. */
const MOST_OPENS = 100

/** cryptgeon 2. A note has a number of openings or an end, never both: ours have openings. */
const cryptgeon: EndpointKind = {
  kind: KIND,
  probe,
  share,
  open,
  status,
  revoke,
}

export default cryptgeon

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  const status = await getStatus(baseUrl, ports)
  if (!status) return null
  const { host } = new URL(baseUrl)
  const capabilities = capabilitiesOf(status)
  return { kind: KIND, name: host, version: status.version, needsToken: false, capabilities }
}

function capabilitiesOf(status: ServerStatus): Capabilities {
  return {
    lifetimes: { as: 'until-opened' },
    maxOpens: mostOpens(status),
    textBytes: mostBytes('text', status),
    fileBytes: mostBytes('file', status),
    passphrases: { isWholeKey: true, maxAttempts: null },
    labels: false,
    receipts: 'presence',
    revoke: true,
    claims: false,
    without: 'page',
  }
}

/** Where only simple notes are allowed, whatever is asked for opens once. */
function mostOpens(status: ServerStatus): number {
  return status.allow_advanced ? Math.min(Math.max(1, status.max_views), MOST_OPENS) : 1
}

function mostBytes(kind: 'text' | 'file', status: ServerStatus): number {
  if (kind === 'text') return contentBytes(status.max_size - TEXT_OVERHEAD)
  return status.allow_files ? contentBytes(status.max_size - FILE_OVERHEAD) : 0
}

/** Whose ciphertext, as base64, takes so many characters. */
function contentBytes(characters: number): number {
  return Math.max(0, Math.floor((characters * 3) / 4) - TAG_BYTES)
}

/** What it takes is asked each time: what an administrator changed since would open less often than it is said to. */
async function share(
  { baseUrl }: EndpointAddress,
  { secret, passphrase, maxOpens }: ShareRequest,
  ports: EndpointPorts,
): Promise<Shared> {
  const status = await expectStatus(baseUrl, ports)
  if (maxOpens > mostOpens(status)) {
    throw new EndpointError('endpoint/out-of-limits', { field: 'maxOpens' })
  }
  const derivation = passphrase === null ? null : newDerivation()
  const key =
    derivation && passphrase !== null
      ? await keyOfPassword(passphrase, derivation)
      : randomBytes(KEY_BYTES)
  const meta = {
    type: secret.kind,
    ...(derivation && { derivation: derivationJson(derivation) }),
  }
  const body = JSON.stringify({
    contents: await writeContents(secret, key),
    meta: JSON.stringify(meta),
    views: maxOpens,
  })
  // Base64, and escapes: a character is a byte.
  if (body.length > status.max_size) {
    throw new EndpointError('endpoint/too-large', { limitBytes: mostBytes(secret.kind, status) })
  }
  const createdAt = new Date(ports.now()).toISOString()
  const id = await createNote(baseUrl, body, ports)
  const link = formatLink(baseUrl, { id, key: derivation ? null : key })
  return { link, id, ownerKey: '', createdAt, expiresAt: null }
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const parsed = parseLink(link)
  if (!parsed) throw new TypeError('"link" expected whole')
  const { id, key } = parsed
  // What can be known without spending an opening is asked first.
  const meta = await lookAt(baseUrl, id, ports)
  if (!meta) return { outcome: 'unknown' }
  if (!key && !meta.derivation) return { outcome: 'truncated' }
  if (!key && passphrase === null) return { outcome: 'passphrase-needed', tryAgain: null }
  const note = await takeNote(baseUrl, id, ports)
  if (!note) return { outcome: 'unknown' }
  return key ? unlock(note, key, null) : unlockBy(note, passphrase ?? '')
}

async function unlockBy(note: Note, passphrase: string): Promise<Opened> {
  const { derivation } = note.meta
  if (!derivation) throw new CryptoError('crypto/damaged')
  const key = await keyOfPassword(passphrase, derivation)
  return unlock(note, key, (next) => unlockBy(note, next))
}

/** With what has arrived: its opening is spent, and every further attempt is made here. */
async function unlock(
  { meta, contents }: Note,
  key: Bytes,
  tryAgain: ((passphrase: string) => Promise<Opened>) | null,
): Promise<Opened> {
  const secrets = await readContents(meta.type, contents, key)
  if (!secrets && !tryAgain) throw new CryptoError('crypto/damaged')
  if (!secrets) return { outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain }
  return arrived(bundle(secrets), null)
}

/** Without a time limit, what is gone was opened: if it is still cryptgeon that says so. */
async function status(
  { baseUrl }: EndpointAddress,
  { id }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  if (await lookAt(baseUrl, id, ports)) return told('waiting', null)
  await expectStatus(baseUrl, ports)
  return told('opened', null)
}

/** Reading it until nothing is left of it, which is asked for; what comes back is ciphertext. */
async function revoke(
  { baseUrl }: EndpointAddress,
  { id }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  // Any server may say that it has no such note.
  await expectStatus(baseUrl, ports)
  if (!(await spend(baseUrl, id, ports))) return null
  // Not as many as its status allows now: it may have allowed more when the note was made.
  for (let left = MOST_OPENS; left > 1; left--) {
    if (!(await spend(baseUrl, id, ports))) break
  }
  if (await lookAt(baseUrl, id, ports)) throw new EndpointError('endpoint/failed')
  return told('revoked', null)
}
