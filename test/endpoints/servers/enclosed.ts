/** Enclosed as its protocol is known: a strict body, ids in lower case, every read of a note burns it. */
import { encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomBytes } from '#lib/crypto/bytes.ts'
import { formatSignIn } from '#lib/endpoints/sign-in.ts'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

interface Note {
  payload: string
  deleteAfterReading: boolean
  encryptionAlgorithm: string
  serializationFormat: string
  /** Milliseconds. */
  endsAt: number
}

export interface EnclosedOptions {
  /** Where its page shows notes. */
  prefix?: string
  /** Who alone may create; anybody may where it is left out. */
  person?: { email: string; password: string }
  /** Characters of a payload. */
  mostCharacters?: number
}

export interface Enclosed extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  /** A note of somebody else's. @returns its id. */
  put(note: Record<string, unknown>): string
}

const MEMBERS = [
  'payload',
  'deleteAfterReading',
  'ttlInSeconds',
  'encryptionAlgorithm',
  'serializationFormat',
  'isPublic',
]

export async function startEnclosed({
  prefix = '/',
  person,
  mostCharacters = 52_428_800,
}: EnclosedOptions = {}): Promise<Enclosed> {
  const clock = createClock()
  const notes = new Map<string, Note>()
  const calls: Call[] = []
  const accessTokens = new Set<string>()

  function logIn({ body }: Call): Answer {
    const { email, password } = JSON.parse(body)
    if (!email.includes('@')) return invalid()
    const isKnown = email === person?.email && password === person?.password
    if (!isKnown) return error(401, 'auth.unauthorized')
    const accessToken = ['a', 'b', randomBytes(8).toHex()].join('.')
    accessTokens.add(accessToken)
    return { body: { accessToken } }
  }

  function create({ headers, body }: Call): Answer {
    if (headers['content-type'] !== 'application/json') return invalid()
    const accessToken = headers.authorization?.replace(/^Bearer /, '') ?? ''
    if (person && !accessTokens.has(accessToken)) return error(401, 'auth.unauthorized')
    const sent = JSON.parse(body)
    if (sent.payload?.length > mostCharacters) return error(413, 'note.payload_too_large')
    return isNote(sent) ? { body: { noteId: put(sent) } } : invalid()
  }

  function put(note: Record<string, unknown>): string {
    const id = newId(clock.now())
    const { payload, encryptionAlgorithm, serializationFormat, ttlInSeconds } = note
    notes.set(id, {
      payload: String(payload),
      deleteAfterReading: note.deleteAfterReading === true,
      encryptionAlgorithm: String(encryptionAlgorithm),
      serializationFormat: String(serializationFormat),
      endsAt: clock.now() + Number(ttlInSeconds) * 1000,
    })
    return id
  }

  function read(id: string): Answer {
    const note = notes.get(id)
    const isOver = note !== undefined && note.endsAt <= clock.now()
    if (note?.deleteAfterReading || isOver) notes.delete(id)
    if (!note || isOver) return error(404, 'note.not_found')
    const { payload, encryptionAlgorithm, serializationFormat } = note
    return { body: { note: { payload, encryptionAlgorithm, serializationFormat } } }
  }

  const served = await serve(clock, (call) => {
    calls.push(call)
    const { method, url } = call
    const [, id = '', about] =
      /^\/api\/notes\/([0-9a-hjkmnp-tv-z]{26})(\/exists)?$/.exec(url.pathname) ?? []
    if (url.pathname === '/api/config')
      return { body: { config: configOf(prefix, person !== undefined) } }
    if (url.pathname === '/api/auth/login' && method === 'POST') return logIn(call)
    if (url.pathname === '/api/notes' && method === 'POST') return create(call)
    // The framework runs the same code for GET and HEAD.
    if (about === undefined && id !== '' && (method === 'GET' || method === 'HEAD')) return read(id)
    if (about !== undefined && method === 'GET') return { body: { noteExists: notes.has(id) } }
    return url.pathname.startsWith('/api/') ? error(404, 'api.not-found') : PAGE
  })
  return {
    ...served,
    ...(person && { token: formatSignIn({ by: 'email', ...person }) }),
    calls,
    put,
    async linkToNothing() {
      const key = encodeBase64url(randomBytes(32))
      return `${served.baseUrl}${'0'.repeat(26)}#dar:${key}`
    },
  }
}

const PAGE: Answer = { type: 'text/html', body: '<!doctype html><p>Enclosed itself' }

function configOf(prefix: string, isAuthenticationRequired: boolean) {
  return {
    baseApiUrl: '/',
    isAuthenticationRequired,
    defaultDeleteNoteAfterReading: false,
    defaultNoteTtlSeconds: 3600,
    isSettingNoExpirationAllowed: true,
    defaultNoteNoExpiration: false,
    viewNotePathPrefix: prefix,
  }
}

function isNote(sent: Record<string, unknown>): boolean {
  const { payload, ttlInSeconds: seconds } = sent
  return (
    Object.keys(sent).every((name) => MEMBERS.includes(name)) &&
    typeof payload === 'string' &&
    typeof sent.deleteAfterReading === 'boolean' &&
    typeof seconds === 'number' &&
    seconds >= 600 &&
    seconds <= 2_592_000 &&
    sent.encryptionAlgorithm === 'aes-256-gcm' &&
    sent.serializationFormat === 'cbor-array' &&
    sent.isPublic === true
  )
}

function newId(now: number): string {
  const digits = now.toString(32).padStart(10, '0') + randomBytes(16).toHex().slice(0, 16)
  // The digits of a ULID have no i, l, o and u.
  return digits.replace(/[ilou]/g, 'z')
}

function invalid(): Answer {
  return error(400, 'server.invalid_request.body')
}

function error(status: number, code: string): Answer {
  return { status, body: { error: { message: 'No.', code } } }
}
