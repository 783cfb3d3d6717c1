/** cryptgeon as its protocol is known: DELETE reads, views win over an end, small bodies only. */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

interface Note {
  meta: string
  contents: string
  views: number
}

export interface CryptgeonOptions {
  maxSize?: number
  allowAdvanced?: boolean
  allowFiles?: boolean
}

export interface Cryptgeon extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  /** As an administrator changes it. */
  set(limits: { maxSize?: number; maxViews?: number; allowAdvanced?: boolean }): void
  /** Somebody's, with so many openings. @returns its id. */
  put(views: number): string
}

export async function startCryptgeon({
  maxSize = 4 * 2 ** 20,
  allowAdvanced = true,
  allowFiles = true,
}: CryptgeonOptions = {}): Promise<Cryptgeon> {
  const notes = new Map<string, Note>()
  const calls: Call[] = []
  const limits = { maxSize, maxViews: 100, allowAdvanced }

  function create(body: string): Answer {
    if (Buffer.byteLength(body) > limits.maxSize) return { status: 413 }
    const { meta, contents, views, expiration } = JSON.parse(body)
    if (typeof meta !== 'string' || typeof contents !== 'string') return { status: 422 }
    if (views === undefined && expiration === undefined) return plain('At least views must be set')
    if (!Number.isInteger(views) || views < 1 || views > limits.maxViews)
      return plain('Invalid views')
    return { body: { id: put({ meta, contents, views: limits.allowAdvanced ? views : 1 }) } }
  }

  function put(note: Note): string {
    const id = encodeBase64url(randomBytes(32)).replace(/[-_]/g, 'x')
    notes.set(id, note)
    return id
  }

  function take(id: string): Answer {
    const note = notes.get(id)
    if (!note) return { status: 404 }
    note.views -= 1
    if (note.views === 0) notes.delete(id)
    return { body: { meta: note.meta, contents: note.contents } }
  }

  const served = await serve(createClock(), (call) => {
    calls.push(call)
    const { method, url, headers, body } = call
    const id = /^\/api\/notes\/([0-9A-Za-z]+)$/.exec(url.pathname)?.[1]
    if (url.pathname === '/api/status') {
      return {
        body: {
          version: '2.9.2',
          max_size: limits.maxSize,
          max_views: limits.maxViews,
          max_expiration: 360,
          allow_advanced: limits.allowAdvanced,
          allow_files: allowFiles,
        },
      }
    }
    if (url.pathname === '/api/notes' && method === 'POST') {
      return headers['content-type'] === 'application/json' ? create(body) : { status: 415 }
    }
    if (id !== undefined && method === 'DELETE') return take(id)
    if (id !== undefined) {
      const note = notes.get(id)
      return note ? { body: { meta: note.meta } } : { status: 404 }
    }
    return url.pathname.startsWith('/note/')
      ? { type: 'text/html', body: '<!doctype html><title>cryptgeon</title>' }
      : { status: 404 }
  })
  return {
    ...served,
    calls,
    set: (changed) => void Object.assign(limits, changed),
    put: (views) => put({ meta: '{"type":"text"}', contents: '', views }),
    async linkToNothing() {
      return `${served.baseUrl}note/${'a'.repeat(64)}#${'0f'.repeat(32)}`
    },
  }
}

function plain(body: string): Answer {
  return { status: 400, type: 'text/plain', body }
}
