/**
 * `fetch` as far as the endpoint kinds use it, made of XMLHttpRequest: no browser tells a `fetch`
 * how much of its body has been sent (request streams need HTTP/2, and Chromium).
 */

/**
 * @param onUpload - called as bytes of a body leave.
 * @returns a stand-in for `fetch` that follows no redirect, sends no cookies and keeps nothing.
 */
export function createUploadFetch(
  onUpload: (sentBytes: number, totalBytes: number) => void,
): typeof fetch {
  return (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input)
    return init.body === undefined ? fetch(input, init) : upload(url, init, onUpload)
  }
}

function upload(
  url: string,
  { method = 'GET', headers, body, signal }: RequestInit,
  onUpload: (sentBytes: number, totalBytes: number) => void,
): Promise<Response> {
  if (typeof body !== 'string') throw new TypeError('"body" expected a string')
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    const end = (settle: () => void) => () => {
      signal?.removeEventListener('abort', abort)
      settle()
    }
    const fail = end(() => reject(new TypeError('The request failed')))
    request.open(method, url)
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onUpload(loaded, total)
    request.onerror = fail
    request.ontimeout = fail
    request.onabort = end(() => reject(new DOMException('Aborted', 'AbortError')))
    request.onload = end(() => {
      // It follows redirects by itself; an answer from elsewhere is none of the endpoint's.
      if (request.responseURL !== url) reject(new TypeError('The request was redirected'))
      else resolve(responseOf(request))
    })
    if (signal?.aborted) return reject(new DOMException('Aborted', 'AbortError'))
    signal?.addEventListener('abort', abort)
    request.send(body)
  })
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
