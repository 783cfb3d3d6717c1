import type { EndpointLimits } from '#lib/endpoints/endpoint.ts'
import { TTL_PRESETS_SECONDS } from './settings.ts'

const HOUR = 60 * 60
const DAY = 24 * HOUR

/** Default lifetimes that the options page offers; an endpoint's bounds cut this list too. */
const DEFAULT_CHOICES_SECONDS = [HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY]

type TtlLimits = Pick<EndpointLimits, 'minTtlSeconds' | 'maxTtlSeconds'>

export function isTtlWithin(seconds: number, { minTtlSeconds, maxTtlSeconds }: TtlLimits): boolean {
  return seconds >= minTtlSeconds && seconds <= maxTtlSeconds
}

/** The nearest lifetime that the endpoint allows. */
export function clampTtl(seconds: number, { minTtlSeconds, maxTtlSeconds }: TtlLimits): number {
  return Math.min(Math.max(seconds, minTtlSeconds), maxTtlSeconds)
}

/** Lifetimes in reach of one click, ascending; never empty, and `chosen` is among them. */
export function ttlPresets(limits: TtlLimits, chosen: number): number[] {
  return choices(TTL_PRESETS_SECONDS, limits, chosen)
}

export function defaultTtlChoices(limits: TtlLimits, chosen: number): number[] {
  return choices(DEFAULT_CHOICES_SECONDS, limits, chosen)
}

function choices(all: readonly number[], limits: TtlLimits, chosen: number): number[] {
  const allowed = all.filter((seconds) => isTtlWithin(seconds, limits))
  return [...new Set([...allowed, clampTtl(chosen, limits)])].sort((a, b) => a - b)
}
