/** Chrome's offscreen document: the clipboard and the Argon2 worker for the service worker. */
import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { type OffscreenAnswer, offscreenCallSchema } from '#lib/platform/offscreen.ts'

const stretch = createWorkerStretch('/argon2-worker.js')

browser.runtime.onMessage.addListener((message: unknown, from: browser.Runtime.MessageSender) => {
  const call = v.safeParse(offscreenCallSchema, message)
  // The service worker has no tab; a content script, which has one, is not heard.
  if (!call.success || from.id !== browser.runtime.id || from.tab) return undefined
  const { output } = call
  return output.offscreen === 'copy' ? copy(output.text) : stretched(output.passphrase, output.salt)
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

async function stretched(passphrase: string, salt: string): Promise<OffscreenAnswer> {
  const [passphraseBytes, saltBytes] = [decodeBase64url(passphrase), decodeBase64url(salt)]
  if (!passphraseBytes || !saltBytes) return { ok: false }
  try {
    return { ok: true, value: encodeBase64url(await stretch(passphraseBytes, saltBytes)) }
  } catch {
    // The caller makes it `crypto/kdf-failed`; an error object would not cross.
    return { ok: false }
  }
}
