/** Hemmelig 6 as its protocol is known: GET and POST both read a secret, everybody burns it. */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

const LIFETIMES = [300, 1800, 3600, 14_400, 43_200, 86_400, 259_200, 604_800, 1_209_600, 2_419_200]

interface Kept {
  secret: string
  title: string
  maxViews: number
  preventBurn: boolean
  isPublic: boolean
  password: string
  /** Milliseconds. */
  endsAt: number
  files: { key: string; ext: string; type: string }[]
}

export interface HemmeligV6Options {
  /** Only people who are known there create. */
  isReadOnly?: boolean
}

export interface HemmeligV6 extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  /** A secret of somebody else's. @returns its id. */
  put(kept: Partial<Kept>): string
  /** What is encrypted of files, by their keys. */
  files: Map<string, string>
}

export async function startHemmeligV6({
  isReadOnly = false,
}: HemmeligV6Options = {}): Promise<HemmeligV6> {
  const clock = createClock()
  const secrets = new Map<string, Kept>()
  const files = new Map<string, string>()
  const calls: Call[] = []

  function create(body: string): Answer {
    if (isReadOnly) return error(403, 'Access denied. You are not allowed to create secrets.')
    if (body.length > 256_000) return error(413, 'Request body is too large')
    const { text, title, ttl, maxViews, preventBurn, isPublic, password } = JSON.parse(body)
    const isRight =
      typeof text === 'string' &&
      text.length > 0 &&
      typeof title === 'string' &&
      title.length <= 255 &&
      LIFETIMES.includes(ttl) &&
      Number.isInteger(maxViews) &&
      maxViews >= 1 &&
      maxViews <= 999
    if (!isRight) return { status: 400, body: { statusCode: 400, message: 'body must be right' } }
    if (ttl > 604_800) return { body: { error: 'You have to create an account to use it.' } }
    const endsAt = clock.now() + ttl * 1000
    const id = put({ secret: text, title, maxViews, preventBurn, isPublic, password, endsAt })
    return { status: 201, body: { id } }
  }

  function put(kept: Partial<Kept>): string {
    const id = encodeBase64url(randomBytes(15))
    secrets.set(id, {
      secret: '',
      title: '',
      maxViews: 1,
      preventBurn: false,
      isPublic: false,
      password: '',
      endsAt: clock.now() + 3_600_000,
      files: [],
      ...kept,
    })
    return id
  }

  function read(id: string, password: unknown): Answer {
    const kept = secrets.get(id)
    if (!kept || kept.endsAt < clock.now()) return error(404, 'Secret not found')
    if (kept.password !== '' && kept.password !== password) return error(401, 'Wrong password!')
    const { password: _, endsAt: __, ...shown } = kept
    if (kept.maxViews > 1) kept.maxViews -= 1
    else if (!kept.preventBurn) secrets.delete(id)
    return { body: shown }
  }

  /** Expired ones are swept away only now and then. */
  function exist(id: string): Answer {
    const kept = secrets.get(id)
    if (!kept) return error(404, 'Secret not found')
    if (kept.password !== '') return error(401, 'Password required')
    return { body: { id, maxViews: kept.maxViews, preventBurn: kept.preventBurn } }
  }

  function burn(id: string): Answer {
    // Its database throws at what is not there.
    if (!secrets.delete(id)) return { status: 500, body: { statusCode: 500, message: 'P2025' } }
    return { body: { success: 'Secret is burned' } }
  }

  function download({ key, secretId }: { key: string; secretId: string }): Answer {
    const content = files.get(key)
    if (content === undefined) return { status: 500, body: { statusCode: 500 } }
    if (!secrets.has(secretId)) files.delete(key)
    return { status: 201, body: { content } }
  }

  const served = await serve(clock, (call) => {
    calls.push(call)
    const { method, url, body } = call
    const [, id, about] = /^\/api\/secret\/([^/]+)(\/exist|\/burn)?$/.exec(url.pathname) ?? []
    if (url.pathname === '/api/secret' && method === 'POST') return create(body)
    if (url.pathname === '/api/download/' && method === 'POST') return download(JSON.parse(body))
    if (id === undefined) return url.pathname.startsWith('/api/') ? NO_ROUTE : PAGE
    if (!/^[\w-]*$/.test(id)) return error(403, 'Not a valid secret id')
    if (about === '/exist') return exist(id)
    if (about === '/burn') return method === 'POST' ? burn(id) : NO_ROUTE
    return read(id, body === '' ? '' : JSON.parse(body).password)
  })
  return {
    ...served,
    calls,
    put,
    files,
    async linkToNothing() {
      return `${served.baseUrl}secret/nothing#encryption_key=${'k'.repeat(32)}`
    },
  }
}

const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>Hemmelig</title>' }
const NO_ROUTE: Answer = { status: 404, body: { statusCode: 404, message: 'Route not found' } }

function error(status: number, message: string): Answer {
  return { status, body: { error: message } }
}
