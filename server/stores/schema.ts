/** The tables, one migration per version; `user_version` says how many have run. */
import type { DatabaseSync } from 'node:sqlite'

/**
 * A row of `secrets` outlives its envelope as a tombstone; `envelopes` has a row only while there
 * is something to open (see sealed-blob.ts for what is in it). `due_at` is the next moment at which
 * time alone changes something, so the sweeper needs one index and no knowledge of states.
 * Rowid tables with a UNIQUE id: WITHOUT ROWID was five times slower in groups.
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
    n      INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL
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
