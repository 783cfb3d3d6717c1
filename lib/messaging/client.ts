import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { type ToCheck, toCheck } from './check-messages.ts'
import {
  answersToComposer,
  type FromComposer,
  type ToComposer,
  toComposer,
} from './composer-messages.ts'
import { type Failure, FailureError, failureSchema } from './failure.ts'
import {
  type FromContent,
  type FromPages,
  fromContent,
  fromPages,
  type ToPage,
  toPage,
} from './messages.ts'

const NO_ANSWER: Failure = { code: 'app/no-answer' }

/** `Answer` of `serve.ts`. As a variant it would be a fifth of all that checks messages in pages. */
const answerSchema = v.object({
  ok: v.boolean(),
  value: v.optional(v.unknown()),
  failure: v.optional(failureSchema),
})

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
  return v.parse(answersToComposer[name], await ask(name, request))
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

/** The same for the script that looks at a page. @throws when none is there, FailureError from it. */
export async function sendToCheck<Name extends keyof ToCheck>(
  place: { tabId: number; frameId: number },
  name: Name,
  request: v.InferInput<ToCheck[Name]['request']>,
): Promise<v.InferOutput<ToCheck[Name]['response']>> {
  return v.parse(toCheck[name].response, await askFrame(place, name, request))
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
  const { ok = false, value, failure = NO_ANSWER } = parsed.success ? parsed.output : {}
  if (!ok) throw new FailureError(failure)
  return value
}

/** Browsers have a sentence each for a background that went away, and no code. */
async function answerOf(sent: Promise<unknown>): Promise<unknown> {
  try {
    return await sent
  } catch {
    throw new FailureError(NO_ANSWER)
  }
}
