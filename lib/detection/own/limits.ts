/** What an own detector may be at most; what is longer is a mistake. */
export const OWN_LIMITS = {
  id: 60,
  name: 100,
  pattern: 500,
  keywords: 20,
  keyword: 64,
  shortestKeyword: 3,
  examples: 50,
  example: 1000,
} as const
