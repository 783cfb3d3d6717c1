/**
 * Yopass as its protocol is known, 14 and older: GET reads what is to be read once away, and much of
 * the JSON is called text.
 */
import { randomBytes } from 'node:crypto'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

const LIFETIMES = [3600, 86_400, 604_800]
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

interface Entry {
  message: Buffer
  expiration: number
  oneTime: boolean
  requireAuth: boolean
  /** Milliseconds. */
  endsAt: number
}

interface Receipt {
  token: string
  createdAt: number
  endsAt: number
  viewedAt: number | null
}

export interface YopassOptions {
  /** Of the release; calls and answers differ. */
  version?: 11 | 12 | 13 | 14
  prefetch?: boolean
  readOnly?: boolean
  disableUpload?: boolean
  argon2?: boolean
  /** A licence is there. */
  receipts?: boolean
  /** Creating needs this one. */
  apiToken?: string
  forceExpiration?: number
  maxLength?: number
  maxFileSize?: { bytes: number; told: string }
  publicUrl?: unknown
  /** Milliseconds of its clock before it answers "expired" are the test's affair. */
  path?: string
}

export interface Yopass extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  setForceExpiration(seconds: number): void
  /** What a client of somebody's left there. */
  put(kind: 'secret' | 'file', message: string | Uint8Array, requireAuth?: boolean): string
}

