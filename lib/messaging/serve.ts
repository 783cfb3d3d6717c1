import * as v from 'valibot'
import browser from 'webextension-polyfill'
import { type ToCheck, toCheck } from './check-messages.ts'
import {
  type FromComposer,
  fromComposer,
  type ToComposer,
  toComposer,
} from './composer-messages.ts'
import { type Failure, toFailure } from './failure.ts'
import {
  type FromContent,
  type FromPages,
  fromContent,
  fromPages,
  type ToPage,
  toPage,
} from './messages.ts'
import { isOfExtension, type OriginSender } from './sender.ts'

/** Who sent a message, as the browser says; a page can claim nothing here. */
export interface Sender {
  tabId: number | null
  frameId: number
  isPrivate: boolean
  /** The address that its frame stands for: its own, or that of the page it was made by. */
  url: string | null
}

type Table = Record<string, { request: v.GenericSchema; response: v.GenericSchema }>

/** What is needed of a table to answer. */
type Requests<Messages extends Table> = {
  [Name in keyof Messages]: Pick<Messages[Name], 'request'>
}

/** A missing handler does not compile. */
type Handlers<Messages extends Table> = {
  [Name in keyof Messages]: (
    request: v.InferOutput<Messages[Name]['request']>,
    sender: Sender,
  ) => Promise<v.InferInput<Messages[Name]['response']>>
}
export type BackgroundHandlers = Handlers<FromPages & FromContent>
export type PageHandlers = Handlers<ToPage>
export type ComposerHandlers = Handlers<FromComposer>
export type InComposerHandlers = Handlers<ToComposer>
export type CheckHandlers = Handlers<ToCheck>

type MessageSender = browser.Runtime.MessageSender
type Answer = { ok: true; value: unknown } | { ok: false; failure: Failure }

const callSchema = v.object({ name: v.string(), request: v.unknown() })

/** Answer extension pages and content scripts. Call it at the start of the background's run. */
export function serveBackground(handlers: BackgroundHandlers): void {
  const toBackground = { ...fromPages, ...fromContent }
  serve(toBackground, handlers, (name, from) => toBackground[name].from === contextOf(from))
}

/** Answer the scripts in compose boxes. Call it at the start of the background's run too. */
export function serveComposer(handlers: ComposerHandlers): void {
  serve<FromComposer>(fromComposer, handlers, (_, from) => contextOf(from) === 'content')
}

/** Answer the background from the script that an action put into a page. */
export function servePage(handlers: PageHandlers): void {
  serve(toPage, handlers, (_, from) => isBackground(from))
}

/** Answer the background from the script in compose boxes. @returns what ends it. */
export function serveInComposer(handlers: InComposerHandlers): () => void {
  return serve(toComposer, handlers, (_, from) => isBackground(from))
}

/** Answer the popup from the script that looks at a page. @returns what ends it. */
export function serveCheck(handlers: CheckHandlers): () => void {
  return serve(toCheck, handlers, (_, from) => isOfExtension(from))
}

function serve<Messages extends Table>(
  table: Requests<Messages>,
  handlers: Handlers<Messages>,
  mayAsk: (name: keyof Messages & string, from: MessageSender) => boolean,
): () => void {
  const isName = (name: string): name is keyof Messages & string => Object.hasOwn(table, name)
  // By `respond` and not by a promise, which Chrome does not take from a listener. The types know
  // no listener that answers some messages and leaves others alone; hence the question marks.
  const listener = (message: unknown, from: MessageSender, respond?: (answer: Answer) => void) => {
    const call = v.safeParse(callSchema, message)
    // No answer at all for what is not ours: another context may be the one that is asked.
    if (!call.success) return undefined
    const { name, request } = call.output
    if (!isName(name) || !mayAsk(name, from)) return undefined
    void answer(table, handlers, name, request, senderOf(from)).then((each) => respond?.(each))
    return true
  }
  browser.runtime.onMessage.addListener(listener)
  return () => {
    // Where the extension was updated or removed there is nothing left to listen to.
    if (browser.runtime?.id !== undefined) browser.runtime.onMessage.removeListener(listener)
  }
}

async function answer<Messages extends Table, Name extends keyof Messages>(
  table: Requests<Messages>,
  handlers: Handlers<Messages>,
  name: Name,
  request: unknown,
  sender: Sender,
): Promise<Answer> {
  const schema: Messages[Name]['request'] = table[name].request
  const handle: Handlers<Messages>[Name] = handlers[name]
  const parsed = v.safeParse(schema, request)
  if (!parsed.success) return { ok: false, failure: { code: 'app/internal' } }
  try {
    return { ok: true, value: await handle(parsed.output, sender) }
  } catch (thrown) {
    return { ok: false, failure: toFailure(thrown) }
  }
}

/** Where this is asked no content script is heard: none can send to one. */
function isBackground(from: MessageSender): boolean {
  return from.id === browser.runtime.id && !from.tab
}

function contextOf(from: MessageSender): 'page' | 'content' | null {
  if (isOfExtension(from)) return 'page'
  return from.id === browser.runtime.id && from.tab ? 'content' : null
}

function senderOf(from: MessageSender): Sender {
  return {
    tabId: from.tab?.id ?? null,
    frameId: from.frameId ?? 0,
    isPrivate: from.tab?.incognito ?? false,
    url: urlOf(from),
  }
}

/**
 * Frames that a page writes itself (about:blank, srcdoc, blob) have no address that says whose they
 * are, and sandboxed ones not even an origin: they count as the page that they are in. Where that
 * is no host of ours the browser gives no address, and nothing is allowed.
 */
function urlOf(from: OriginSender): string | null {
  const addresses = [from.url, from.origin, from.tab?.url]
  return addresses.find((address) => address && /^https?:/.test(address)) ?? null
}
