/** What a described API can do, as far as its description says. */
import type { Capabilities, Lifetimes } from '../capabilities.ts'
import { carriedBytes } from '../carrier/text.ts'
import { type CustomApi, DAY, HOUR, placeholdersOf } from './api.ts'
import type { Placeholder } from './template.ts'

/** Seconds of what a server may be told in; the coarsest that is used counts. */
const UNITS: readonly [Placeholder, number][] = [
  ['days', DAY],
  ['hours', HOUR],
  ['minutes', 60],
]
const LIFETIMES = [
  5 * 60,
  10 * 60,
  30 * 60,
  HOUR,
  4 * HOUR,
  12 * HOUR,
  ...[1, 3, 7, 14, 30, 90, 365].map((days) => days * DAY),
]

export function capabilitiesOf(api: CustomApi): Capabilities {
  const contentBytes = carriedBytes(api.mostCharacters)
  return {
    lifetimes: lifetimesOf(api),
    maxOpens: 1,
    textBytes: contentBytes,
    fileBytes: contentBytes,
    passphrases: { isWholeKey: false, maxAttempts: null },
    labels: true,
    receipts: 'none',
    revoke: api.revoke !== null,
    claims: false,
    without: 'nothing',
    ...(!api.burns && { reopens: true }),
  }
}

/** Whole ones of the unit that the server is told. */
function lifetimesOf({ bodies, create, maxTtlSeconds }: CustomApi): Lifetimes {
  const used = placeholdersOf(bodies, create)
  const isTold = used.some((each) =>
    ['seconds', 'minutes', 'hours', 'days', 'expires'].includes(each),
  )
  if (!isTold) return { as: 'until-opened' }
  const unit = UNITS.find(([name]) => used.includes(name))?.[1] ?? 1
  const seconds = LIFETIMES.filter((each) => each % unit === 0 && each <= maxTtlSeconds)
  return { as: 'list', seconds: seconds.length > 0 ? seconds : [Math.max(unit, 60)] }
}
