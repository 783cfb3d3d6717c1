/**
 * One call to a server: JSON there, JSON back (or bytes), with a deadline. It carries no cookies, no referrer
 * and no cached answer, follows no redirect, and turns every way not to get an answer into an
 * `EndpointError`. What the answer means is the kind's affair. A stand-in for `fetch` has to keep
 * these promises by itself (`platform/upload.ts`).
 */
import { type Bytes, concat } from '#lib/crypto/bytes.ts'
import { EndpointError, type EndpointErrorCode, type EndpointPorts } from './endpoint.ts'

/** Time for a small request and the beginning of its answer. */
const BASE_TIMEOUT_MS = 15_000
/** Slower than this (256 kbit/s) and a transfer counts as stuck. */
const SLOWEST_BYTES_PER_MS = 32
/** However much a server says it is about to send; a timer takes no more than 24 days. */
const LONGEST_TIMEOUT_MS = 3_600_000
/** An answer is looked at this often while it comes: one that trickles is never stuck. */
const PACE_MS = 60_000
/** It has to bring this much each time, on average (1 kB/s): what is burnt may come slowly. */
const PACE_BYTES = 60_000
/** Of an answer that holds no secret. */
const MAX_ANSWER_BYTES = 2 ** 20
/** Larger than the largest envelope that an endpoint of ours can be told to take, as base64. */
export const MAX_SECRET_BYTES = 384 * 2 ** 20
/** For an answer that does not say how long it is. */
const UNKNOWN_BODY_BYTES = 2 ** 20

export interface HttpRequest {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  url: string
  /** JSON text, or bytes. A repeated call hands over the same, so the server sees the same body. */
  body?: string | Bytes
  /** Of the body, where a server wants it called something else than JSON. */
  contentType?: string
  /** Refused is an answer of more bytes, however many the server says there are. */
  maxBytes?: number
  /** For `Authorization`; printable ASCII. */
  bearer?: string | null
  /** What a server wants to be told besides. */
  headers?: Readonly<Record<string, string>>
  /** Let the request outlive the page that sent it. Bodies up to 64 KiB only. */
  keepalive?: boolean
}

export interface HttpAnswer {
  status: number
  /** Parsed body, or null when it is no JSON. */
  json: unknown
  retryAfterSeconds: number | null
}

export interface BytesAnswer {
  status: number
  /** Whatever the server calls them; null when there are too many. */
  bytes: Bytes | null
  retryAfterSeconds: number | null
  /** By the server's clock, in milliseconds; null where it does not tell. */
  sentAtMs: number | null
  /** As the server sent them: nobody has checked one. */
  headers: Pick<Headers, 'get'>
}

export type HttpPorts = Pick<EndpointPorts, 'fetch' | 'now' | 'signal'>

type OnPart = (bytes: number) => void
type ReadBody<T> = (response: Response, maxBytes: number, onPart: OnPart) => Promise<T>

/** @throws EndpointError `endpoint/unreachable`, `-/redirected`, `-/timeout`, `-/cancelled` */
export async function requestJson(request: HttpRequest, ports: HttpPorts): Promise<HttpAnswer> {
  const { status, body: json, retryAfterSeconds } = await exchange(request, ports, readJson)
  return { status, json, retryAfterSeconds }
}

/**
 * The same where the answer is not JSON, or is not called so.
 * @throws EndpointError `endpoint/unreachable`, `-/redirected`, `-/timeout`, `-/cancelled`
 */
export async function requestBytes(request: HttpRequest, ports: HttpPorts): Promise<BytesAnswer> {
  const { body: bytes, ...answer } = await exchange(request, ports, readBytes)
  return { ...answer, bytes }
}

