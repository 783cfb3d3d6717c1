/**
 * One call to a server: JSON there, JSON back, with a deadline. It carries no cookies, no referrer
 * and no cached answer, follows no redirect, and turns every way not to get an answer into an
 * `EndpointError`. What the answer means is the kind's affair. A stand-in for `fetch` has to keep
 * these promises by itself (`platform/upload.ts`).
 */
import { EndpointError, type EndpointErrorCode, type EndpointPorts } from './endpoint.ts'

/** Time for a small request and the beginning of its answer. */
const BASE_TIMEOUT_MS = 15_000
/** Slower than this (256 kbit/s) and a transfer counts as stuck. */
const SLOWEST_BYTES_PER_MS = 32
/** However much a server says it is about to send; a timer takes no more than 24 days. */
const LONGEST_TIMEOUT_MS = 3_600_000
/** For an answer that does not say how long it is. */
const UNKNOWN_BODY_BYTES = 2 ** 20

export interface HttpRequest {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  url: string
  /** JSON text. A repeated call hands over the same text, so the server sees the same body. */
  body?: string
  /** For `Authorization`; printable ASCII. */
  bearer?: string | null
  /** Let the request outlive the page that sent it. Bodies up to 64 KiB only. */
  keepalive?: boolean
}

export interface HttpAnswer {
  status: number
  /** Parsed body, or null when it is no JSON. */
  json: unknown
  retryAfterSeconds: number | null
}

export type HttpPorts = Pick<EndpointPorts, 'fetch' | 'now' | 'signal'>

/** @throws EndpointError `endpoint/unreachable`, `-/timeout`, `-/cancelled` */
export async function requestJson(
  { method, url, body, bearer, keepalive = false }: HttpRequest,
  // Taken out of its object: browsers refuse a `fetch` whose `this` is not the window.
  { fetch, now, signal }: HttpPorts,
): Promise<HttpAnswer> {
  const deadline = createDeadline(signal)
  deadline.allow(body?.length ?? 0)
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      ...(body !== undefined && { body }),
      keepalive,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: deadline.signal,
    })
    deadline.allow(Number(response.headers.get('content-length')) || UNKNOWN_BODY_BYTES)
    return {
      status: response.status,
      json: await readJson(response),
      retryAfterSeconds: retryAfter(response.headers.get('retry-after'), now()),
    }
  } catch (cause) {
    throw new EndpointError(deadline.passed() ?? 'endpoint/unreachable', { cause })
  } finally {
    deadline.end()
  }
}

/** @returns null for a page, and for anything else that is not JSON. */
async function readJson(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    // A download nobody reads would hold the connection.
    await response.body?.cancel()
    return null
  }
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes the body, which must not ride on an error.
    return null
  }
}

/** Seconds from a `Retry-After` header, which gives seconds or a date. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000))
}

/** A signal that ends with the caller's, or when the time allowed runs out. */
function createDeadline(caller: AbortSignal | undefined) {
  const controller = new AbortController()
  let passed: EndpointErrorCode | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
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
    end() {
      clearTimeout(timer)
      caller?.removeEventListener('abort', cancel)
    },
  }
}
