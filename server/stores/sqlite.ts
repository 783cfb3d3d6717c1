/** The embedded store: one SQLite file, which several server processes on one machine may share. */
import type { DatabaseSync } from 'node:sqlite'
import type { Receipt } from '#lib/endpoints/wire.ts'
import { sameHash } from '../hash.ts'
import { receiptOf } from '../receipt.ts'
import {
  acknowledge,
  gone,
  isForgotten,
  type OpenProof,
  open,
  revoke,
  type Sealed,
  type Secret,
  settle,
} from '../secret.ts'
import { Checkpointer } from './checkpoint.ts'
import { GroupCommit } from './group-commit.ts'
import { PAGE_BYTES } from './schema.ts'
import { bytes, changingValues, fixedValues, integer, type Row, toSecret } from './secret-row.ts'
import { openDatabase, prepare, type Statements } from './sqlite-database.ts'
import { toStoreError } from './sqlite-errors.ts'
import type { AcknowledgeProof, CreateOutcome, NewSecret, OpenOutcome, Store } from './store.ts'

/** Secrets that one transaction of the sweeper touches, so that requests get their turn. */
const PURGE_BATCH = 200

export interface SqliteStoreOptions {
  /** File of the database; `-wal` and `-shm` appear beside it. */
  path: string
  /** Creating answers `full` when the database would grow beyond this. */
  quotaBytes?: number
  now?: () => number
}

/** Open, or create, the database and bring it up to date. */
export function createSqliteStore(options: SqliteStoreOptions): Store {
  const database = openDatabase(options.path)
  return new SqliteStore(
    database,
    options.quotaBytes ?? Number.POSITIVE_INFINITY,
    options.now ?? Date.now,
  )
}

class SqliteStore implements Store {
  readonly #database: DatabaseSync
  readonly #quotaBytes: number
  readonly #now: () => number
  readonly #sql: Statements
  readonly #group: GroupCommit
  readonly #checkpointer: Checkpointer
  /** Bytes in use when the running transaction began, plus what it added; null: not asked yet. */
  #usedBytes: number | null = null
  #closing: Promise<void> | null = null

