/** Hemmelig 7 as its protocol is known, of late and as it was first. POST to a secret reads it. */
import { randomUUID } from 'node:crypto'
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

const LIFETIMES = [300, 1800, 3600, 14_400, 43_200, 86_400, 259_200, 604_800, 1_209_600, 2_419_200]

type ByteObject = Record<string, number>

interface Kept {
  secret: ByteObject
  title: ByteObject | null
  salt: string
  views: number | null
  /** Milliseconds. */
  endsAt: number
  verifier: string | null
  isLegacy: boolean
  deleteToken: string
  files: KeptFile[]
}

interface KeptFile {
  id: string
  filename: string
  token: string
  bytes: Buffer
}

export interface HemmeligOptions {
  /** Of a person known there; then nobody else may create. */
  token?: string
  /** As the first version 7 was: no verifiers, no tokens, everybody deletes. */
  isFirst?: boolean
  settings?: Record<string, unknown>
}

export interface Hemmelig extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  /** A secret of somebody else's. @returns its id. */
  put(kept: Partial<Kept>): string
  /** Files that were uploaded, to be lost by a test. */
  files: Map<string, KeptFile>
}

export async function startHemmelig({
  token,
  isFirst = false,
  settings = {},
}: HemmeligOptions = {}): Promise<Hemmelig> {
  const clock = createClock()
  const secrets = new Map<string, Kept>()
  const files = new Map<string, KeptFile>()
  const calls: Call[] = []
  const shown = {
    instanceName: 'Ours',
    allowRegistration: true,
    defaultSecretExpiration: 72,
    maxSecretSize: 1024,
    allowPasswordProtection: true,
    allowIpRestriction: true,
    requireRegisteredUser: token !== undefined,
    importantMessage: '',
    ...settings,
  }
  const isKnown = ({ headers }: Call) =>
    token !== undefined && headers.authorization === `Bearer ${token}`

  function create(call: Call): Answer {
    if (token !== undefined && !isKnown(call)) return error(401, 'Only registered users')
    const sent = JSON.parse(call.body)
    if (!isBytes(sent.secret) || !(sent.title === undefined || isBytes(sent.title)))
      return invalid()
    if (typeof sent.salt !== 'string' || sent.salt.length < 1 || sent.salt.length > 64) {
      return invalid()
    }
    if (!LIFETIMES.includes(sent.expiresAt)) return invalid()
    if (!Number.isInteger(sent.views) || sent.views < 1 || sent.views > 9999) return invalid()
    if (!isFirst && (sent.password || sent.fileIds)) return error(400, 'Update your client')
    if (Object.keys(sent.secret).length > shown.maxSecretSize * 1024) return error(413, 'Too large')
    const attached = (sent.files ?? []).map(({ id, token: proof }: KeptFile) => {
      const file = files.get(id)
      return file?.token === proof ? file : null
    })
    if (attached.includes(null)) return error(400, 'Invalid file attachment token')
    const id = put({
      ...sent,
      endsAt: clock.now() + sent.expiresAt * 1000,
      verifier: isFirst ? null : (sent.passwordVerifier ?? null),
      files: attached,
    })
    const { deleteToken } = secrets.get(id) ?? {}
    return { status: 201, body: isFirst ? { id } : { id, deleteToken } }
  }

  function put(kept: Partial<Kept>): string {
    const id = randomUUID()
    secrets.set(id, {
      secret: {},
      title: null,
      salt: 'salt',
      views: 1,
      endsAt: clock.now() + 3_600_000,
      verifier: null,
      isLegacy: false,
      deleteToken: newToken(),
      files: [],
      ...kept,
    })
    return id
  }

  function find(id: string): Kept | null {
    const kept = secrets.get(id)
    const isThere = kept && kept.endsAt > clock.now() && (kept.views === null || kept.views > 0)
    return isThere ? kept : null
  }

  function check(id: string): Answer {
    const kept = find(id)
    if (!kept) return error(404, 'Secret not found')
    const { views, title, verifier, isLegacy, salt } = kept
    const about = { views, title, isPasswordProtected: isLegacy || verifier !== null }
    if (isFirst) return { body: about }
    const passwordScheme = isLegacy ? 'legacy' : verifier === null ? null : 'derived'
    return { body: { ...about, passwordScheme, ...(verifier !== null && { salt }) } }
  }

  function read(id: string, { passwordVerifier }: { passwordVerifier?: unknown }): Answer {
    const kept = find(id)
    if (!kept) return error(404, 'Secret not found')
    const isWrong = kept.verifier !== null && kept.verifier !== passwordVerifier
    if (isWrong || kept.isLegacy) return error(401, 'Invalid password')
    if (kept.views !== null) kept.views -= 1
    const { secret, title, salt, views, deleteToken } = kept
    const shownFiles = kept.files.map(({ id: fileId, filename, token: proof }) =>
      isFirst ? { id: fileId, filename } : { id: fileId, filename, token: proof },
    )
    return { body: { id, secret, title, salt, views, files: shownFiles, deleteToken } }
  }

  function remove(id: string, proof: unknown): Answer {
    const kept = secrets.get(id)
    if (!isFirst && (!kept || kept.deleteToken !== proof)) return error(403, 'A delete token')
    if (!secrets.delete(id)) return error(404, 'Not found')
    return { body: { success: true, message: 'Secret deleted successfully' } }
  }

  function upload(call: Call): Answer {
    if (isFirst) return error(400, 'File is required and must be a file.')
    if (!isKnown(call)) return error(401, 'Unauthorized')
    const filename = String(call.headers['x-hemmelig-file-name'])
    if (!/^(?:[0-9a-f]{2})+$/.test(filename)) return error(400, 'Invalid encrypted filename')
    const file = { id: newToken(), filename, token: newToken(), bytes: call.bytes }
    files.set(file.id, file)
    return { status: 201, body: { id: file.id, token: file.token } }
  }

  function download(id: string, proof: unknown): Answer {
    const file = files.get(id)
    if (!file || (!isFirst && file.token !== proof)) return error(404, 'File not found')
    return { type: 'application/octet-stream', body: file.bytes }
  }

  const served = await serve(clock, (call) => {
    calls.push(call)
    const { method, url, headers, body } = call
    const [, path = ''] = /^\/api\/(.*)$/.exec(url.pathname) ?? []
    const type = headers['content-type'] ?? ''
    // Else it looks like a form that another site sent.
    if (method !== 'GET' && !/^application\/(?:json|octet-stream)$/.test(type)) return FORBIDDEN
    const settingsAt = isFirst ? 'instance/settings' : 'instance/settings/public'
    if (path === settingsAt) return { body: shown }
    if (path === 'instance/settings') return error(401, 'Unauthorized')
    if (path === 'secrets' && method === 'POST') return create(call)
    if (path === 'files' && method === 'POST') return upload(call)
    const [, kind, id = '', about] = /^(secrets|files)\/([\w-]+)(\/check)?$/.exec(path) ?? []
    if (kind === 'files') return download(id, headers['x-hemmelig-file-token'])
    if (kind === 'secrets' && about && method === 'GET') return check(id)
    if (kind === 'secrets' && method === 'POST') return read(id, JSON.parse(body))
    if (kind === 'secrets' && method === 'DELETE') {
      return remove(id, headers['x-hemmelig-delete-token'])
    }
    return path === '' ? PAGE : error(404, 'Not found')
  })
  return {
    ...served,
    ...(token !== undefined && { token }),
    calls,
    put,
    files,
    async linkToNothing() {
      return `${served.baseUrl}s/${randomUUID()}#${'k'.repeat(32)}`
    },
  }
}

const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>Hemmelig</title>' }
const FORBIDDEN: Answer = { status: 403, type: 'text/plain', body: 'Forbidden' }

/** As JSON makes it of an array of bytes: nothing else is taken. */
export function byteObject(bytes: Uint8Array): ByteObject {
  return Object.fromEntries(bytes.entries())
}

function isBytes(value: unknown): value is ByteObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255)
}

function newToken(): string {
  return encodeBase64url(randomBytes(15))
}

function invalid(): Answer {
  return { status: 400, body: { success: false, error: { issues: [], name: 'ZodError' } } }
}

function error(status: number, message: string): Answer {
  return { status, body: { error: message } }
}
