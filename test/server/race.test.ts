/**
 * Promise 3, of any number of openers one wins: two hundred of them, spread over two server
 * processes on one SQLite file, many times.
 */
import { expect, onTestFinished, test } from 'vitest'
import { makeSecret, random } from './support/secret.ts'
import { startProcess } from './support/server-process.ts'
import { revealFolder, temporaryFolder } from './support/temporary.ts'

const ROUNDS = Number(process.env.MATCHSTICK_RACE_ROUNDS ?? 10)
const OPENERS = 200

test(`one of ${OPENERS} openers wins, over two processes, ${ROUNDS} times`, async () => {
  const options = { data: temporaryFolder(), revealDir: revealFolder() }
  const servers = [await startProcess(options), await startProcess(options)]
  for (const server of servers) onTestFinished(() => server.stop('SIGTERM').then(() => {}))

  for (let round = 0; round < ROUNDS; round++) {
    const secret = makeSecret()
    expect((await servers[round % 2]?.create(secret))?.status).toBe(201)
    const claims = Array.from({ length: OPENERS }, () => random(16))
    const answers = await Promise.all(
      claims.map(async (claim, index) => {
        const response = await servers[index % 2]?.open(secret, claim)
        return { claim, status: response?.status, body: await response?.json() }
      }),
    )
    const winners = answers.filter(({ status }) => status === 200)
    expect(winners).toHaveLength(1)
    expect(winners[0]?.body).toMatchObject({ envelope: secret.body.envelope, opensLeft: 0 })
    const losers = answers.filter(({ status }) => status === 410)
    expect(losers).toHaveLength(OPENERS - 1)
    for (const { body } of losers) expect(body).toMatchObject({ state: 'opened' })

    // The winner's claim answers at either process; nobody else's does.
    const claim = winners[0]?.claim ?? ''
    for (const server of servers) expect((await server.open(secret, claim)).status).toBe(200)
    expect((await servers[0]?.open(secret, losers[0]?.claim ?? ''))?.status).toBe(410)
  }
}, 600_000)
