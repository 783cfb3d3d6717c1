/** PrivateBin as its protocol is known: every check that it makes on a paste, and what burns one. */
import { createHash } from 'node:crypto'
import type { EndpointUnderTest } from '#test/contract/endpoint.ts'
import { type Answer, type Call, createClock, serve } from './serve.ts'

const SECONDS: Record<string, number> = {
  '5min': 300,
  '10min': 600,
  '1hour': 3600,
  '1day': 86_400,
  '1week': 604_800,
  '1month': 2_592_000,
  '1year': 31_536_000,
  never: 0,
}

interface Paste {
  adata: [[string, string, number, number, number, string, string, string], string, number, number]
  ct: string
  deleteToken: string
  /** Milliseconds. */
  endsAt: number
}

export interface PrivatebinOptions {
  /** What an administrator left of the list. */
  lifetimes?: string[]
  /** Seconds between two creations. */
  pauseSeconds?: number
}

export interface Privatebin extends EndpointUnderTest {
  /** Every call, as a proxy in front of it would see it. */
  calls: Call[]
  setLifetimes(names: string[]): void
}

export async function startPrivatebin({
  lifetimes = Object.keys(SECONDS),
  pauseSeconds = 0,
}: PrivatebinOptions = {}): Promise<Privatebin> {
  const clock = createClock()
  const pastes = new Map<string, Paste>()
  const calls: Call[] = []
  let names = lifetimes
  let createdAt = Number.NEGATIVE_INFINITY

  function create({ v, adata, ct, meta }: Record<string, unknown>): Answer {
    if (v !== 2 || !isAdata(adata) || typeof ct !== 'string' || !isBase64(ct)) {
      return refused('Invalid data.')
    }
    const expire = (meta as { expire?: unknown } | undefined)?.expire
    if (Object.keys(meta ?? {}).length !== 1) return refused('Invalid data.')
    if (clock.now() - createdAt < pauseSeconds * 1000) return refused('Bitte warten Sie.')
    if (ct.length > 10_485_760) return refused('Document is limited to 10 MiB.')
    const id = createHash('sha256').update(ct).digest('hex').slice(0, 16)
    if (pastes.has(id)) return refused('You are unlucky. Try again.')
    createdAt = clock.now()
    const deleteToken = createHash('sha256').update(`salt${id}`).digest('hex')
    // A name that it does not know is its default, without a word.
    const known = typeof expire === 'string' && names.includes(expire) ? expire : '1week'
    const seconds = SECONDS[known] ?? 0
    const endsAt = seconds === 0 ? Number.POSITIVE_INFINITY : clock.now() + seconds * 1000
    pastes.set(id, { adata, ct, deleteToken, endsAt })
    return { body: { status: 0, id, url: `/?${id}`, deletetoken: deleteToken } }
  }

  /** The paste, burnt when it is to be: by any call that finds it. */
  function take(id: string): Paste | null {
    const paste = pastes.get(id)
    if (!paste) return null
    if (paste.adata[3] === 1 || paste.endsAt <= clock.now()) pastes.delete(id)
    return paste.endsAt <= clock.now() ? null : paste
  }

  function read(id: string): Answer {
    const paste = take(id)
    if (!paste) return refused('Document does not exist, has expired or has been deleted.')
    const { adata, ct } = paste
    return {
      body: { status: 0, id, url: `/?${id}`, adata, v: 2, ct, meta: {}, comments: [] },
    }
  }

  function remove(id: unknown, token: unknown): Answer {
    const paste = typeof id === 'string' ? take(id) : null
    if (!paste) return refused('Document does not exist, has expired or has been deleted.')
    if (token !== paste.deleteToken) return refused('Wrong deletion token.')
    pastes.delete(String(id))
    return { body: { status: 0, id, url: `/?${id}` } }
  }

  const served = await serve(
    clock,
    (call) => {
      calls.push(call)
      const { method, url, headers, body } = call
      if (!/application\/json/.test(headers.accept ?? '')) return PAGE
      if (url.searchParams.has('jsonld')) {
        const types = { Expiration: { '@type': 'pb:Expiration', '@enum': names } }
        return { type: 'application/ld+json', body: types }
      }
      if (method === 'POST') {
        const sent = JSON.parse(body)
        return 'deletetoken' in sent ? remove(sent.pasteid, sent.deletetoken) : create(sent)
      }
      return read(url.searchParams.get('pasteid') ?? '')
    },
    '/bin/',
  )
  return {
    ...served,
    calls,
    setLifetimes(next) {
      names = next
    },
    async linkToNothing() {
      return `${served.baseUrl}?0123456789abcdef#-4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw`
    },
  }
}

const PAGE: Answer = { type: 'text/html', body: '<!doctype html><title>PrivateBin</title>' }

function refused(message: string): Answer {
  return { body: { status: 1, message } }
}

function isAdata(value: unknown): value is Paste['adata'] {
  if (!Array.isArray(value) || value.length !== 4) return false
  const [spec, formatter, discussion, burns] = value
  if (!Array.isArray(spec) || spec.length !== 8) return false
  const [iv, salt, iterations, keyBits, tagBits, algorithm, mode, compression] = spec
  return (
    isBase64(iv) &&
    iv.length <= 24 &&
    isBase64(salt) &&
    salt.length <= 14 &&
    iterations > 10_000 &&
    [128, 192, 256].includes(keyBits) &&
    [64, 96, 128].includes(tagBits) &&
    algorithm === 'aes' &&
    ['ctr', 'cbc', 'gcm'].includes(mode) &&
    ['zlib', 'none'].includes(compression) &&
    ['plaintext', 'syntaxhighlighting', 'markdown'].includes(formatter) &&
    [0, 1].includes(discussion) &&
    [0, 1].includes(burns) &&
    !(discussion === 1 && burns === 1)
  )
}

function isBase64(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0
}
