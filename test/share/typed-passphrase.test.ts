import { expect, test, vi } from 'vitest'
import type { Opened, TryAgain } from '#lib/endpoints/endpoint.ts'
import { orNormalForm } from '#lib/share/typed-passphrase.ts'

const wrong = (tryAgain: TryAgain | null): Opened => ({
  outcome: 'wrong-passphrase',
  attemptsLeft: null,
  tryAgain,
})
const GONE: Opened = { outcome: 'unknown' }

test.for([
  [' correct horse\u00a0', 'correct horse'],
  ['ﬁne', 'fine'],
] as const)('%j is tried as %j too, where that asks no server', async ([typed, normal]) => {
  const tryAgain = vi.fn<TryAgain>(async () => GONE)
  expect(await orNormalForm(wrong(tryAgain), typed)).toBe(GONE)
  expect(tryAgain.mock.calls).toEqual([[normal]])
})

test.for([['correct horse'], [' '], [null]] as const)('%j has no other form', async ([typed]) => {
  const tryAgain = vi.fn<TryAgain>(async () => GONE)
  const opened = wrong(tryAgain)
  expect(await orNormalForm(opened, typed)).toBe(opened)
  expect(tryAgain).not.toHaveBeenCalled()
})

test('a server is not asked twice, and what is open stays so', async () => {
  const counted = wrong(null)
  expect(await orNormalForm(counted, 'a ')).toBe(counted)
  expect(await orNormalForm(GONE, 'a ')).toBe(GONE)
})
