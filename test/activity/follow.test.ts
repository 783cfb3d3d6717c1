import { describe, expect, test } from 'vitest'
import { type FollowPorts, followDue } from '#lib/activity/follow.ts'
import type { ShareRecord } from '#lib/activity/record.ts'
import { EndpointError } from '#lib/endpoints/endpoint.ts'
import type { Receipt } from '#lib/endpoints/wire.ts'
import { at, HOUR, MINUTE, NOW, receiptOf, recordOf } from './examples.ts'

type Answer = Receipt | null | Error

/** Records in memory, and endpoints that answer as told, by their address. */
function createWorld(records: ShareRecord[], answer: (record: ShareRecord) => Answer) {
  const log: string[] = []
  let stored = records
  let asking = 0
  let mostAsking = 0
  let now = NOW + HOUR
  let beforeAnswer = async () => {}
  const ports: FollowPorts = {
    records: async () => stored.map((record) => ({ record, isPrivate: false })),
    async receipt(record) {
      mostAsking = Math.max(mostAsking, ++asking)
      await beforeAnswer()
      asking -= 1
      const found = answer(record)
      log.push(`asked ${record.id}`)
      if (found instanceof Error) throw found
      return found
    },
    async change(id, change) {
      log.push(`wrote ${id}`)
      stored = stored.map((record) => (record.id === id ? change(record) : record))
    },
    async tell({ record }, { openings, isLocked }) {
      log.push(`told ${record.id} ${openings.length}${isLocked ? ' locked' : ''}`)
    },
    now: () => now,
  }
  return {
    ports,
    log,
    records: () => stored,
    mostAsking: () => mostAsking,
    advance: (ms: number) => {
      now += ms
    },
    whileAsking: (run: () => Promise<void>) => {
      beforeAnswer = run
    },
    replace: (next: ShareRecord[]) => {
      stored = next
    },
  }
}

const A = 'https://a.example/'
const B = 'https://b.example/'
const shares = (baseUrl: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    recordOf({ baseUrl, id: `${new URL(baseUrl).host[0]}${index}` }),
  )
const opened = receiptOf({ state: 'opened', openings: [at(MINUTE)], endedAt: at(MINUTE) })

describe('a round of asking', () => {
  test('tells first and writes then, so that an end in between loses no news', async () => {
    const world = createWorld(shares(A, 1), () => opened)
    await followDue(world.ports, false)
    expect(world.log).toEqual(['asked a0', 'told a0 1', 'wrote a0'])
    expect(world.records()[0]).toMatchObject({ state: 'opened', isNews: true })
    await followDue(world.ports, true)
    expect(world.log).toHaveLength(3)
  })

  test('one endpoint that is down does not break the others, and is not hammered', async () => {
    const down = new EndpointError('endpoint/unreachable')
    const world = createWorld([...shares(A, 40), ...shares(B, 2)], ({ baseUrl }) =>
      baseUrl === A ? down : opened,
    )
    await followDue(world.ports, false)
    const asked = (letter: string) =>
      world.log.filter((line) => line.startsWith(`asked ${letter}`)).length
    expect(asked('b')).toBe(2)
    expect(asked('a')).toBeLessThanOrEqual(3)
    expect(world.records().filter(({ state }) => state === 'waiting')).toHaveLength(40)
    expect(world.records().every(({ askedAt }) => askedAt === NOW + HOUR)).toBe(true)

    // Not due again before their next turn, not even those that were passed over.
    const before = world.log.length
    await followDue(world.ports, false)
    expect(world.log).toHaveLength(before)
    world.advance(15 * MINUTE)
    await followDue(world.ports, false)
    expect(world.log.length).toBeGreaterThan(before)
  })

  test('waits as told by an endpoint that has had too much', async () => {
    const world = createWorld(
      shares(A, 2),
      () => new EndpointError('endpoint/rate-limited', { retryAfterSeconds: 3600 }),
    )
    await followDue(world.ports, true)
    expect(world.records().map(({ waitMs }) => waitMs)).toEqual([HOUR, HOUR])
    const before = world.log.length
    world.advance(HOUR - 1)
    await followDue(world.ports, true)
    expect(world.log).toHaveLength(before)
    world.advance(1)
    await followDue(world.ports, true)
    expect(world.log.length).toBeGreaterThan(before)
  })

  test('asks a few at a time', async () => {
    const world = createWorld(shares(A, 30), () => receiptOf())
    world.whileAsking(() => new Promise((resolve) => setImmediate(resolve)))
    await followDue(world.ports, false)
    expect(world.mostAsking()).toBe(3)
    expect(world.log.filter((line) => line.startsWith('asked'))).toHaveLength(30)
  })

  test('a share that was revoked or cleared meanwhile stays so', async () => {
    const [first, second] = shares(A, 2)
    if (!first || !second) throw new Error('two shares expected')
    const world = createWorld([first, second], () => receiptOf())
    world.whileAsking(async () => world.replace([{ ...first, state: 'revoked' }]))
    await followDue(world.ports, false)
    expect(world.records()).toEqual([{ ...first, state: 'revoked' }])
  })
})
