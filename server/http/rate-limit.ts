/** Budgets per client and minute. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** misses: answers that say "not found" or "wrong", hence guesses. */
export type Budget = 'creates' | 'opens' | 'misses'

export interface RateLimits {
  /** Take one from a budget. @returns seconds to wait when it is used up, else null. */
  take(budget: Budget, client: string): Promise<number | null>
  /** Whether a budget is used up, without taking. @returns as `take`. */
  peek(budget: Budget, client: string): Promise<number | null>
}

const MINUTE = 60

/** @param perMinute - how many of each a client may have in a minute. */
export function createRateLimits(perMinute: Readonly<Record<Budget, number>>): RateLimits {
  const limiters: Record<Budget, RateLimiterMemory> = {
    creates: limiter('creates', perMinute.creates),
    opens: limiter('opens', perMinute.opens),
    misses: limiter('misses', perMinute.misses),
  }
  return {
    async take(budget, client) {
      try {
        await limiters[budget].consume(client)
        return null
      } catch (rejection) {
        if (rejection instanceof RateLimiterRes) return secondsUntil(rejection)
        throw rejection
      }
    },
    async peek(budget, client) {
      const used = await limiters[budget].get(client)
      return used && used.consumedPoints >= perMinute[budget] ? secondsUntil(used) : null
    },
  }
}

function limiter(keyPrefix: string, points: number): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration: MINUTE })
}

function secondsUntil(result: RateLimiterRes): number {
  return Math.max(1, Math.ceil(result.msBeforeNext / 1000))
}
