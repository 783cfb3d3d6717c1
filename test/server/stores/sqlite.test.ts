import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSqliteStore } from '#server/stores/sqlite.ts'
import { storeContract } from '#test/contract/store.ts'
import { forStore, makeSecret } from '../support/secret.ts'
import { temporaryFolder } from '../support/temporary.ts'

storeContract('SQLite', async ({ now }, quotaBytes) => {
  const path = join(temporaryFolder(), 'contract.db')
  const open = () => createSqliteStore({ path, now, ...(quotaBytes && { quotaBytes }) })
  return { store: open(), another: async () => open() }
})

describe('the SQLite file', () => {
  function databaseFile() {
    return join(temporaryFolder(), 'file.db')
  }

  test('is durable by its settings', () => {
    const path = databaseFile()
    const store = createSqliteStore({ path })
    onTestFinished(() => store.close())
    const database = new DatabaseSync(path)
    onTestFinished(() => database.close())
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
  })

  test('is refused when a newer program wrote it', () => {
    const path = databaseFile()
    const database = new DatabaseSync(path)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(() => createSqliteStore({ path })).toThrow(/version 99/)
  })

  test('is refused when its pages have another size than the padding assumes', () => {
    const path = databaseFile()
    const database = new DatabaseSync(path)
    database.exec('PRAGMA page_size = 8192; CREATE TABLE t (a)')
    database.close()
    expect(() => createSqliteStore({ path })).toThrow(/8192/)
  })

  test('survives being opened by several at once', async () => {
    const path = databaseFile()
    const stores = Array.from({ length: 5 }, () => createSqliteStore({ path }))
    for (const store of stores) onTestFinished(() => store.close())
    const made = makeSecret()
    const { id, secret } = forStore(made)
    await stores[0]?.create(id, secret)
    for (const store of stores) {
      expect(await store.receipt(id, secret.ownerHash)).toMatchObject({ state: 'waiting' })
    }
  })

  test('waits for a lock that another process holds, without stopping the event loop', async () => {
    const path = databaseFile()
    const store = createSqliteStore({ path })
    onTestFinished(() => store.close())
    const other = new DatabaseSync(path)
    onTestFinished(() => other.close())
    other.exec('BEGIN IMMEDIATE')
    const { id, secret } = forStore(makeSecret())
    const created = store.create(id, secret)
    let turns = 0
    const ticking = setInterval(() => turns++, 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    clearInterval(ticking)
    other.exec('COMMIT')
    expect(await created).toMatchObject({ outcome: 'created' })
    expect(turns).toBeGreaterThan(0)
  })

  test('fails one operation without failing its neighbours', async () => {
    const store = createSqliteStore({ path: databaseFile() })
    onTestFinished(() => store.close())
    const good = [forStore(makeSecret()), forStore(makeSecret())]
    const bad = forStore(makeSecret())
    // A hash of the wrong type passes no border of ours; SQLite's STRICT table refuses it.
    const broken = { ...bad.secret, linkHash: randomBytes(32), maxOpens: 0.5 }
    const results = await Promise.allSettled([
      store.create(good[0]?.id ?? bad.id, good[0]?.secret ?? bad.secret),
      store.create(bad.id, broken),
      store.create(good[1]?.id ?? bad.id, good[1]?.secret ?? bad.secret),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    for (const { id, secret } of good) {
      expect(await store.receipt(id, secret.ownerHash)).toMatchObject({ state: 'waiting' })
    }
    expect(await store.receipt(bad.id, bad.secret.ownerHash)).toBeNull()
  })
})
