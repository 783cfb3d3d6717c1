/**
 * An API that somebody wrote for their own team, in three tastes: JSON all over; a form and plain text; and
 * that with headers in place of JSON.
 */
import { randomBytes } from '#lib/crypto/bytes.ts'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'
import type { CustomApi } from '#lib/endpoints/custom/api.ts'
import { addressFor } from '#lib/endpoints/custom/link.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

const LIMITS = { maxTtlSeconds: 7 * 86_400, mostCharacters: 200_000 }

export const JSON_API: CustomApi = {
  ...LIMITS,
  bodies: 'json',
  create: {
    method: 'POST',
    path: 'v3/drops',
    body: '{ "drop": { "content": "{{text}}", "ttl": {{seconds}} }, "from": "Matchstick" }',
  },
  open: { method: 'POST', path: 'v3/take', body: '{ "uid": "{{id}}" }' },
  revoke: { method: 'DELETE', path: 'v3/drops/{{id}}?key={{deleteToken}}', body: '' },
  idAt: 'drops.0.uid',
  expiresAt: 'drops.0.until',
  deleteTokenAt: 'drops.0.keys.remove',
  textAt: 'content',
  burns: true,
  headerNames: ['X-Team-Key'],
}

export const FORM_API: CustomApi = {
  ...LIMITS,
  bodies: 'form',
  create: { method: 'POST', path: 'paste', body: 'text={{text}}\nminutes={{minutes}}' },
  open: { method: 'GET', path: 'paste/{{id}}', body: '' },
  revoke: null,
  idAt: 'id',
  expiresAt: null,
  deleteTokenAt: null,
  textAt: null,
  burns: true,
  headerNames: [],
}

export const HEADER_API: CustomApi = {
  ...FORM_API,
  revoke: {
    method: 'DELETE',
    path: 'paste/{{id}}',
    body: '',
    headers: 'X-Delete-Key: {{deleteToken}}',
  },
  idAt: 'header:Location',
  deleteTokenAt: 'header:X-Delete-Key',
}

export interface CustomOptions {
  api?: CustomApi
  /** What it calls its secrets. */
  newId?: () => string
  /** It gives out what it keeps, again and again. */
  burns?: boolean
  /** The only lifetime it has, whatever it is asked for. */
  ownSeconds?: number
  /** It can look for nothing that it has given out. */
  failsAfterOpening?: boolean
}

export interface Custom extends EndpointUnderTest {
  api: CustomApi
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
}

export async function startCustom({
  api = JSON_API,
  newId = () => randomBytes(8).toHex(),
  burns = true,
  ownSeconds,
  failsAfterOpening = false,
}: CustomOptions = {}): Promise<Custom> {
  const clock = createClock()
  const kept = new Map<string, { text: string; endsAt: number; key: string }>()
  const calls: Call[] = []
  const teamKey = randomBytes(8).toHex()

  function keep(
    text: unknown,
    seconds: number,
  ): { id: string; key: string; endsAt: number } | null {
    if (typeof text !== 'string' || text === '' || !(seconds > 0)) return null
    const [id, key] = [newId(), randomBytes(8).toHex()]
    const endsAt = clock.now() + (ownSeconds ?? seconds) * 1000
    kept.set(id, { text, key, endsAt })
    return { id, key, endsAt }
  }

  function take(id: string): string | null {
    const found = kept.get(id)
    if (burns) kept.delete(id)
    return found && found.endsAt > clock.now() ? found.text : null
  }

  function json({ method, url, headers, body }: Call, path: string): Answer {
    if (headers['x-team-key'] !== teamKey) return { status: 403, body: {} }
    if (path === 'v3/drops' && method === 'POST') {
      const { drop } = JSON.parse(body)
      const made = keep(drop?.content, drop?.ttl)
      if (!made) return { status: 400, body: {} }
      const { id, key, endsAt } = made
      return {
        status: 201,
        body: { drops: [{ uid: id, until: endsAt / 1000, keys: { remove: key } }] },
      }
    }
    if (path === 'v3/take') {
      const content = take(JSON.parse(body).uid)
      if (content !== null) return { body: { content } }
      return { status: failsAfterOpening ? 500 : 404, body: {} }
    }
    const id = decodeURIComponent(path.replace(/^v3\/drops\//, ''))
    const found = kept.get(id)
    if (method !== 'DELETE' || !found) return { status: 404, body: {} }
    if (found.key !== url.searchParams.get('key')) return { status: 404, body: {} }
    kept.delete(id)
    return { status: 204, type: 'text/plain' }
  }

  function form({ method, headers, body }: Call, path: string): Answer {
    if (method === 'POST') {
      if (headers['content-type'] !== 'application/x-www-form-urlencoded') return { status: 415 }
      const sent = new URLSearchParams(body)
      const made = keep(sent.get('text'), Number(sent.get('minutes')) * 60)
      if (!made) return { status: 422 }
      if (api !== HEADER_API) return { body: { id: made.id } }
      const location = `/api/paste/${encodeURIComponent(made.id)}`
      return { status: 201, type: 'text/plain', headers: { location, 'x-delete-key': made.key } }
    }
    if (method === 'DELETE') {
      const id = decodeURIComponent(path.replace(/^paste\//, ''))
      if (kept.get(id)?.key !== headers['x-delete-key']) return { status: 404 }
      return { status: kept.delete(id) ? 204 : 404 }
    }
    const text = take(decodeURIComponent(path.replace(/^paste\//, '')))
    return text === null ? { status: 410 } : { type: 'text/plain', body: text }
  }

  const served = await serve(
    clock,
    (call) => {
      calls.push(call)
      const path = call.url.pathname.slice('/api/'.length)
      return api.bodies === 'json' ? json(call, path) : form(call, path)
    },
    '/api/',
  )
  const link = { mode: 'n', seed: randomBytes(32) } as const
  const address = addressFor(served.baseUrl, 'nothing-was-here')
  return {
    ...served,
    api,
    calls,
    ...(api.headerNames.length > 0 && { token: JSON.stringify({ 'X-Team-Key': teamKey }) }),
    linkToNothing: async () =>
      `${served.baseUrl}#${await formatCarrierLink('custom', { ...link, address })}`,
  }
}
