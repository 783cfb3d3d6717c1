/** Following what becomes of shares: one alarm for all of them, and a word when one is opened. */
import { hasEnded, type News } from '#lib/activity/fold-receipt.ts'
import { type FollowPorts, followDue } from '#lib/activity/follow.ts'
import { allRecords, changeRecord, changeRecords, type KeptRecord } from '#lib/activity/records.ts'
import { nextWake } from '#lib/activity/schedule.ts'
import { formatTime } from '#lib/i18n/format.ts'
import { isAlarmSet, sleepOn, wakeAt } from '#lib/platform/alarms.ts'
import { staysAwake } from '#lib/platform/awake.ts'
import { showBadge } from '#lib/platform/badge.ts'
import { browserI18n as i18n } from '#lib/platform/i18n.ts'
import { notify } from '#lib/platform/notifications.ts'
import { requireHost } from '#lib/platform/permissions.ts'
import { shareReceipt } from '#lib/share/share-receipt.ts'
import { addressOfRecord } from '#lib/storage/addresses.ts'
import { settingsItem } from '#lib/storage/items.ts'
import { endpointPorts } from './endpoint-ports.ts'

export const FOLLOW_SHARES = 'follow-shares'
export const OPENED_NOTICE = 'opened:'

/** More openings than this at once are told by the last of them; the list has them all. */
const MOST_NOTICES = 5

const ports: FollowPorts = {
  records: followedRecords,
  change: changeRecord,
  now: Date.now,
  tell,
  async receipt(record) {
    await requireHost(record.baseUrl)
    return shareReceipt(record, await addressOfRecord(record), endpointPorts)
  },
}

/** One after the other: two rounds at once would ask, and tell, twice. */
let round: Promise<void> = Promise.resolve()

/** Ask about the shares that are due, and wake up again for the next. */
export function followShares(isLookedAt: boolean): Promise<void> {
  round = round.catch(() => undefined).then(() => staysAwake(() => follow(isLookedAt)))
  return round
}

async function follow(isLookedAt: boolean): Promise<void> {
  try {
    await followDue(ports, isLookedAt)
  } finally {
    // Whatever went wrong in this round, the next one comes.
    await armFollowing()
    await showNews()
  }
}

/**
 * Set the one alarm for the share that is due first, or take it away. One after the other: a list
 * read before a share was added must not decide after it.
 */
export function armFollowing(): Promise<void> {
  arming = arming.catch(() => undefined).then(arm)
  return arming
}

let arming: Promise<void> = Promise.resolve()

async function arm(): Promise<void> {
  const records = (await followedRecords()).map(({ record }) => record)
  const wake = nextWake(records, Date.now())
  await (wake === null ? sleepOn(FOLLOW_SHARES) : wakeAt(FOLLOW_SHARES, wake))
}

/** An endpoint that was removed is asked for nothing any more, whatever still lies there. */
async function followedRecords(): Promise<KeptRecord[]> {
  const { endpoints } = await settingsItem.read()
  const configured = new Set(endpoints.map(({ baseUrl }) => baseUrl))
  return (await allRecords()).filter(({ record }) => configured.has(record.baseUrl))
}

/** Firefox forgets alarms when it closes, and Chrome may: whatever starts the background sets it. */
export async function keepFollowing(): Promise<void> {
  if (!(await isAlarmSet(FOLLOW_SHARES))) await armFollowing()
}

/** The number on the toolbar button: shares with news that nobody has looked at. */
export async function showNews(): Promise<void> {
  await showBadge((await allRecords()).filter(({ record }) => record.isNews).length)
}

export async function markLookedAt(): Promise<void> {
  await changeRecords((record) => (record.isNews ? { ...record, isNews: false } : record))
  await showNews()
}

/** What waits by its endpoint's word stays, however late this clock says it is: it has the key. */
export async function clearEnded(): Promise<void> {
  const now = Date.now()
  await changeRecords((record) => (hasEnded(record, now) ? null : record))
  await showNews()
}

/** A name and a time; never label, text or link. */
async function tell({ record, isPrivate }: KeptRecord, news: News): Promise<void> {
  if (!(await settingsItem.read()).notifications) return
  // Systems keep notifications in a file of theirs: of a private window not even a name goes there.
  const name = (isPrivate ? null : record.localName) ?? i18n.t('notice.someSecret')
  const first = record.openings.length
  const from = Math.max(0, news.openings.length - MOST_NOTICES)
  for (const [index, time] of news.openings.entries()) {
    if (index < from) continue
    await notify({
      id: `${OPENED_NOTICE}${record.id}:${first + index}`,
      title: i18n.t('notice.openedTitle'),
      message: i18n.t('notice.opened', name, formatTime(i18n, time)),
      buttons: [],
    })
  }
  if (news.isOpened) {
    await notify({
      id: `${OPENED_NOTICE}${record.id}:opened`,
      title: i18n.t('notice.openedTitle'),
      message: i18n.t('notice.openedSometime', name),
      buttons: [],
    })
  }
  if (news.isLocked) {
    await notify({
      id: `${OPENED_NOTICE}${record.id}:locked`,
      title: i18n.t('notice.lockedTitle'),
      message: i18n.t('notice.locked', name),
      buttons: [],
    })
  }
}
