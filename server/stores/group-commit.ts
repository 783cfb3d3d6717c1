/**
 * Many small transactions as few durable ones: what arrives in one turn of the event loop runs in
 * one `BEGIN IMMEDIATE … COMMIT`, and every caller is answered after that commit. One flush to the
 * disk then serves them all, which is worth a factor of ten (docs/decisions/0005-sqlite-storage.md).
 */
import type { DatabaseSync } from 'node:sqlite'
import { isBusy, toStoreError } from './sqlite-errors.ts'
import { StoreError } from './store.ts'

/** How long an operation waits for another process's write lock before it is given up. */
const BUSY_DEADLINE_MS = 5000
/** SQLite waits a little itself; in between the event loop gets its turn. */
const BUSY_PAUSE_MS = 5

interface Job {
  /** Runs inside the transaction; may run again after a rollback, so it keeps no state. */
  readonly run: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: StoreError) => void
  readonly giveUpAt: number
}

export class GroupCommit {
  readonly #database: DatabaseSync
  readonly #onBegin: () => void
  #queue: Job[] = []
  /** Jobs of a group that failed: each runs in a transaction of its own. */
  #alone: Job[] = []
  #isScheduled = false
  #isClosed = false
  #whenIdle: (() => void)[] = []

  /** @param onBegin - called at the start of every transaction, also of one that is repeated. */
  constructor(database: DatabaseSync, onBegin: () => void = () => {}) {
    this.#database = database
    this.#onBegin = onBegin
  }

  /**
   * Run `operation` in the next transaction.
   * @returns its result, once that is durable.
   * @throws StoreError
   */
  run<T>(operation: () => T): Promise<T> {
    if (this.#isClosed) return Promise.reject(new StoreError('store/closed'))
    return new Promise<T>((resolve, reject) => {
      let result: T
      this.#queue.push({
        run: () => {
          result = operation()
        },
        resolve: () => resolve(result),
        reject,
        giveUpAt: performance.now() + BUSY_DEADLINE_MS,
      })
      this.#schedule()
    })
  }

  /** Take nothing more; resolves when everything taken before is answered. */
  close(): Promise<void> {
    this.#isClosed = true
    if (this.#isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  #isIdle(): boolean {
    return this.#queue.length === 0 && this.#alone.length === 0
  }

  #schedule(delayMs = 0): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    // After the poll phase: every request that this turn has brought is in the queue by then.
    if (delayMs === 0) setImmediate(this.#flush)
    else setTimeout(this.#flush, delayMs)
  }

  readonly #flush = (): void => {
    this.#isScheduled = false
    const group = this.#nextGroup()
    const isBusyElsewhere = !this.#commit(group)
    if (this.#isIdle()) for (const resolve of this.#whenIdle.splice(0)) resolve()
    else this.#schedule(isBusyElsewhere ? BUSY_PAUSE_MS : 0)
  }

  #nextGroup(): Job[] {
    const first = this.#alone.shift()
    return first ? [first] : this.#queue.splice(0)
  }

  /** @returns false when another process holds the lock and the group went back to wait. */
  #commit(group: Job[]): boolean {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
    } catch (error) {
      this.#postpone(group, error)
      return false
    }
    try {
      this.#onBegin()
      for (const job of group) job.run()
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#rollBack(group, error)
      return true
    }
    for (const job of group) job.resolve(undefined)
    return true
  }

  #postpone(group: Job[], error: unknown): void {
    const now = performance.now()
    const waiting = group.filter((job) => isBusy(error) && now < job.giveUpAt)
    for (const job of group) if (!waiting.includes(job)) job.reject(toStoreError(error))
    this.#queue.unshift(...waiting)
  }

  /** One operation that fails must not fail its neighbours, so each gets its own transaction. */
  #rollBack(group: Job[], error: unknown): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    if (group.length > 1) this.#alone.push(...group)
    else for (const job of group) job.reject(toStoreError(error))
  }
}