async function exchange<T>(
  {
    method,
    url,
    body,
    contentType = 'application/json',
    maxBytes = MAX_ANSWER_BYTES,
    bearer,
    headers,
    keepalive = false,
  }: HttpRequest,
  // Taken out of its object: browsers refuse a `fetch` whose `this` is not the window.
  { fetch, now, signal }: HttpPorts,
  read: ReadBody<T>,
): Promise<Omit<BytesAnswer, 'bytes'> & { body: T }> {
  const deadline = createDeadline(signal)
  deadline.allow(body?.length ?? 0)
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': contentType }),
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      keepalive,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
      signal: deadline.signal,
    })
    if (isRedirect(response)) throw new EndpointError('endpoint/redirected')
    deadline.allow(Number(response.headers.get('content-length')) || UNKNOWN_BODY_BYTES)
    const onPart = deadline.pace(maxBytes > MAX_ANSWER_BYTES)
    return {
      status: response.status,
      body: await read(response, maxBytes, onPart),
      retryAfterSeconds: retryAfter(response.headers.get('retry-after'), now()),
      sentAtMs: sentAt(response.headers.get('date')),
      headers: response.headers,
    }
  } catch (cause) {
    if (cause instanceof EndpointError) throw cause
    throw new EndpointError(deadline.passed() ?? 'endpoint/unreachable', { cause })
  } finally {
    deadline.end()
  }
}

/** Not followed, and told apart from a server that is down: browsers say no more than that it is one. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400)
}

/**
 * A server that fails, or a proxy in front of it, says nothing of what it is.
 * @throws EndpointError `endpoint/failed`, `-/rate-limited`
 */
export function throwIfBusy({
  status,
  retryAfterSeconds,
}: Pick<HttpAnswer, 'status' | 'retryAfterSeconds'>): void {
  if (status >= 500) throw new EndpointError('endpoint/failed')
  if (status === 429) {
    throw new EndpointError('endpoint/rate-limited', {
      retryAfterSeconds: retryAfterSeconds ?? undefined,
    })
  }
}

/** @returns null for a page, and for anything else that is not JSON. */
async function readJson(response: Response, maxBytes: number, onPart: OnPart): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    // A download nobody reads would hold the connection.
    await response.body?.cancel()
    return null
  }
  const bytes = await readBytes(response, maxBytes, onPart)
  return bytes && parseJson(bytes)
}

/** @returns null for what is no JSON. */
export function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // The parser's message quotes the body, which must not ride on an error.
    return null
  }
}

/** @returns null when there is more of it: a server that never ends may not fill the memory. */
async function readBytes(
  response: Response,
  maxBytes: number,
  onPart: OnPart,
): Promise<Bytes | null> {
  const reader = response.body?.getReader()
  const chunks: Bytes[] = []
  let length = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done || !value) return concat(chunks)
    length += value.length
    chunks.push(value)
    onPart(value.length)
    if (length > maxBytes) {
      await reader?.cancel()
      return null
    }
  }
}

/** Seconds from a `Retry-After` header, which gives seconds or a date. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000))
}

function sentAt(header: string | null): number | null {
  const at = Date.parse(header ?? '')
  return Number.isNaN(at) ? null : at
}

/** A signal that ends with the caller's, or when the time allowed runs out. */
function createDeadline(caller: AbortSignal | undefined) {
  const controller = new AbortController()
  let passed: EndpointErrorCode | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let paceTimer: ReturnType<typeof setInterval> | undefined
  const stop = (code: EndpointErrorCode) => {
    passed ??= code
    controller.abort()
  }
  const cancel = () => stop('endpoint/cancelled')
  if (caller?.aborted) cancel()
  caller?.addEventListener('abort', cancel)
  return {
    signal: controller.signal,
    passed: () => passed,
    /** Start the time anew, enough to move `bytes`. */
    allow(bytes: number) {
      clearTimeout(timer)
      const timeoutMs = Math.min(BASE_TIMEOUT_MS + bytes / SLOWEST_BYTES_PER_MS, LONGEST_TIMEOUT_MS)
      timer = setTimeout(() => stop('endpoint/timeout'), timeoutMs)
    },
    /** The answer begins. @returns to be called with what comes; only a large one may take long. */
    pace(isLarge: boolean): OnPart {
      let ahead = 0
      paceTimer = setInterval(() => {
        ahead -= PACE_BYTES
        if (!isLarge || ahead < 0) stop('endpoint/timeout')
      }, PACE_MS)
      return (bytes) => {
        ahead += bytes
        this.allow(0)
      }
    },
    end() {
      clearTimeout(timer)
      clearInterval(paceTimer)
      caller?.removeEventListener('abort', cancel)
    },
  }
}
