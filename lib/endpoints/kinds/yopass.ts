import { CryptoError } from '#lib/crypto/errors.ts'
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
import { arrived, isOver, told, toldByPresence } from '../outcomes.ts'
import {
  create,
  createOnOlder,
  getReceipt,
  isThere,
  type Named,
  remove,
  take,
} from '../yopass/calls.ts'
import { expectConfig, getConfig, getVersion, type ServerConfig } from '../yopass/config.ts'
import {
  largestArmoredFile,
  largestFile,
  largestText,
  literalOf,
  secretOf,
} from '../yopass/content.ts'
import { formatLink, newKey, parseLink, yopassLinks } from '../yopass/link.ts'
import { decryptMessage, encryptMessage } from '../yopass/openpgp/message.ts'

const { kind: KIND } = yopassLinks
/** What a server names may be anything; longer ones are nobody's. */
const LONGEST_ADDRESS = 2048
const LIFETIMES = [3600, 86_400, 604_800]

/** Yopass 14, and older ones in the form that their own clients read. */
const yopass: EndpointKind = { kind: KIND, probe, share, open, status, revoke }

export default yopass

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  const config = await getConfig(baseUrl, ports)
  if (!config) return null
  const version = config.isModern ? await getVersion(baseUrl, ports) : null
  const { host } = new URL(baseUrl)
  const { needsToken } = config
  return { kind: KIND, name: host, version, needsToken, capabilities: capabilitiesOf(config) }
}

function capabilitiesOf(config: ServerConfig): Capabilities {
  const { onlySeconds, tellsPresence, givesReceipts, linksAt } = config
  return {
    lifetimes: { as: 'list', seconds: onlySeconds === null ? LIFETIMES : [onlySeconds] },
    maxOpens: 1,
    textBytes: limitBytes('text', config),
    fileBytes: limitBytes('file', config),
    passphrases: { isWholeKey: true, maxAttempts: null },
    labels: false,
    receipts: givesReceipts ? 'openings' : tellsPresence ? 'presence' : 'none',
    revoke: true,
    claims: false,
    without: 'page',
    ...(linksAt !== '' && linksAt.length <= LONGEST_ADDRESS && { linksAt }),
  }
}

function limitBytes(kind: 'text' | 'file', config: ServerConfig): number {
  const { isModern, canCreate, takesFiles, fileBytes } = config
  if (!canCreate) return 0
  if (kind === 'text') return largestText(isModern ? 'aead' : 'mdc')
  if (!takesFiles) return 0
  return isModern ? largestFile(fileBytes) : largestArmoredFile()
}

/** What it takes is asked each time: what an administrator changes should not show in a refused secret. */
async function share(
  at: EndpointAddress,
  { secret, passphrase, ttlSeconds }: ShareRequest,
  ports: EndpointPorts,
): Promise<Shared> {
  const { kind } = secret
  const config = await expectConfig(at.baseUrl, ports)
  const { isModern, onlySeconds, givesReceipts, argon2 } = config
  if (!config.canCreate) throw new EndpointError('endpoint/refused')
  if (!LIFETIMES.includes(ttlSeconds) || ttlSeconds !== (onlySeconds ?? ttlSeconds)) {
    throw new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
  }
  const key = passphrase === null ? newKey() : null
  const message = await encryptMessage(literalOf(secret), {
    form: isModern ? 'aead' : 'mdc',
    password: key ?? passphrase ?? '',
    // Guessing has to cost something only where somebody chose the words.
    s2k: isModern && argon2 && passphrase !== null ? 'argon2' : 'iterated',
    stretch: ports.stretch,
  })
  const createdMs = ports.now()
  const { id, receiptToken } = await (isModern ? create : createOnOlder)(
    at,
    {
      kind,
      message,
      expiration: ttlSeconds,
      wantsReceipt: givesReceipts,
      limitBytes: limitBytes(kind, config),
    },
    ports,
  )
  return {
    // Not its PUBLIC_URL unasked: a page that a person has not agreed to gets no key.
    link: formatLink(at.linkPage ?? at.baseUrl, { kind, id, key }),
    id: `${kind}/${id}`,
    ownerKey: receiptToken,
    createdAt: new Date(createdMs).toISOString(),
    expiresAt: new Date(createdMs + ttlSeconds * 1000).toISOString(),
  }
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const parsed = parseLink(link)
  if (!parsed) throw new TypeError('"link" expected whole')
  const { kind, key } = parsed
  const password = key ?? passphrase
  if (password === null) return { outcome: 'passphrase-needed', tryAgain: null }
  const taken = await take(baseUrl, parsed, ports)
  if (!taken) return { outcome: 'unknown' }
  const { message, isBurnt } = taken
  /** With what has arrived: it is burnt, and every further attempt is made here. */
  const unlock = async (typed: string): Promise<Opened> => {
    try {
      const literal = await decryptMessage(message, key ?? typed, ports.stretch)
      if (!literal && key !== null) throw new CryptoError('crypto/damaged')
      if (!literal) return { outcome: 'wrong-passphrase', attemptsLeft: null, tryAgain: unlock }
      return arrived(secretOf(kind, literal), isBurnt ? 0 : null)
    } catch (error) {
      if (error instanceof CryptoError && error.code === 'crypto/damaged') throw error
      // Argon2id that finds no memory may find it later, and the message comes only once.
      return { outcome: 'failed-here', error, tryAgain: unlock }
    }
  }
  return unlock(password)
}

/** A receipt tells when it was read; without one, what is gone before its time was read. */
async function status(
  { baseUrl }: EndpointAddress,
  { id, ownerKey, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const named = namedBy(id)
  const receipt = ownerKey === '' ? null : await getReceipt(baseUrl, named, ownerKey, ports)
  if (receipt?.viewedAt) return toldOfOpening(receipt.viewedAt, expiresAt)
  const isHere = await isThere(baseUrl, named, ports)
  // Whoever has its link may have deleted it unread.
  const isDeleted = isHere === false && receipt !== null && !isOver(expiresAt, ports)
  return isDeleted ? told('revoked', expiresAt) : toldByPresence(isHere ?? true, expiresAt, ports)
}

async function revoke(
  { baseUrl }: EndpointAddress,
  { id, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return (await remove(baseUrl, namedBy(id), ports)) ? told('revoked', expiresAt) : null
}

/** As `share` gave it. */
function namedBy(name: string): Named {
  const [kind, id = ''] = name.split('/')
  return { kind: kind === 'file' ? 'file' : 'text', id }
}

function toldOfOpening(at: string, expiresAt: string | null): Told {
  return { ...told('opened', expiresAt), endedAt: at, openings: [at] }
}
