/** How the database file is opened, and what is asked of it. */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { migrate, PAGE_BYTES } from './schema.ts'
import { CHANGING_COLUMNS, FIXED_COLUMNS } from './secret-row.ts'
import { isBusy } from './sqlite-errors.ts'

/** Waited inside SQLite, hence with the event loop standing still: short. */
const BUSY_TIMEOUT_MS = 100
/** Of the log, before a commit itself empties it: a burst of creates shares that work. */
const LOG_PAGES = 8000
/** Ids are random, so every look-up meets another page of the index: keep it in memory. */
const CACHE_KIB = 16_384
const OPEN_TRIES = 100
const OPEN_PAUSE_MS = 20
/**
 * Open, or create, a database with our settings and our newest tables.
 * @throws Error when it is not ours, newer than we are, or cannot be opened.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS })
  try {
    retryWhileBusy(() => {
      database.exec(`
        PRAGMA page_size = ${PAGE_BYTES};
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA fullfsync = ON;
        PRAGMA checkpoint_fullfsync = ON;
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = ${LOG_PAGES};
        PRAGMA cache_size = -${CACHE_KIB};
      `)
      migrate(database)
    })
    const pageSize = database.prepare('PRAGMA page_size').get()?.page_size
    if (pageSize !== PAGE_BYTES) {
      throw new Error(`the database has pages of ${pageSize} bytes, expected ${PAGE_BYTES}`)
    }
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

/** At start several processes may want to create the same file at once. */
function retryWhileBusy(action: () => void): void {
  for (let tries = 1; ; tries++) {
    try {
      action()
      return
    } catch (error) {
      if (!isBusy(error) || tries === OPEN_TRIES) throw error
      // Not every lock taken here asks the busy handler; nothing else runs yet, so just wait.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPEN_PAUSE_MS)
    }
  }
}

export type Statements = Record<
  | 'select'
  | 'selectEnvelope'
  | 'insertSecret'
  | 'insertEnvelope'
  | 'update'
  | 'deleteEnvelope'
  | 'deleteSecret'
  | 'anyDue'
  | 'selectDue'
  | 'pageCount'
  | 'freePages'
  | 'probe',
  StatementSync
>

/** Every statement the store runs, parsed once. */
export function prepare(database: DatabaseSync): Statements {
  const inserted = ['id', ...FIXED_COLUMNS, ...CHANGING_COLUMNS]
  const assignments = CHANGING_COLUMNS.map((column) => `${column} = ?`).join(', ')
  return {
    select: database.prepare('SELECT * FROM secrets WHERE id = ?'),
    selectEnvelope: database.prepare('SELECT open_hash, envelope FROM envelopes WHERE n = ?'),
    insertSecret: database.prepare(
      `INSERT INTO secrets (${inserted.join(', ')}) VALUES (${inserted.map(() => '?').join(', ')})`,
    ),
    insertEnvelope: database.prepare(
      `INSERT INTO envelopes (n, padding, open_hash, envelope)
       VALUES (?, zeroblob(${PAGE_BYTES}), ?, ?)`,
    ),
    update: database.prepare(`UPDATE secrets SET ${assignments} WHERE n = ?`),
    deleteEnvelope: database.prepare('DELETE FROM envelopes WHERE n = ?'),
    deleteSecret: database.prepare('DELETE FROM secrets WHERE n = ?'),
    anyDue: database.prepare('SELECT 1 FROM secrets WHERE due_at <= ? LIMIT 1'),
    selectDue: database.prepare('SELECT * FROM secrets WHERE due_at <= ? LIMIT ?'),
    pageCount: database.prepare('PRAGMA page_count'),
    freePages: database.prepare('PRAGMA freelist_count'),
    probe: database.prepare('SELECT 1 FROM secrets LIMIT 1'),
  }
}
