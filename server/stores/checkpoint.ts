/**
 * After a burn the envelope is overwritten in the database, yet the write-ahead log still holds it
 * until a checkpoint has emptied that file. This asks for one soon after each burn.
 */
import type { DatabaseSync } from 'node:sqlite'

/** Burns within this time share a checkpoint, and a busy database is asked again after it. */
const DELAY_MS = 200

export class Checkpointer {
  readonly #database: DatabaseSync
  readonly #delayMs: number
  #timer: NodeJS.Timeout | null = null

  constructor(database: DatabaseSync, delayMs = DELAY_MS) {
    this.#database = database
    this.#delayMs = delayMs
  }

  /** Empty the log soon. */
  request(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      if (!this.run()) this.request()
    }, this.#delayMs)
  }

  /** Empty the log now. @returns false when a reader or writer elsewhere was in the way. */
  run(): boolean {
    try {
      const row = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
      return row?.busy === 0
    } catch {
      // Locked, or the disk is full: the log stays as it is and is tried again.
      return false
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
