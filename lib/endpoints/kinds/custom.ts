import { prepareOpening, sealParcel } from '../carrier/parcel.ts'
import { LONGEST_TTL_SECONDS } from '../custom/api.ts'
import { type ApiAddress, createThere, openThere, revokeThere } from '../custom/calls.ts'
import { capabilitiesOf } from '../custom/capabilities.ts'
import { addressFor, customLinks, parseLink } from '../custom/link.ts'
import {
  type EndpointAddress,
  EndpointError,
  type EndpointKind,
  type EndpointPorts,
  type OpenAttempt,
  type Opened,
  type OwnerKey,
  type Shared,
  type ShareRequest,
  type Told,
} from '../endpoint.ts'
import { isOver, told } from '../outcomes.ts'

const { kind: KIND } = customLinks
/** What a server may take to count, and leave out of a time that it rounds. */
const NEGLIGIBLE_MS = 60_000

/** Any HTTP API, as a person describes it. It is given our envelope, which nobody there can read. */
const custom: EndpointKind = {
  kind: KIND,
  // Nothing tells what it is: a person does.
  probe: async () => null,
  share,
  open,
  status,
  revoke,
}

export default custom

async function share(
  to: EndpointAddress,
  request: ShareRequest,
  ports: EndpointPorts,
): Promise<Shared> {
  const at = described(to)
  const { api, baseUrl } = at
  const can = capabilitiesOf(api)
  const isTimed = can.lifetimes.as !== 'until-opened'
  const { ttlSeconds } = request
  // Sealed is what cannot be too early, where nothing but an opening ends it.
  const sealed = isTimed ? request : { ...request, ttlSeconds: LONGEST_TTL_SECONDS }
  const { text, fragment, createdAt } = await sealParcel(KIND, sealed, ports)
  const limitBytes = can.textBytes
  if (text.length > api.mostCharacters)
    throw new EndpointError('endpoint/too-large', { limitBytes })
  const created = await createThere(at, { text, ttlSeconds }, ports)
  const { id, expiresAt, deleteToken } = created
  const askedMs = Date.parse(createdAt) + ttlSeconds * 1000
  if (
    isTimed &&
    expiresAt !== null &&
    !isAbout(expiresAt, [askedMs, created.nowMs + ttlSeconds * 1000])
  ) {
    // Its bounds are others, and it says so by doing something else. Nobody was given the link.
    if (api.revoke) {
      const key = { id, deleteToken: deleteToken ?? '' }
      await revokeThere(at, api.revoke, key, ports).catch(() => false)
    }
    throw new EndpointError('endpoint/out-of-limits', { field: 'expiresIn' })
  }
  return {
    link: `${baseUrl}#${await fragment(addressFor(baseUrl, id))}`,
    id,
    ownerKey: deleteToken ?? '',
    createdAt,
    expiresAt: expiresAt ?? (isTimed ? new Date(askedMs).toISOString() : null),
  }
}

/** By the sender's clock, or by the server's, which may be another. */
function isAbout(time: string, expectedMs: readonly number[]): boolean {
  const ms = Date.parse(time)
  return expectedMs.some((each) => Math.abs(ms - each) <= NEGLIGIBLE_MS)
}

async function open(
  to: EndpointAddress,
  { link, passphrase }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const at = described(to)
  const parsed = await parseLink(link, at.baseUrl)
  const openParcel = await prepareOpening(parsed, passphrase, ports)
  if (!openParcel) return { outcome: 'passphrase-needed', tryAgain: null }
  const text = await openThere(at, parsed.id, ports)
  return text === null ? { outcome: 'unknown' } : openParcel(text, null)
}

/** Asking might burn: only the time is known. */
async function status(
  _at: EndpointAddress,
  { expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return isOver(expiresAt, ports) ? null : told('waiting', expiresAt)
}

async function revoke(
  to: EndpointAddress,
  { id, ownerKey, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const at = described(to)
  const { revoke: call } = at.api
  if (!call) throw new EndpointError('endpoint/refused')
  const isTaken = await revokeThere(at, call, { id, deleteToken: ownerKey }, ports)
  return isTaken ? told('revoked', expiresAt) : null
}

/** @throws EndpointError when the description of the API is gone. */
function described(at: EndpointAddress): ApiAddress {
  const { api } = at
  if (!api) throw new EndpointError('endpoint/not-an-endpoint')
  return { ...at, api }
}
