/** What one tab may ask for in a minute: people do it by hand, a taken-over page would not. */
import { FailureError } from '#lib/messaging/failure.ts'
import { attemptsItem } from '#lib/storage/items.ts'
import { MOST_LINKS } from './most-links.ts'

/** Of "Not a secret", and of records of holds, each. */
const MOST_NOTES = 30

/** Counted when it begins, so that many at once are seen. @throws `app/too-many-shares` */
export async function countShare(tabId: number): Promise<void> {
  if ((await count(`${tabId}`)) > MOST_LINKS) {
    throw new FailureError({ code: 'app/too-many-shares' })
  }
}

/** Questions in windows; and, apart, how often one that is open is shown again. */
const MOST_ASKS = 10

/** @throws FailureError `app/not-asked` */
export async function countAsk(tabId: number): Promise<void> {
  if ((await count(`ask:${tabId}`)) > MOST_ASKS) throw new FailureError({ code: 'app/not-asked' })
}

/** @returns whether it may be shown again. */
export async function countShownAgain(tabId: number): Promise<boolean> {
  return (await count(`again:${tabId}`)) <= MOST_ASKS
}

/** @throws FailureError for one too many. */
export async function countNote(what: 'ignore' | 'record', tabId: number): Promise<void> {
  if ((await count(`${what}:${tabId}`)) > MOST_NOTES) {
    throw new FailureError({ code: 'app/internal' })
  }
}

/** @returns how often it was asked for within a minute, this time included. */
async function count(key: string): Promise<number> {
  const now = Date.now()
  let times = 0
  await attemptsItem.update((attempts) => {
    const recent = (all: number[]) => all.filter((time) => time > now - 60_000)
    const others = Object.entries(attempts).filter(([, all]) => recent(all).length > 0)
    const mine = [...recent(attempts[key] ?? []), now]
    times = mine.length
    return { ...Object.fromEntries(others), [key]: mine }
  })
  return times
}
