/** The SQLite store on a thread of its own: see threaded.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { createSqliteStore } from './sqlite.ts'
import { toStoreError } from './sqlite-errors.ts'
import type { Store } from './store.ts'
import {
  type Answer,
  type Call,
  type FromThread,
  type ThreadOptions,
  unpackArguments,
} from './thread-messages.ts'

if (parentPort) serve(parentPort, workerData)

function serve(port: NonNullable<typeof parentPort>, options: ThreadOptions): void {
  const post = (message: FromThread) => port.postMessage(message)
  const store = openOrSay(options, post)
  if (!store) {
    port.close()
    return
  }

  let answers: Answer[] = []
  const answer = (one: Answer) => {
    // The answers of one commit come within one run of microtasks: one message takes them all.
    if (answers.length === 0) {
      queueMicrotask(() => {
        post({ answers })
        answers = []
      })
    }
    answers.push(one)
  }
  port.on('message', (calls: readonly Call[]) => {
    for (const { n, method, args } of calls) {
      const result: Promise<unknown> = Reflect.apply(store[method], store, unpackArguments(args))
      result.then(
        (value) => answer({ n, value }),
        (error) => answer({ n, error: toStoreError(error).code, cause: toCause(error) }),
      )
    }
  })
  post({ ready: true })
}

function openOrSay(options: ThreadOptions, post: (message: FromThread) => void): Store | null {
  try {
    return createSqliteStore(options)
  } catch (error) {
    post({ failed: error instanceof Error ? error.message : 'unknown' })
    return null
  }
}

function toCause(error: unknown): unknown {
  return error instanceof Error ? (error.cause ?? error) : error
}
