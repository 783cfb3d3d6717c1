import { expect, test } from 'vitest'
import { type Hold, withHold } from '#lib/activity/hold.ts'

const hold = (time: number): Hold => ({
  time,
  site: 'slack',
  event: 'sent-anyway',
  detectors: ['generic-password'],
  reason: null,
})

test('the newest is first, and beyond 500 the oldest go', () => {
  let holds: Hold[] = []
  for (let time = 0; time < 502; time += 1) holds = withHold(holds, hold(time))
  expect(holds).toHaveLength(500)
  expect(holds[0]?.time).toBe(501)
  expect(holds.at(-1)?.time).toBe(2)
})
