/** Chrome's offscreen document: the clipboard and the Argon2 worker for the service worker. */
import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import {
  type OffscreenAnswer,
  type OffscreenCall,
  offscreenCallSchema,
} from '#lib/platform/offscreen.ts'

/** Stretches that are wanted, by the id that their caller gave them. */
const wanted = new Map<number, AbortController>()
let last: Promise<unknown> = Promise.resolve()

browser.runtime.onMessage.addListener((message: unknown, from: browser.Runtime.MessageSender) => {
  const call = v.safeParse(offscreenCallSchema, message)
  // The service worker has no tab; a content script, which has one, is not heard.
  if (!call.success || from.id !== browser.runtime.id || from.tab) return undefined
  const { output } = call
  switch (output.offscreen) {
    case 'copy':
      return copy(output.text)
    case 'stretch':
      return stretched(output)
    case 'end-stretch':
      wanted.get(output.id)?.abort()
      return Promise.resolve({ ok: true })
  }
})

/** `navigator.clipboard` wants the focus, which this document never has; the old command does not. */
async function copy(text: string): Promise<OffscreenAnswer> {
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const ok = document.execCommand('copy')
  field.remove()
  return { ok }
}

async function stretched(
  call: Extract<OffscreenCall, { offscreen: 'stretch' }>,
): Promise<OffscreenAnswer> {
  const [passphrase, salt] = [decodeBase64url(call.passphrase), decodeBase64url(call.salt)]
  if (!passphrase || !salt) return { ok: false }
  const controller = new AbortController()
  wanted.set(call.id, controller)
  const { signal } = controller
  // One at a time: each takes 64 MiB.
  const next = last.then(() =>
    createWorkerStretch('/argon2-worker.js', { signal })(passphrase, salt),
  )
  last = next.catch(() => undefined)
  try {
    return { ok: true, value: encodeBase64url(await next) }
  } catch {
    // The caller knows whether it ended this itself, else makes it `crypto/kdf-failed`; an error
    // object would not cross.
    return { ok: false }
  } finally {
    wanted.delete(call.id)
  }
}
