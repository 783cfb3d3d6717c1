/**
 * The SQLite store, run on a thread of its own. A commit waits for the disk, and SQLite waits with
 * the whole thread; over here the event loop goes on answering others meanwhile, and whatever comes
 * in during one commit makes up the group of the next.
 */
import { Worker } from 'node:worker_threads'
import { type Store, StoreError } from './store.ts'
import {
  type Answer,
  type Call,
  type FromThread,
  type Method,
  packArguments,
  type ThreadOptions,
} from './thread-messages.ts'

const THREAD = new URL('./sqlite-thread.ts', import.meta.url)

/**
 * Start the thread and open the database there.
 * @throws Error with SQLite's message when it cannot be opened.
 */
export async function createThreadedStore(options: ThreadOptions): Promise<Store> {
  const worker = new Worker(THREAD, { workerData: options })
  const store = new ThreadedStore(worker)
  await store.opened
  return store
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: StoreError) => void
}

class ThreadedStore implements Store {
  readonly opened: Promise<void>
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #outbox: Call[] = []
  #lastCall = 0
  #end: StoreError | null = null
  #closing: Promise<void> | null = null

  constructor(worker: Worker) {
    this.#worker = worker
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.opened = promise
    worker.on('message', (message: FromThread) => {
      if ('answers' in message) for (const answer of message.answers) this.#settle(answer)
      else if ('ready' in message) resolve()
      else reject(new Error(message.failed))
    })
    worker.on('error', (cause) => {
      this.#fail(new StoreError('store/failed', { cause }))
      reject(cause)
    })
    worker.on('exit', () => this.#fail(new StoreError('store/closed')))
  }

  create(...args: Parameters<Store['create']>) {
    return this.#call('create', args)
  }

  open(...args: Parameters<Store['open']>) {
    return this.#call('open', args)
  }

  acknowledge(...args: Parameters<Store['acknowledge']>) {
    return this.#call('acknowledge', args)
  }

  receipt(...args: Parameters<Store['receipt']>) {
    return this.#call('receipt', args)
  }

  revoke(...args: Parameters<Store['revoke']>) {
    return this.#call('revoke', args)
  }

  purge() {
    return this.#call('purge', [])
  }

  usage() {
    return this.#call('usage', [])
  }

  health() {
    return this.#call('health', [])
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    const closed = this.#call('close', [])
    this.#end ??= new StoreError('store/closed')
    try {
      await closed
    } finally {
      await this.#worker.terminate()
    }
  }

  #call<M extends Method>(method: M, args: Parameters<Store[M]>) {
    if (this.#end) return Promise.reject(this.#end)
    return new Promise<Awaited<ReturnType<Store[M]>>>((resolve, reject) => {
      this.#lastCall += 1
      this.#waiting.set(this.#lastCall, { resolve, reject })
      // One message for all that this turn of the event loop brings.
      if (this.#outbox.length === 0) setImmediate(this.#post)
      this.#outbox.push({ n: this.#lastCall, method, args: packArguments(args) })
    })
  }

  readonly #post = (): void => {
    const calls = this.#outbox
    this.#outbox = []
    this.#worker.postMessage(calls)
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.n)
    this.#waiting.delete(answer.n)
    if ('error' in answer) waiting?.reject(new StoreError(answer.error, { cause: answer.cause }))
    // The answer to call `n` has the type of its method; the map cannot say which that was.
    else waiting?.resolve(answer.value as never)
  }

  /** The thread is gone: nobody may wait for it forever. */
  #fail(error: StoreError): void {
    this.#end ??= error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
