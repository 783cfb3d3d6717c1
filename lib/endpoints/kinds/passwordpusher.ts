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
import { isOver, told } from '../outcomes.ts'
import { createPush, expirePush, getVersion, type Push, readPush } from '../passwordpusher/calls.ts'
import { KIND, pageOf, passwordpusherLinks } from '../passwordpusher/link.ts'

const DAY = 24 * 60 * 60
/** Whole days. An administrator may allow fewer, which no call tells. */
const LIFETIMES_DAYS = [1, 2, 3, 4, 5, 6, 7, 14, 21, 30, 60, 90]
const MOST_VIEWS = 100
const MOST_CHARACTERS = 2 ** 20

/**
 * Password Pusher 1 and 2. The server encrypts, and could read what it is given: it is given our
 * envelope.
 */
const passwordpusher: EndpointKind = {
  kind: KIND,
  probe,
  share,
  open,
  status,
  revoke,
}

export default passwordpusher

const CAPABILITIES: Capabilities = {
  lifetimes: { as: 'list', seconds: LIFETIMES_DAYS.map((days) => days * DAY) },
  maxOpens: MOST_VIEWS,
  textBytes: carriedBytes(MOST_CHARACTERS),
  fileBytes: carriedBytes(MOST_CHARACTERS),
  passphrases: { isWholeKey: false, maxAttempts: null },
  labels: true,
  receipts: 'none',
  revoke: true,
  claims: false,
  without: 'paste',
  tokens: 'plain',
}

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  const found = await getVersion(baseUrl, ports)
  if (!found) return null
  const { host } = new URL(baseUrl)
  return { kind: KIND, name: host, ...found, capabilities: CAPABILITIES }
}

async function share(
  at: EndpointAddress,
  request: ShareRequest,
  ports: EndpointPorts,
): Promise<Shared> {
  const asked = { days: request.ttlSeconds / DAY, views: request.maxOpens }
  if (!Number.isInteger(asked.days)) {
    throw new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
  }
  const { text, fragment, createdAt } = await sealParcel(KIND, request, ports)
  const limitBytes = CAPABILITIES.textBytes
  if (text.length > MOST_CHARACTERS) throw new EndpointError('endpoint/too-large', { limitBytes })
  const { urlToken, days, views } = await createPush(at, { payload: text, ...asked }, ports)
  if (days !== asked.days || views !== asked.views) {
    // Its bounds are others, and it took its defaults. Nobody was given the link.
    await expirePush(at, urlToken, ports).catch(() => false)
    const field = days === asked.days ? 'maxOpens' : 'expiresIn'
    throw new EndpointError('endpoint/out-of-limits', { field })
  }
  const page = pageOf(at.baseUrl, urlToken)
  const link = `${at.revealPage ?? page}#${await fragment(page)}`
  const expiresAt = new Date(Date.parse(createdAt) + days * DAY * 1000).toISOString()
  return { link, id: urlToken, ownerKey: '', createdAt, expiresAt }
}

async function open(
  { baseUrl }: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const parsed = await passwordpusherLinks.parse(link, baseUrl)
  const openParcel = await prepareOpening(parsed, passphrase, ports)
  if (!openParcel) return { outcome: 'passphrase-needed', tryAgain: null }
  const push = await readPush(baseUrl, parsed.id, ports)
  if (!push) return { outcome: 'unknown' }
  return push.expired ? goneOf(push) : openParcel(push.payload, push.views_remaining)
}

/** How it ended, as far as the server lets it be known. */
function goneOf(push: Extract<Push, { expired: true }>): Opened {
  const { expired_on: at, created_at: createdAt, expire_after_days: days, deleted } = push
  if (at === null || createdAt === null) return { outcome: 'unknown' }
  if (deleted) return { outcome: 'gone', state: 'revoked', at }
  const isLate = Date.parse(at) >= Date.parse(createdAt) + days * DAY * 1000
  return { outcome: 'gone', state: isLate ? 'expired' : 'opened', at }
}

/** Whatever tells of a push spends a view of it: only the time is known. */
async function status(
  _at: EndpointAddress,
  { expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return isOver(expiresAt, ports) ? null : told('waiting', expiresAt)
}

async function revoke(
  at: EndpointAddress,
  { id, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return (await expirePush(at, id, ports)) ? told('revoked', expiresAt) : null
}
