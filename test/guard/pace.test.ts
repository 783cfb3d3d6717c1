import { expect, test } from 'vitest'
import { Pace } from '#lib/guard/pace.ts'

test('short looks wait for nothing', () => {
  const pace = new Pace()
  for (let at = 0; at < 190; at += 10) pace.looked(at, at + 5)
  expect(pace.waitAt(190)).toBe(0)
})

test('many in one second add up, and those of the next begin anew', () => {
  const pace = new Pace()
  pace.looked(0, 150)
  pace.looked(400, 500)
  expect(pace.waitAt(500)).toBe(1250)
  pace.looked(1750, 1760)
  expect(pace.waitAt(1760)).toBe(0)
})

test('after a long look it rests as long as it takes to be a fifth of the time', () => {
  const pace = new Pace()
  pace.looked(0, 600)
  expect(pace.waitAt(600)).toBe(3000)
})

test('what has rested of itself since is not told to rest', () => {
  const pace = new Pace()
  pace.looked(0, 600)
  expect(pace.waitAt(2600)).toBe(1000)
  expect(pace.waitAt(60_000)).toBe(0)
})
