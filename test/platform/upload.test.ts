import { afterEach, expect, test, vi } from 'vitest'

const passed = vi.hoisted(() => vi.fn(async () => new Response('passed on')))
vi.mock('#lib/platform/endpoint-fetch.ts', () => ({ endpointFetch: passed }))
vi.mock('#lib/platform/upload-guard.ts', () => ({
  canGuardUploads: true,
  guardUpload: async () => () => {},
}))
const { createUploadFetch } = await import('#lib/platform/upload.ts')

const URL_ASKED = 'https://endpoint.example/'

/** Answers in parts of half a mebibyte, for ever. */
class EndlessRequest {
  upload = {}
  onabort = () => {}
  onprogress = (_: { loaded: number }) => {}
  #isOver = false
  open() {}
  setRequestHeader() {}
  abort() {
    this.#isOver = true
    this.onabort()
  }
  send() {
    for (let part = 1; part < 100 && !this.#isOver; part++)
      this.onprogress({ loaded: part * 2 ** 19 })
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('an answer that is longer than any to an upload is not waited for', async () => {
  vi.stubGlobal('XMLHttpRequest', EndlessRequest)
  const call = createUploadFetch(() => {})(URL_ASKED, { method: 'PUT', body: '{}' })
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
})

test('a PUT without a text has nothing to tell of, and goes as any call', async () => {
  const call = createUploadFetch(() => {})(URL_ASKED, { method: 'PUT' })
  expect(await (await call).text()).toBe('passed on')
})
