import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type Hold, holdSchema, withHold } from '#lib/activity/hold.ts'

const hold = (time: number): Hold => ({
  time,
  site: 'slack',
  event: 'sent-anyway',
  detectors: ['generic-password'],
  reason: null,
  where: '',
  version: '',
})

test('the newest is first, and beyond 500 the oldest go', () => {
  let holds: Hold[] = []
  for (let time = 0; time < 502; time += 1) holds = withHold(holds, hold(time))
  expect(holds).toHaveLength(500)
  expect(holds[0]?.time).toBe(501)
  expect(holds.at(-1)?.time).toBe(2)
})

test('what fails at every key is one failure, and does not push out the rest', () => {
  const failed = (time: number, where: string): Hold => ({ ...hold(time), event: 'failed', where })
  let holds = [hold(1)]
  for (let time = 2; time < 600; time += 1) holds = withHold(holds, failed(time, 'TypeError'))
  expect(holds).toEqual([failed(599, 'TypeError'), hold(1)])
  holds = withHold(holds, failed(600, 'RangeError'))
  holds = withHold(holds, failed(600 + 11 * 60_000, 'RangeError'))
  expect(holds).toHaveLength(4)
  expect(withHold(withHold([], hold(1)), hold(2))).toHaveLength(2)
})

test('what is older than 90 days goes', () => {
  const day = 24 * 3600_000
  expect(withHold([hold(5 * day), hold(4 * day)], hold(95 * day)).map(({ time }) => time)).toEqual([
    95 * day,
    5 * day,
  ])
})

test('a record of the first version gets what it lacks', () => {
  const { where: _, version: __, ...first } = hold(7)
  expect(v.parse(holdSchema, first)).toEqual(hold(7))
})
