const HOUR = 60 * 60
const DAY = 24 * HOUR

/** Its server takes these alone, in versions 6 and 7. */
export const LIFETIMES_SECONDS = [
  300,
  1800,
  HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  3 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
]
