/**
 * Chrome's offscreen document: a service worker has no clipboard, no workers and loads no code on
 * demand. Messages to it have names of their own, which the background's table does not know.
 */
import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { decodeBase64url, encodeBase64url } from '#lib/crypto/base64url.ts'
import { randomId } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { Stretch } from '#lib/crypto/stretch.ts'
import { type EndpointAddress, EndpointError } from '#lib/endpoints/endpoint.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import {
  type KindCall,
  type OffscreenAnswer,
  type OffscreenCall,
  offscreenAnswerSchema,
} from './offscreen-calls.ts'

const PAGE = '/offscreen.html'

/** Whether this browser has offscreen documents; Firefox's background page needs none. */
export const hasOffscreen = import.meta.env.CHROME || import.meta.env.EDGE

let creating: Promise<void> | null = null

/**
 * @param clearAfterSeconds - when the document takes it off the clipboard again; null for never.
 * @throws FailureError `app/clipboard-refused`
 */
export async function copyOffscreen(text: string, clearAfterSeconds: number | null): Promise<void> {
  const { ok } = await ask({ offscreen: 'copy', text, clearAfterSeconds })
  if (!ok) throw new FailureError({ code: 'app/clipboard-refused' })
}

/**
 * Argon2id in the document's worker.
 * @param options.signal - ends the work there, with EndpointError `endpoint/cancelled`.
 */
export function createOffscreenStretch({ signal }: { signal?: AbortSignal } = {}): Stretch {
  return async (passphrase, salt) => {
    const [text, saltText] = [encodeBase64url(passphrase), encodeBase64url(salt)]
    const { value } = await endable(
      (id) => ask({ offscreen: 'stretch', id, passphrase: text, salt: saltText }),
      signal,
    )
    const stretched = value === undefined ? null : decodeBase64url(value)
    if (!stretched) throw new CryptoError('crypto/kdf-failed')
    return stretched
  }
}

/**
 * What a kind of endpoint is asked, by its code in the document.
 * @throws EndpointError `endpoint/cancelled` when the signal ended it.
 */
export function askKind(
  wanted: { kind: string; at: EndpointAddress; ask: KindCall },
  signal: AbortSignal | undefined,
): Promise<OffscreenAnswer> {
  return endable(async (id) => {
    // Asked once, since it may create or burn: a call that does nothing finds a document that stays.
    await ask({ offscreen: 'end', id })
    return askOnce({ offscreen: 'kind', id, ...wanted })
  }, signal)
}

async function endable(
  work: (id: number) => Promise<OffscreenAnswer>,
  signal: AbortSignal | undefined,
): Promise<OffscreenAnswer> {
  // Random, as the service worker that counts them may have been another one.
  const id = randomId()
  const end = () => void ask({ offscreen: 'end', id })
  if (signal?.aborted) throw new EndpointError('endpoint/cancelled')
  signal?.addEventListener('abort', end, { once: true })
  try {
    const answer = await work(id)
    if (signal?.aborted) throw new EndpointError('endpoint/cancelled')
    return answer
  } finally {
    signal?.removeEventListener('abort', end)
  }
}

async function ask(call: OffscreenCall): Promise<OffscreenAnswer> {
  try {
    return await askOnce(call)
  } catch {
    // It closes itself when it has nothing to do, and may have been about to.
    return askOnce(call)
  }
}

async function askOnce(call: OffscreenCall): Promise<OffscreenAnswer> {
  await ensureDocument()
  const answer: unknown = await browser.runtime.sendMessage(call)
  return v.parse(offscreenAnswerSchema, answer)
}

/** One document exists at a time, and a second call while one is made would be refused. */
async function ensureDocument(): Promise<void> {
  if (await chrome.offscreen.hasDocument()) return
  creating ??= chrome.offscreen
    .createDocument({
      url: PAGE,
      reasons: ['CLIPBOARD', 'WORKERS'],
      justification: 'Copy the link, and stretch a passphrase without holding up the browser.',
    })
    .finally(() => {
      creating = null
    })
  await creating
}
