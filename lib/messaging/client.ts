import * as v from 'valibot'
import browser from 'webextension-polyfill'
import {
  type FromComposer,
  fromComposer,
  type ToComposer,
  toComposer,
} from './composer-messages.ts'
import { FailureError, failureSchema } from './failure.ts'
import {
  type FromContent,
  type FromPages,
  fromContent,
  fromPages,
  type ToPage,
  toPage,
} from './messages.ts'

const answerSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), failure: failureSchema }),
])

/**
 * Ask the background, as a page of ours.
 * @throws FailureError with the code of what went wrong there, `app/no-answer` when it was stopped.
 */
export async function send<Name extends keyof FromPages>(
  name: Name,
  request: v.InferInput<FromPages[Name]['request']>,
): Promise<v.InferOutput<FromPages[Name]['response']>> {
  return v.parse(fromPages[name].response, await ask(name, request))
}

/**
 * The same for the script in a page. It knows no other messages than its own, which keeps all of
 * theirs out of what is put into pages.
 */
export async function sendAsContent<Name extends keyof FromContent>(
  name: Name,
  request: v.InferInput<FromContent[Name]['request']>,
): Promise<v.InferOutput<FromContent[Name]['response']>> {
  return v.parse(fromContent[name].response, await ask(name, request))
}

/** The same for the scripts in compose boxes. */
export async function sendAsComposer<Name extends keyof FromComposer>(
  name: Name,
  request: v.InferInput<FromComposer[Name]['request']>,
): Promise<v.InferOutput<FromComposer[Name]['response']>> {
  return v.parse(fromComposer[name].response, await ask(name, request))
}

/** Ask the script in one frame of a page. @throws when no script is there, FailureError from it. */
export async function sendToPage<Name extends keyof ToPage>(
  place: { tabId: number; frameId: number },
  name: Name,
  request: v.InferInput<ToPage[Name]['request']>,
): Promise<v.InferOutput<ToPage[Name]['response']>> {
  return v.parse(toPage[name].response, await askFrame(place, name, request))
}

/** The same for the script in compose boxes. @throws when none is there, FailureError from it. */
export async function sendToComposer<Name extends keyof ToComposer>(
  place: { tabId: number; frameId: number },
  name: Name,
  request: v.InferInput<ToComposer[Name]['request']>,
): Promise<v.InferOutput<ToComposer[Name]['response']>> {
  return v.parse(toComposer[name].response, await askFrame(place, name, request))
}

async function askFrame(
  { tabId, frameId }: { tabId: number; frameId: number },
  name: string,
  request: unknown,
): Promise<unknown> {
  return unwrap(await browser.tabs.sendMessage(tabId, { name, request }, { frameId }))
}

async function ask(name: string, request: unknown): Promise<unknown> {
  return unwrap(await answerOf(browser.runtime.sendMessage({ name, request })))
}

function unwrap(answer: unknown): unknown {
  const parsed = v.safeParse(answerSchema, answer)
  if (!parsed.success) throw new FailureError({ code: 'app/no-answer' })
  if (!parsed.output.ok) throw new FailureError(parsed.output.failure)
  return parsed.output.value
}

/** Browsers have a sentence each for a background that went away, and no code. */
async function answerOf(sent: Promise<unknown>): Promise<unknown> {
  try {
    return await sent
  } catch {
    throw new FailureError({ code: 'app/no-answer' })
  }
}