export async function startYopass({
  version = 14,
  prefetch = true,
  readOnly = false,
  disableUpload = false,
  argon2 = false,
  receipts: hasReceipts = false,
  apiToken,
  forceExpiration,
  maxLength = 10_000,
  maxFileSize = { bytes: 512 * 1024, told: '512KB' },
  publicUrl,
  path = '/',
}: YopassOptions = {}): Promise<Yopass> {
  const clock = createClock()
  const entries = new Map<string, Entry>()
  const receipts = new Map<string, Receipt>()
  const calls: Call[] = []
  const isModern = version >= 14
  let onlySeconds = forceExpiration

  const config = () => ({
    DISABLE_UPLOAD: disableUpload,
    PREFETCH_SECRET: prefetch,
    DISABLE_FEATURES: false,
    NO_LANGUAGE_SWITCHER: false,
    ...(version >= 13 && { FORCE_ONETIME_SECRETS: false, READ_ONLY: readOnly }),
    ...(isModern && {
      ARGON2: argon2,
      DEFAULT_EXPIRY: 3600,
      MAX_FILE_SIZE: maxFileSize.told,
      OIDC_ENABLED: apiToken !== undefined,
      REQUIRE_AUTH: apiToken !== undefined,
      READ_RECEIPTS: hasReceipts,
      THEME_LIGHT: 'emerald',
      ...(onlySeconds !== undefined && { FORCE_EXPIRATION: onlySeconds }),
      ...(publicUrl !== undefined && { PUBLIC_URL: publicUrl }),
    }),
  })
  const told = (status: number, message: string): Answer =>
    isModern
      ? { status, body: { message } }
      : { status, type: 'text/plain; charset=utf-8', body: JSON.stringify({ message }) }
  const notFound = () => told(404, 'Secret not found')

  function live(key: string): Entry | null {
    const entry = entries.get(key)
    if (entry && entry.endsAt <= clock.now()) entries.delete(key)
    return entries.get(key) ?? null
  }

  function store(kind: string, entry: Omit<Entry, 'endsAt'>, wantsReceipt: boolean): Answer {
    const { expiration } = entry
    if (wantsReceipt && !hasReceipts) return told(400, 'Read receipts are not enabled')
    if (!LIFETIMES.includes(expiration)) return told(400, 'Invalid expiration specified')
    if (onlySeconds !== undefined && expiration !== onlySeconds) {
      return told(400, 'Expiration does not match server policy')
    }
    const id = version >= 14 ? newId() : crypto.randomUUID()
    const endsAt = clock.now() + expiration * 1000
    entries.set(`${kind}/${id}`, { ...entry, endsAt })
    if (!wantsReceipt) return told(200, id)
    const token = randomBytes(24).toString('base64url')
    receipts.set(id, { token, createdAt: clock.now(), endsAt, viewedAt: null })
    return { body: { message: id, receipt_token: token } }
  }

  function createText(kind: string, body: string): Answer {
    const { message, expiration, one_time, receipt, require_auth } = JSON.parse(body)
    if (String(message).length > maxLength) return told(400, 'The encrypted message is too long')
    if (!isArmored(String(message))) return told(400, 'Message must be PGP encrypted')
    const entry = { message: Buffer.from(message), expiration, oneTime: one_time === true }
    return store(kind, { ...entry, requireAuth: require_auth === true }, receipt === true)
  }

  function createFile({ headers, bytes }: Call): Answer {
    if (headers['content-type'] !== 'application/octet-stream') return told(400, 'Content-Type')
    if (bytes.length > maxFileSize.bytes) return told(413, 'File too large')
    if (!isPacketOfKey(bytes[0] ?? 0)) return told(400, 'Invalid data: not an OpenPGP message')
    const entry = {
      message: bytes,
      expiration: Number(headers['x-yopass-expiration']),
      oneTime: headers['x-yopass-onetime'] === 'true',
      requireAuth: headers['x-yopass-requireauth'] === 'true',
    }
    return store('file', entry, headers['x-yopass-receipt'] === 'true')
  }

  function create(call: Call): Answer {
    const kind = call.url.pathname.endsWith('/file') ? 'file' : 'secret'
    if (readOnly || (kind === 'file' && disableUpload)) return NO_PAGE
    const isAllowed = call.headers.authorization === `Bearer ${apiToken}`
    if (apiToken !== undefined && !isAllowed) return told(401, 'authentication required')
    return kind === 'file' && isModern ? createFile(call) : createText(kind, call.body)
  }

  function read(key: string): Answer {
    const entry = live(key)
    if (!entry) return notFound()
    if (entry.requireAuth) return told(401, 'authentication required')
    if (entry.oneTime) entries.delete(key)
    const receipt = receipts.get(key.split('/')[1] ?? '')
    if (receipt) receipt.viewedAt ??= clock.now()
    const { message, expiration, oneTime } = entry
    if (key.startsWith('file/') && isModern) {
      return { type: 'application/octet-stream', body: message }
    }
    // Without a type of its own, so that the server's library guesses one.
    const body = { expiration, message: message.toString(), ...(oneTime && { one_time: true }) }
    return { type: 'text/plain; charset=utf-8', body: JSON.stringify(body) }
  }

  function receiptOf(id: string, token: unknown): Answer {
    const receipt = receipts.get(id)
    if (!receipt || receipt.endsAt <= clock.now()) return told(404, 'Receipt not found')
    if (token !== receipt.token) return told(401, 'Invalid receipt token')
    const { createdAt, endsAt, viewedAt } = receipt
    const times = { created_at: unix(createdAt), expires_at: unix(endsAt) }
    if (viewedAt === null) return { body: { state: 'pending', one_time: true, ...times } }
    return { body: { state: 'viewed', one_time: true, ...times, viewed_at: unix(viewedAt) } }
  }

  function about(key: string, action: string, { method, headers }: Call): Answer {
    if (action === 'status' && prefetch && version >= 12) {
      const entry = live(key)
      if (!entry) return notFound()
      return { body: { oneTime: entry.oneTime, ...(isModern && { requireAuth: false }) } }
    }
    if (action === 'receipt' && isModern) {
      return receiptOf(key.split('/')[1] ?? '', headers['x-yopass-receipt-token'])
    }
    if (action !== '') return NO_PAGE
    if (method === 'DELETE') {
      if (!live(key)) return notFound()
      entries.delete(key)
      return { status: 204 }
    }
    return method === 'GET' ? read(key) : NO_PAGE
  }

  const served = await serve(
    clock,
    (call) => {
      calls.push(call)
      const at = call.url.pathname.slice(path.length)
      const creates = version >= 13 ? /^create\/(secret|file)$/ : /^(secret|file)$/
      const [, kind, id, action = ''] = NAMED.exec(at) ?? []
      if (at === 'config' && version >= 12) return { body: config() }
      if (at === 'version' && isModern) return { body: { version: '14.9.0' } }
      if (call.method === 'POST' && creates.test(at)) return create(call)
      if (kind === 'file' && disableUpload) return NO_PAGE
      if (id !== undefined) return about(`${kind}/${id}`, action, call)
      return at === '' ? PAGE : NO_PAGE
    },
    path,
  )
  return {
    ...served,
    ...(apiToken !== undefined && { token: apiToken }),
    calls,
    setForceExpiration(seconds) {
      onlySeconds = seconds
    },
    put(kind, message, requireAuth = false) {
      const id = newId()
      const endsAt = clock.now() + 3_600_000
      const entry = { message: Buffer.from(message), expiration: 3600, oneTime: true, endsAt }
      entries.set(`${kind}/${id}`, { ...entry, requireAuth })
      return id
    },
    async linkToNothing() {
      return `${served.baseUrl}#/s/${'0'.repeat(22)}/${'k'.repeat(22)}`
    },
  }
}

const NAMED =
  /^(secret|file)\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9A-Za-z]{22})(?:\/(\w+))?$/
const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>Yopass</title>' }
/** Of the server of static files, where no call is. */
const NO_PAGE: Answer = { status: 404, type: 'text/plain', body: '404 page not found\n' }

function newId(): string {
  return Array.from(randomBytes(22), (byte) => BASE62[byte % 62]).join('')
}

function unix(ms: number): number {
  return Math.floor(ms / 1000)
}

function isArmored(message: string): boolean {
  return /^-----BEGIN PGP MESSAGE-----\n\n[A-Za-z0-9+/=\n]+\n-----END PGP MESSAGE-----\s*$/.test(
    message,
  )
}

/** In the newer form or the older one: a key's packet, for a person or under a password. */
function isPacketOfKey(first: number): boolean {
  const tag = (first & 0x40) !== 0 ? first & 0x3f : (first & 0x3c) >> 2
  return (first & 0x80) !== 0 && (tag === 1 || tag === 3)
}
