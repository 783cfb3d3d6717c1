/** The tables, one migration per version; `user_version` says how many have run. */
import type { DatabaseSync } from 'node:sqlite'

/** Small pages: a secret of one line costs one of them, and a changed index entry writes less. */
export const PAGE_BYTES = 2048

/**
 * A row of `secrets` outlives its envelope as a tombstone; `envelopes` has a row only while there
 * is something to open. `due_at` is the next moment at which time alone changes something, so the
 * sweeper needs one index and no knowledge of states. Rowid tables with a UNIQUE id: WITHOUT ROWID
 * was five times slower in groups.
 *
 * Why the padding: `secure_delete` overwrites what is deleted, but when SQLite balances a b-tree it
 * copies neighbouring rows to other pages and leaves the old copies in unallocated space, where no
 * later delete finds them (measured: a few envelopes in ten thousand stayed readable). A row's
 * first bytes lie inside those pages, at most `page size - 35` of them; the rest lies in overflow
 * pages, which belong to one row, never move, and are zeroed when freed. So the first page's worth
 * of every row is zeros, and nothing that must vanish is ever copied.
 * @see https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages
 */
const MIGRATIONS = [
  `
  CREATE TABLE secrets (
    n               INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    link_hash       BLOB NOT NULL,
    owner_hash      BLOB NOT NULL,
    body_hash       BLOB NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    max_opens       INTEGER NOT NULL,
    max_attempts    INTEGER,
    state           TEXT NOT NULL,
    ended_at        INTEGER,
    openings        BLOB NOT NULL,
    failed_attempts INTEGER NOT NULL,
    last_failed_at  INTEGER,
    exposed_at      INTEGER,
    erased          INTEGER NOT NULL,
    due_at          INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX secrets_due ON secrets (due_at);
  CREATE TABLE envelopes (
    n         INTEGER PRIMARY KEY,
    padding   BLOB NOT NULL,
    open_hash BLOB NOT NULL,
    envelope  BLOB NOT NULL
  ) STRICT;
  `,
]

/**
 * Bring a database to the newest version.
 * @throws Error when a newer program wrote it: guessing at its tables could lose secrets.
 */
export function migrate(database: DatabaseSync): void {
  if (readVersion(database) === MIGRATIONS.length) return
  database.exec('BEGIN IMMEDIATE')
  try {
    // Read again under the lock: another process may have been faster.
    for (const migration of MIGRATIONS.slice(readVersion(database))) database.exec(migration)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function readVersion(database: DatabaseSync): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0)
  if (version <= MIGRATIONS.length) return version
  throw new Error(
    `the database has version ${version}, this program knows ${MIGRATIONS.length}: start a newer one`,
  )
}
