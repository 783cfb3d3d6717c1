/** Onetime Secret as its second API is known: numbers are texts, and nothing burns without `continue`. */
import { randomBytes } from '#lib/crypto/bytes.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { carrierLinkTo } from '../carrier-link.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

interface Kept {
  id: string
  value: string
  state: 'new' | 'previewed' | 'revealed' | 'burned'
  /** Milliseconds. */
  endsAt: number
  /** When it was revealed or burnt. */
  endedAt: number | null
}

export interface OnetimesecretOptions {
  /** What an administrator allows, in seconds. */
  minTtl?: number
  maxTtl?: number
  /** `name:token` of the only account; null lets anybody create. */
  account?: string | null
  /** What an administrator has switched off for those without an account. */
  closedToGuests?: boolean
}

export interface Onetimesecret extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
}

export async function startOnetimesecret({
  minTtl = 60,
  maxTtl = 7 * 24 * 3600,
  account = null,
  closedToGuests = false,
}: OnetimesecretOptions = {}): Promise<Onetimesecret> {
  const clock = createClock()
  const receipts = new Map<string, Kept>()
  const calls: Call[] = []

  function conceal(body: string): Answer {
    const { secret: asked } = JSON.parse(body)
    if (typeof asked?.secret !== 'string' || asked.secret === '') return form('secret')
    if (Buffer.byteLength(asked.secret) > 10_000) return form('secret')
    // Without a word when it is something else than what was asked for.
    const ttl = Math.min(Math.max(Number(asked.ttl) || maxTtl, minTtl), maxTtl)
    const [id, receiptId] = [newId(), newId()]
    const endsAt = clock.now() + ttl * 1000
    receipts.set(receiptId, { id, value: asked.secret, state: 'new', endsAt, endedAt: null })
    const receipt = { identifier: receiptId, key: receiptId, state: 'new' }
    const secret = { identifier: id, key: id, state: 'new', secret_ttl: String(ttl) }
    return { body: { success: true, record: { receipt, metadata: receipt, secret }, details: {} } }
  }

  const isWaiting = (kept: Kept | undefined): kept is Kept =>
    kept !== undefined && kept.endedAt === null && kept.endsAt > clock.now()

  function end(kept: Kept, state: 'revealed' | 'burned'): void {
    kept.state = state
    kept.endedAt = clock.now()
  }

  function reveal(id: string, goesOn: boolean): Answer {
    const kept = [...receipts.values()].find((each) => each.id === id)
    if (!isWaiting(kept)) return NOT_FOUND
    if (!goesOn) {
      kept.state = 'previewed'
      return { body: { record: { identifier: id, state: kept.state }, details: {} } }
    }
    end(kept, 'revealed')
    return { body: { success: true, record: { identifier: id, secret_value: kept.value } } }
  }

  function burn(receiptId: string, goesOn: boolean): Answer {
    const kept = receipts.get(receiptId)
    if (!isWaiting(kept)) return NOT_FOUND
    if (goesOn) end(kept, 'burned')
    return receiptOf(receiptId, kept)
  }

  function receiptOf(receiptId: string, kept: Kept | undefined): Answer {
    // A receipt outlives its secret by as long again.
    if (!kept) return NOT_FOUND
    const isOver = kept.endedAt === null && kept.endsAt <= clock.now()
    const at = kept.endedAt === null ? '' : String(Math.floor(kept.endedAt / 1000))
    return {
      body: {
        success: true,
        record: {
          identifier: receiptId,
          state: isOver ? 'expired' : kept.state,
          revealed: kept.state === 'revealed' ? at : '',
          burned: kept.state === 'burned' ? at : '',
        },
        details: {},
      },
    }
  }

  function api(call: Call, path: string): Answer {
    const { method, url, headers, body } = call
    if (method === 'GET' && path === 'status') {
      return { body: { success: true, status: 'nominal', locale: 'en' } }
    }
    const refused = signIn(headers.authorization)
    if (refused) return refused
    if (method === 'POST' && path === 'secret/conceal') return conceal(body)
    const [, what, id = '', verb] = /^(secret|receipt)\/([0-9a-z]+)(?:\/(\w+))?$/.exec(path) ?? []
    const goesOn =
      method === 'POST' ? JSON.parse(body).continue === true : url.searchParams.has('continue')
    if (what === 'secret' && verb === 'reveal' && method === 'POST') return reveal(id, goesOn)
    if (what === 'secret' && verb === undefined) return reveal(id, goesOn)
    if (what === 'receipt' && verb === 'burn' && method === 'POST') return burn(id, goesOn)
    if (what === 'receipt' && verb === undefined) return receiptOf(id, receipts.get(id))
    return NOT_FOUND
  }

  function signIn(authorization: string | undefined): Answer | null {
    if (authorization !== undefined) {
      const [scheme, encoded = ''] = authorization.split(' ')
      const sent = Buffer.from(encoded, 'base64').toString()
      return scheme === 'Basic' && sent === account ? null : { status: 401, body: {} }
    }
    return closedToGuests
      ? { status: 403, body: { message: 'Guest API access is disabled' } }
      : null
  }

  const served = await serve(clock, (call) => {
    calls.push(call)
    const path = /^\/api\/v2\/(.*)$/.exec(call.url.pathname)?.[1]
    return path === undefined ? PAGE : api(call, path)
  })
  return {
    ...served,
    calls,
    ...(account !== null && { token: account }),
    linkToNothing: () => carrierLinkTo('onetimesecret', `${served.baseUrl}secret/${newId()}`),
  }
}

const NOT_FOUND: Answer = { status: 404, body: { message: 'Unknown secret', success: false } }
const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>Onetime Secret</title>' }

function form(field: string): Answer {
  return { status: 422, body: { message: 'Leider nein', error_type: 'form', field } }
}

function newId(): string {
  return BigInt(`0x${randomBytes(40).toHex()}`).toString(36)
}
