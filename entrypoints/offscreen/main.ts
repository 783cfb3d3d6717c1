/** Chrome's offscreen document: the clipboard and the Argon2 worker for the service worker. */
import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { createIdle } from '#lib/platform/idle.ts'
import {
  type OffscreenAnswer,
  type OffscreenCall,
  offscreenCallSchema,
} from '#lib/platform/offscreen.ts'
import { copy } from './copy.ts'

/** It takes 40 ms to make anew, and memory to keep. */
const IDLE_MS = 60_000

const idle = createIdle(IDLE_MS, () => window.close())

/** Stretches that are wanted, by the id that their caller gave them. */
const wanted = new Map<number, AbortController>()
let last: Promise<unknown> = Promise.resolve()

type Respond = (answer: OffscreenAnswer) => void

// By `respond` and not by a promise, and with a question mark: as in `lib/messaging/serve.ts`.
const listener = (
  message: unknown,
  from: browser.Runtime.MessageSender,
  respond?: Respond,
): true | undefined => {
  const call = v.safeParse(offscreenCallSchema, message)
  // The service worker has no tab; a content script, which has one, is not heard.
  if (!call.success || from.id !== browser.runtime.id || from.tab) return undefined
  void idle.busyFor(answer(call.output)).then((each) => respond?.(each))
  return true
}
browser.runtime.onMessage.addListener(listener)

function answer(call: OffscreenCall): Promise<OffscreenAnswer> {
  switch (call.offscreen) {
    case 'copy':
      return copied(call)
    case 'stretch':
      return stretched(call)
    case 'end-stretch':
      wanted.get(call.id)?.abort()
      return Promise.resolve({ ok: true })
  }
}

async function copied({
  text,
  clearAfterSeconds,
}: Extract<OffscreenCall, { offscreen: 'copy' }>): Promise<OffscreenAnswer> {
  try {
    const { clearing } = await copy(text, clearAfterSeconds)
    // This document has to be there when the time comes.
    if (clearing) void idle.busyFor(clearing)
    return { ok: true }
  } catch {
    // The caller makes it `app/clipboard-refused`; an error object would not cross.
    return { ok: false }
  }
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
