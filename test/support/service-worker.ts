/**
 * The background of the extension in Chromium. Playwright's own `Worker` does not survive a stop:
 * the DevTools target stays the same while the code in it is new.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright'
import type { ShownNotification } from './browser.ts'
import { waitFor } from './wait.ts'

export class ServiceWorker {
  readonly #context: BrowserContext
  readonly #origin: string
  readonly #desk: () => Page

  /** @param desk - gives a tab with a document of the extension. */
  constructor(context: BrowserContext, origin: string, desk: () => Page) {
    this.#origin = origin
    this.#context = context
    this.#desk = desk
  }

  /** Runs in the worker, which is started when it has stopped. */
  async evaluate<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    await this.#start()
    const browser = this.#context.browser()
    if (!browser) throw new Error('The browser is gone')
    const session = await browser.newBrowserCDPSession()
    try {
      const sessionId = await this.#attach(session)
      const call = `(${run})(${JSON.stringify(argument) ?? 'undefined'})`
      const expression = `globalThis.notes ?? (${rememberNotifications})(); ${call}`
      return (await ask(session, sessionId, 'Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as R
    } finally {
      await session.detach()
    }
  }

  /** As an idle stop: the next event starts it anew. */
  async stop(): Promise<void> {
    await this.#withStatus(async (session, status) => {
      await session.send('ServiceWorker.stopAllWorkers')
      await waitFor(
        () => (status() === 'stopped' ? true : null),
        () => 'The service worker does not stop',
      )
    })
  }

  async #start(): Promise<void> {
    await this.#withStatus(async (session, status) => {
      if (status() === 'running') return
      await session.send('ServiceWorker.startWorker', { scopeURL: `${this.#origin}/` })
      await waitFor(
        () => (status() === 'running' ? true : null),
        () => `The service worker does not start, it is ${status()}`,
      )
    })
  }

  async #withStatus(
    run: (session: CDPSession, status: () => string) => Promise<void>,
  ): Promise<void> {
    const session = await this.#context.newCDPSession(this.#desk())
    let status = 'unknown'
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      status = versions.at(-1)?.runningStatus ?? status
    })
    try {
      await session.send('ServiceWorker.enable')
      await waitFor(
        () => (status === 'unknown' ? null : true),
        () => 'The extension has no service worker',
      )
      await run(session, () => status)
    } finally {
      await session.detach()
    }
  }

  async #attach(session: CDPSession): Promise<string> {
    const { targetInfos } = await session.send('Target.getTargets')
    const target = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(`${this.#origin}/`),
    )
    if (!target) throw new Error('The service worker is not running')
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId })
    return sessionId
  }
}

/** Chrome tells an extension the ids of notifications, not what they say. */
function rememberNotifications(): void {
  const notes: Record<string, ShownNotification> = {}
  Object.assign(globalThis, { notes })
  const api = chrome.notifications
  const create = api?.create as unknown as (...args: unknown[]) => Promise<string>
  if (!create) return
  const remember = async (...args: unknown[]) => {
    const options = args.find((one) => typeof one === 'object' && one !== null)
    const { title = '', message = '' } = (options ?? {}) as Partial<ShownNotification>
    const callback = args.find((one) => typeof one === 'function')
    const rest = args.filter((one) => one !== callback)
    const id = await create.apply(api, rest)
    notes[id] = { id, title, message }
    if (typeof callback === 'function') callback(id)
    return id
  }
  Object.assign(api, { create: remember })
}

interface Answer {
  id?: number
  error?: { message: string }
  result?: {
    result?: { value?: unknown }
    exceptionDetails?: { text: string; exception?: { description?: string } }
  }
}

/** A command to a target behind the browser's session: messages within messages. */
function ask(
  session: CDPSession,
  sessionId: string,
  method: string,
  params: unknown,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    session.on('Target.receivedMessageFromTarget', (event) => {
      const { id, error, result }: Answer = JSON.parse(event.message)
      if (event.sessionId !== sessionId || id !== 1) return
      const thrown = result?.exceptionDetails
      if (error) reject(new Error(error.message))
      else if (thrown) reject(new Error(thrown.exception?.description ?? thrown.text))
      else resolve(result?.result?.value)
    })
    session
      .send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id: 1, method, params }),
      })
      .catch(reject)
  })
}
