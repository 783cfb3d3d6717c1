/** Chrome's offscreen document: clipboard, Argon2 worker and kinds of endpoints for the service worker. */
import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { toFailure } from '#lib/messaging/failure.ts'
import { isOfExtension } from '#lib/messaging/sender.ts'
import { createIdle } from '#lib/platform/idle.ts'
import {
  type OffscreenAnswer,
  type OffscreenCall,
  offscreenCallSchema,
} from '#lib/platform/offscreen-calls.ts'
import { askKind } from './ask-kind.ts'
import { copy } from './copy.ts'
import { createQueuedStretch } from './stretch.ts'

/** It takes 40 ms to make anew, and memory to keep. */
const IDLE_MS = 60_000

const idle = createIdle(IDLE_MS, () => window.close())

/** Work that can be ended, by the id that its caller gave it. */
const wanted = new Map<number, AbortController>()

type Respond = (answer: OffscreenAnswer) => void

// By `respond` and not by a promise, and with a question mark: as in `lib/messaging/serve.ts`.
const listener = (
  message: unknown,
  from: browser.Runtime.MessageSender,
  respond?: Respond,
): true | undefined => {
  const call = v.safeParse(offscreenCallSchema, message)
  // The service worker has no tab. Nor has a content script in a page that stands in none.
  if (!call.success || from.tab || !isOfExtension(from)) return undefined
  void idle.busyFor(answer(call.output)).then((each) => respond?.(each))
  return true
}
browser.runtime.onMessage.addListener(listener)

function answer(call: OffscreenCall): Promise<OffscreenAnswer> {
  switch (call.offscreen) {
    case 'copy':
      return copied(call)
    case 'stretch':
      return endable(call.id, (signal) => stretched(call, signal))
    case 'kind':
      return endable(call.id, (signal) => asked(call, signal))
    case 'end':
      wanted.get(call.id)?.abort()
      return Promise.resolve({ ok: true })
  }
}

async function endable(
  id: number,
  work: (signal: AbortSignal) => Promise<string>,
): Promise<OffscreenAnswer> {
  const controller = new AbortController()
  wanted.set(id, controller)
  try {
    return { ok: true, value: await work(controller.signal) }
  } catch (thrown) {
    // An error object would not cross.
    return { ok: false, failure: toFailure(thrown) }
  } finally {
    wanted.delete(id)
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
  signal: AbortSignal,
): Promise<string> {
  const [passphrase, salt] = [decodeBase64url(call.passphrase), decodeBase64url(call.salt)]
  if (!passphrase || !salt) throw new TypeError('"passphrase" and "salt" expected in base64url')
  return encodeBase64url(await createQueuedStretch(signal)(passphrase, salt))
}

async function asked(
  call: Extract<OffscreenCall, { offscreen: 'kind' }>,
  signal: AbortSignal,
): Promise<string> {
  const ports = {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
    stretch: createQueuedStretch(signal),
    now: Date.now,
    signal,
  }
  return JSON.stringify(await askKind(call, ports))
}
