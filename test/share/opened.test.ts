import { expect, test } from 'vitest'
import { isShownIn, type Opened, withEnded, withOpened } from '#lib/share/opened.ts'

const entry = (tabId: number, openedAt = tabId): Opened => ({
  tabId,
  openedAt,
  kind: 'text',
  name: null,
  endpointName: 'Team',
  state: 'shown',
})

test('the newest is first, and what its tab showed before is cleared', () => {
  const list = withOpened(withOpened([entry(1)], entry(2)), entry(1, 9))
  expect(list.map(({ tabId, state }) => [tabId, state])).toEqual([
    [1, 'shown'],
    [2, 'shown'],
    [1, 'cleared'],
  ])
})

test('what was done stays done when its tab goes', () => {
  const done = withEnded([entry(1), entry(2)], 1, 'done')
  expect(isShownIn(done, 1)).toBe(false)
  expect(isShownIn(done, 2)).toBe(true)
  expect(withEnded(done, 1, 'cleared')).toEqual(done)
})

test('it does not grow for ever', () => {
  const list = Array.from({ length: 80 }, (_, tab) => entry(tab)).reduce(withOpened, [])
  expect(list).toHaveLength(50)
  expect(list[0]?.tabId).toBe(79)
})
