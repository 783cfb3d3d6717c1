import type { Capabilities } from '#lib/endpoints/capabilities.ts'
import { TTL_PRESETS_SECONDS } from './settings.ts'

const HOUR = 60 * 60
const DAY = 24 * HOUR

/** Default lifetimes that the options page offers; an endpoint's bounds cut this list too. */
const DEFAULT_CHOICES_SECONDS = [HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY]

type WithLifetimes = Pick<Capabilities, 'lifetimes'>

export function isTtlAllowed(seconds: number, { lifetimes }: WithLifetimes): boolean {
  if (lifetimes.as === 'list') return lifetimes.seconds.includes(seconds)
  if (lifetimes.as === 'until-opened') return true
  return seconds >= lifetimes.minSeconds && seconds <= lifetimes.maxSeconds
}

/** The lifetime that the endpoint allows nearest to this one; of two equally near the shorter. */
export function nearestTtl(seconds: number, { lifetimes }: WithLifetimes): number {
  if (lifetimes.as === 'until-opened') return seconds
  if (lifetimes.as === 'range') {
    return Math.min(Math.max(seconds, lifetimes.minSeconds), lifetimes.maxSeconds)
  }
  return lifetimes.seconds.reduce((best, each) =>
    Math.abs(each - seconds) < Math.abs(best - seconds) ? each : best,
  )
}

/** Null where only the last opening ends a secret. */
export function longestTtl({ lifetimes }: WithLifetimes): number | null {
  if (lifetimes.as === 'until-opened') return null
  return lifetimes.as === 'range' ? lifetimes.maxSeconds : Math.max(...lifetimes.seconds)
}

/**
 * Lifetimes in reach of one click, ascending, `chosen` (or what is nearest to it) among them. Empty
 * where the endpoint knows no lifetimes.
 */
export function ttlPresets(can: WithLifetimes, chosen: number): number[] {
  return choices(TTL_PRESETS_SECONDS, can, chosen)
}

/** The same for the default lifetime of an endpoint. */
export function defaultTtlChoices(can: WithLifetimes, chosen: number): number[] {
  return choices(DEFAULT_CHOICES_SECONDS, can, chosen)
}

function choices(all: readonly number[], can: WithLifetimes, chosen: number): number[] {
  const { lifetimes } = can
  if (lifetimes.as === 'until-opened') return []
  if (lifetimes.as === 'list') return lifetimes.seconds
  const allowed = all.filter((seconds) => isTtlAllowed(seconds, can))
  return [...new Set([...allowed, nearestTtl(chosen, can)])].sort((a, b) => a - b)
}
