/** A clock that moves only when a test says so. */
export interface TestClock {
  now: () => number
  /** Let seconds pass. */
  pass: (seconds: number) => void
}

export const START = Date.UTC(2026, 10, 20, 12, 0, 0)

export function createClock(): TestClock {
  let ms = START
  return {
    now: () => ms,
    pass: (seconds) => {
      ms += seconds * 1000
    },
  }
}
