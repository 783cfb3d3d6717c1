/**
 * The server is killed with SIGKILL at random moments while clients create and open, and started
 * again on the same data. Afterwards: no secret was served to two claims, no create that was
 * answered is lost, and no opening that was answered is back.
 */
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeSecret, random, type TestSecret } from './support/secret.ts'
import { type ServerProcess, startProcess } from './support/server-process.ts'
import { revealFolder, temporaryFolder } from './support/temporary.ts'

const ROUNDS = Number(process.env.MATCHSTICK_CRASH_ROUNDS ?? 3)
const CLIENTS = 8
const LONGEST_LIFE_MS = 400

/** What clients know of one secret: only what was answered to them counts. */
interface Story {
  readonly secret: TestSecret
  isCreated: boolean
  /** Claims that were sent, whatever came back. */
  readonly sent: string[]
  /** Claims that got the envelope. */
  readonly served: Set<string>
  /** Claims whose acknowledgement was answered. */
  readonly acknowledged: Set<string>
}

test(`nothing is lost or served twice over ${ROUNDS} crashes`, async () => {
  const options = { data: temporaryFolder(), revealDir: revealFolder() }
  const stories: Story[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startProcess(options)
    const clients = Array.from({ length: CLIENTS }, () => useUntilItDies(server, stories))
    await sleep(randomInt(20, LONGEST_LIFE_MS))
    await server.stop('SIGKILL')
    await Promise.all(clients)
  }

  const server = await startProcess(options)
  try {
    expect(stories.some(({ isCreated }) => isCreated)).toBe(true)
    expect(stories.some(({ served }) => served.size > 0)).toBe(true)
    for (const story of stories) await expectConsistent(server, story)
  } finally {
    await server.stop('SIGTERM')
  }
}, 600_000)

/** A client that makes secrets and opens what it or others made, as fast as it can. */
async function useUntilItDies(server: ServerProcess, stories: Story[]): Promise<void> {
  try {
    for (;;) {
      const fresh = await createOne(server, stories)
      const recent = stories.slice(-CLIENTS * 2)
      await openOne(server, fresh)
      await openOne(server, recent[randomInt(recent.length)] ?? fresh)
    }
  } catch (error) {
    // The connection broke: that is the crash. A failed expectation is not.
    if (!(error instanceof TypeError)) throw error
  }
}

async function createOne(server: ServerProcess, stories: Story[]): Promise<Story> {
  const secret = makeSecret()
  const story: Story = {
    secret,
    isCreated: false,
    sent: [],
    served: new Set(),
    acknowledged: new Set(),
  }
  stories.push(story)
  const response = await server.create(secret)
  expect(response.status).toBe(201)
  story.isCreated = true
  return story
}

async function openOne(server: ServerProcess, story: Story): Promise<void> {
  const claim = random(16)
  story.sent.push(claim)
  const response = await server.open(story.secret, claim)
  // 404: its create has not been answered yet.
  expect([200, 404, 410]).toContain(response.status)
  const body = await response.text()
  if (response.status !== 200) return
  expect(body).toContain(story.secret.body.envelope)
  story.served.add(claim)
  if (randomInt(2) === 0) return
  const acknowledged = await server.acknowledge(story.secret, claim)
  if (acknowledged.status === 204) story.acknowledged.add(claim)
}

async function expectConsistent(server: ServerProcess, story: Story): Promise<void> {
  const { secret, isCreated, sent, served, acknowledged } = story
  expect(served.size).toBeLessThanOrEqual(1)
  const response = await server.receipt(secret)
  if (response.status === 404) {
    // Never answered, so it may be missing; then nobody can have got anything.
    expect([isCreated, served.size]).toEqual([false, 0])
    return
  }
  const receipt: { state: string; openings: string[] } = JSON.parse(await response.text())
  expect(receipt.openings.length).toBeLessThanOrEqual(1)
  if (served.size === 1) expect(receipt.state).toBe('opened')

  // Whoever holds a claim asks again: at most one of them all is served, and no other than before.
  const again = new Set<string>()
  for (const claim of sent) {
    if ((await server.open(secret, claim)).status === 200) again.add(claim)
  }
  expect(again.size).toBeLessThanOrEqual(1)
  expect(new Set([...served, ...again]).size).toBeLessThanOrEqual(1)
  for (const claim of acknowledged) expect(again).not.toContain(claim)
  const late = await server.open(secret, random(16))
  if (served.size > 0 || receipt.state === 'opened') expect(late.status).toBe(410)
}
