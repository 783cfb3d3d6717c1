/**
 * `fetch` as far as the endpoint kinds use it, made of XMLHttpRequest: no browser tells a `fetch`
 * how much of its body has been sent (request streams need HTTP/2, and Chromium).
 */
import { endpointFetch } from './endpoint-fetch.ts'
import { canGuardUploads, guardUpload } from './upload-guard.ts'

/** Firefox's own option: no cookies, none kept, and no sign-in dialog. Others do not look at it. */
declare const XMLHttpRequest: new (options: { mozAnon: true }) => XMLHttpRequest

/** What an upload is answered with holds no secret. */
const MAX_ANSWER_BYTES = 2 ** 20

/**
 * @param onUpload - called as bytes of a body leave; never where uploads cannot be guarded.
 * @returns a stand-in for `fetch` that is as strict as `requestJson` wants it: a PUT carries no
 *   cookies and keeps none, and its body goes to that one address. A redirect is an answer with
 *   its status, a sign-in is one with status 401. The options for all this are not looked at.
 */
export function createUploadFetch(
  onUpload: (sentBytes: number, totalBytes: number) => void,
): typeof fetch {
  return (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input)
    const { method, body } = init
    const isGuarded = canGuardUploads && method === 'PUT' && typeof body === 'string'
    return isGuarded ? upload(url, body, init, onUpload) : endpointFetch(input, init)
  }
}

async function upload(
  url: string,
  body: string,
  { headers, signal }: RequestInit,
  onUpload: (sentBytes: number, totalBytes: number) => void,
): Promise<Response> {
  const request = new XMLHttpRequest({ mozAnon: true })
  let wantsSignIn = false
  const abort = () => request.abort()
  const endGuard = await guardUpload(url, () => {
    wantsSignIn = true
    abort()
  })
  signal?.addEventListener('abort', abort)
  try {
    return await new Promise((resolve, reject) => {
      const fail = () => reject(new TypeError('The request failed'))
      request.open('PUT', url)
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded, total }) => onUpload(loaded, total)
      // All of an answer is kept until it ends: one that does not may not fill the memory.
      request.onprogress = ({ loaded }) => {
        if (loaded > MAX_ANSWER_BYTES) abort()
      }
      request.onerror = fail
      request.ontimeout = fail
      request.onabort = () => {
        if (wantsSignIn) resolve(new Response(null, { status: 401 }))
        else reject(new DOMException('Aborted', 'AbortError'))
      }
      request.onload = () => {
        // A guard that failed; an answer from elsewhere is none of the endpoint's.
        if (request.responseURL === url) resolve(responseOf(request))
        else fail()
      }
      if (signal?.aborted) return reject(new DOMException('Aborted', 'AbortError'))
      request.send(body)
    })
  } finally {
    signal?.removeEventListener('abort', abort)
    endGuard()
  }
}

function responseOf(request: XMLHttpRequest): Response {
  const { status } = request
  const headers = new Headers()
  for (const name of ['content-type', 'content-length', 'retry-after']) {
    const value = request.getResponseHeader(name)
    if (value !== null) headers.set(name, value)
  }
  // These have no body, and `Response` refuses one for them.
  const isBodiless = status === 204 || status === 205 || status === 304
  return new Response(isBodiless ? null : request.responseText, { status, headers })
}