  constructor(database: DatabaseSync, quotaBytes: number, now: () => number) {
    this.#database = database
    this.#quotaBytes = quotaBytes
    this.#now = now
    this.#sql = prepare(database)
    this.#group = new GroupCommit(database, () => {
      this.#usedBytes = null
    })
    this.#checkpointer = new Checkpointer(database)
    // A process that was killed may have left burnt envelopes in the log.
    if (!this.#checkpointer.run()) this.#checkpointer.request()
  }

  create(id: Uint8Array, secret: NewSecret): Promise<CreateOutcome> {
    return this.#group.run(() => this.#create(id, secret, this.#now()))
  }

  open(id: Uint8Array, proof: OpenProof): Promise<OpenOutcome> {
    return this.#group.run(() => this.#open(id, proof, this.#now()))
  }

  acknowledge(id: Uint8Array, proof: AcknowledgeProof): Promise<boolean> {
    return this.#group.run(() => {
      const now = this.#now()
      const found = this.#find(id, now)
      if (!found) return false
      const step = acknowledge(found.secret, proof, now)
      this.#save(found, step.secret)
      return step.decision.known
    })
  }

  receipt(id: Uint8Array, ownerHash: Uint8Array): Promise<Receipt | null> {
    return this.#asOwner(id, ownerHash, settle)
  }

  revoke(id: Uint8Array, ownerHash: Uint8Array): Promise<Receipt | null> {
    return this.#asOwner(id, ownerHash, revoke)
  }

  async purge(): Promise<number> {
    let changed = 0
    while (this.#sql.anyDue.get(this.#now())) {
      const batch = await this.#group.run(() => this.#purgeBatch(this.#now()))
      changed += batch
      if (batch < PURGE_BATCH) break
    }
    return changed
  }

  async usage(): Promise<{ bytes: number }> {
    return { bytes: this.#readUsedBytes() }
  }

  async health(): Promise<void> {
    try {
      this.#sql.probe.get()
    } catch (error) {
      throw toStoreError(error)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#group.close().then(() => {
      this.#checkpointer.stop()
      this.#checkpointer.run()
      this.#database.close()
    })
    return this.#closing
  }

  #create(id: Uint8Array, request: NewSecret, now: number): CreateOutcome {
    const secret = newSecret(request, now)
    const existing = this.#read(id)
    if (existing) {
      if (!isForgottenBy(existing.secret, now)) return repeated(existing.secret, request, now)
      this.#forget(existing)
    }
    if (!this.#reserve(PAGE_BYTES + request.envelope.length)) return { outcome: 'full' }
    const { lastInsertRowid } = this.#sql.insertSecret.run(
      id,
      ...fixedValues(secret),
      ...changingValues(secret),
    )
    this.#sql.insertEnvelope.run(lastInsertRowid, request.openHash, request.envelope)
    return { outcome: 'created', expiresAt: secret.expiresAt }
  }

  #open(id: Uint8Array, proof: OpenProof, now: number): OpenOutcome {
    const found = this.#find(id, now)
    if (!found) return { outcome: 'unknown' }
    let sealed: Sealed | null = null
    const readOpenHash = () => {
      sealed = this.#readSealed(found.n)
      return sealed.openHash
    }
    const step = open(found.secret, readOpenHash, proof, now)
    this.#save(found, step.secret)
    if (step.decision.outcome !== 'opened') return step.decision
    return { ...step.decision, envelope: envelopeOf(sealed) }
  }

  #asOwner(
    id: Uint8Array,
    ownerHash: Uint8Array,
    transition: (secret: Secret, now: number) => Secret,
  ): Promise<Receipt | null> {
    return this.#group.run(() => {
      const now = this.#now()
      const found = this.#find(id, now)
      if (!found || !sameHash(found.secret.ownerHash, ownerHash)) return null
      const next = transition(found.secret, now)
      this.#save(found, next)
      return receiptOf(next)
    })
  }

  #find(id: Uint8Array, now: number): Found | null {
    const found = this.#read(id)
    return found && !isForgottenBy(found.secret, now) ? found : null
  }

  #read(id: Uint8Array): Found | null {
    const row = this.#sql.select.get(id)
    return row ? toFound(row) : null
  }

  #readSealed(n: number): Sealed {
    const row = this.#sql.selectEnvelope.get(n)
    if (!row) throw new Error('a secret that is not erased has no envelope')
    return { openHash: bytes(row, 'open_hash'), envelope: bytes(row, 'envelope') }
  }

  #save(found: Found, next: Secret): void {
    if (next === found.secret) return
    this.#sql.update.run(...changingValues(next), found.n)
    if (next.erased && !found.secret.erased) this.#erase(found.n)
  }

  #forget(found: Found): void {
    if (!found.secret.erased) this.#erase(found.n)
    this.#sql.deleteSecret.run(found.n)
  }

  #erase(n: number): void {
    this.#sql.deleteEnvelope.run(n)
    this.#checkpointer.request()
  }

  #purgeBatch(now: number): number {
    const rows = this.#sql.selectDue.all(now, PURGE_BATCH)
    for (const row of rows) {
      const found = toFound(row)
      if (isForgottenBy(found.secret, now)) this.#forget(found)
      else this.#save(found, settle(found.secret, now))
    }
    return rows.length
  }

  #reserve(bytesNeeded: number): boolean {
    if (this.#quotaBytes === Number.POSITIVE_INFINITY) return true
    const used = (this.#usedBytes ?? this.#readUsedBytes()) + bytesNeeded
    if (used > this.#quotaBytes) return false
    this.#usedBytes = used
    return true
  }

  /** Pages that hold something: both counts stand in the file's header, for all processes. */
  #readUsedBytes(): number {
    const pages = this.#sql.pageCount.get()
    const free = this.#sql.freePages.get()
    if (!pages || !free) throw new Error('the database does not tell its size')
    return (integer(pages, 'page_count') - integer(free, 'freelist_count')) * PAGE_BYTES
  }
}

interface Found {
  readonly n: number
  readonly secret: Secret
}

function toFound(row: Row): Found {
  return { n: integer(row, 'n'), secret: toSecret(row) }
}

/** True also for what the sweeper has not reached yet, since a server can have been off. */
function isForgottenBy(secret: Secret, now: number): boolean {
  return isForgotten(settle(secret, now), now)
}

function newSecret(request: NewSecret, now: number): Secret {
  return {
    linkHash: request.linkHash,
    ownerHash: request.ownerHash,
    bodyHash: request.bodyHash,
    createdAt: now,
    expiresAt: now + request.ttlSeconds * 1000,
    maxOpens: request.maxOpens,
    maxAttempts: request.maxAttempts,
    state: 'waiting',
    endedAt: null,
    openings: [],
    failedAttempts: 0,
    lastFailedAt: null,
    exposedAt: null,
    erased: false,
  }
}

/** A create under an id that is taken; it writes nothing, whoever sends it. */
function repeated(existing: Secret, request: NewSecret, now: number): CreateOutcome {
  if (!sameHash(existing.bodyHash, request.bodyHash)) return { outcome: 'conflict' }
  return gone(settle(existing, now)) ?? { outcome: 'repeated', expiresAt: existing.expiresAt }
}

function envelopeOf(sealed: Sealed | null): Uint8Array {
  if (!sealed) throw new Error('an opening was granted without reading the envelope')
  return sealed.envelope
}
