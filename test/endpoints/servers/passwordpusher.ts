/** Password Pusher as its protocol is known: GET spends, bounds change numbers without a word. */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { carrierLinkTo } from '../carrier-link.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

const DAY_MS = 24 * 3600 * 1000

interface Push {
  payload: string | null
  days: number
  views: number
  seen: number
  createdAt: number
  expiredOn: number | null
  isDeleted: boolean
  isDeletable: boolean
  asksFirst: boolean
}

export interface PasswordpusherOptions {
  /** What an administrator allows. */
  maxDays?: number
  maxViews?: number
  /** Of the only account. */
  account?: string | null
  /** Without an account nothing can be created. */
  needsAccount?: boolean
  /** Before 2.4 there is no second API. */
  isOld?: boolean
}

export interface Passwordpusher extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  /** What is seen of all pushes so far. */
  viewsSpent(): number
}

export async function startPasswordpusher({
  maxDays = 90,
  maxViews = 100,
  account = null,
  needsAccount = false,
  isOld = false,
}: PasswordpusherOptions = {}): Promise<Passwordpusher> {
  const clock = createClock()
  const pushes = new Map<string, Push>()
  const calls: Call[] = []

  function create({ password }: { password?: Record<string, unknown> }): Answer {
    if (!password) return { status: 400, body: { error: 'param is missing: password' } }
    const { payload, expire_after_days: days, expire_after_views: views } = password
    if (typeof payload !== 'string' || payload === '' || payload.length > 2 ** 20) {
      return { status: 422, body: { payload: ['ist zu lang'] } }
    }
    const token = encodeBase64url(randomBytes(12)).toLowerCase()
    pushes.set(token, {
      payload,
      days: within(days, maxDays) ?? 7,
      views: within(views, maxViews) ?? 5,
      seen: 0,
      createdAt: clock.now(),
      expiredOn: null,
      isDeleted: false,
      isDeletable: password.deletable_by_viewer === true,
      asksFirst: password.retrieval_step === true,
    })
    return { status: 201, body: told(token, false) }
  }

  function expire(push: Push): void {
    push.payload = null
    push.expiredOn = clock.now()
  }

  function spend(token: string): Answer {
    const push = pushes.get(token)
    if (!push) return NOT_FOUND
    const isOver = clock.now() - push.createdAt >= push.days * DAY_MS || push.seen >= push.views
    if (push.expiredOn === null && isOver) expire(push)
    push.seen += 1
    const answer = { body: told(token, true) }
    if (push.expiredOn === null && push.seen >= push.views) expire(push)
    return answer
  }

  function remove(token: string): Answer {
    const push = pushes.get(token)
    if (!push) return NOT_FOUND
    if (!push.isDeletable) return { status: 401, body: {} }
    if (push.expiredOn !== null) return { status: 422, body: { error: 'schon abgelaufen' } }
    expire(push)
    push.isDeleted = true
    return { body: told(token, false) }
  }

  function told(token: string, withPayload: boolean): unknown {
    const push = pushes.get(token)
    if (!push) return {}
    return {
      url_token: token,
      expired: push.expiredOn !== null,
      expired_on: push.expiredOn === null ? null : new Date(push.expiredOn).toISOString(),
      created_at: new Date(push.createdAt).toISOString(),
      expire_after_days: push.days,
      expire_after_views: push.views,
      views_remaining: Math.max(0, push.views - push.seen),
      deletable_by_viewer: push.isDeletable,
      retrieval_step: push.asksFirst,
      deleted: push.isDeleted,
      ...(withPayload && { payload: push.payload }),
    }
  }

  function signIn(authorization: string | undefined, isNeeded: boolean): Answer | null {
    if (authorization === undefined) return isNeeded ? { status: 401, body: {} } : null
    // Wrong is refused where none would do.
    return authorization === `Bearer ${account}` ? null : { status: 401, body: {} }
  }

  const served = await serve(
    clock,
    (call) => {
      calls.push(call)
      const { method, url, headers, body } = call
      const path = url.pathname.slice('/push/'.length)
      const version = { application_version: isOld ? '1.50.0' : '2.11.4', edition: 'oss' }
      if (path === 'api/v1/version') return { body: { ...version, api_version: '1.2' } }
      if (path === 'api/v2/version' && !isOld) {
        const features = { anonymous_access: !needsAccount, pushes: {} }
        return { body: { ...version, api_version: '2.1', features } }
      }
      if (path === 'p.json' && method === 'POST') {
        return signIn(headers.authorization, needsAccount) ?? create(JSON.parse(body))
      }
      const [, token, kind] = /^p\/([\w-]+)(\.json|\/r)?$/.exec(path) ?? []
      if (token === undefined) return { status: 404, type: 'text/html', body: '404' }
      if (kind === '/r') return PAGE
      if (method === 'DELETE') return signIn(headers.authorization, false) ?? remove(token)
      const answer = spend(token)
      return kind === '.json' ? answer : PAGE
    },
    '/push/',
  )
  return {
    ...served,
    calls,
    viewsSpent: () => [...pushes.values()].reduce((sum, { seen }) => sum + seen, 0),
    ...(needsAccount && account !== null && { token: account }),
    linkToNothing: () => carrierLinkTo('passwordpusher', `${served.baseUrl}p/nothing-was-here/r`),
  }
}

const NOT_FOUND: Answer = { status: 404, body: { error: 'not-found' } }
const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>Password Pusher</title>' }

function within(asked: unknown, most: number): number | null {
  return typeof asked === 'number' && asked >= 1 && asked <= most ? asked : null
}
