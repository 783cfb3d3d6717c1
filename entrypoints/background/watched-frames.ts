/** Frames in which the script for compose boxes runs: what it is told, and what it has found. */
import { randomId } from '#lib/crypto/bytes.ts'
import { sendToComposer } from '#lib/messaging/client.ts'
import type { Limit, Reported, TabReport } from '#lib/messaging/reported.ts'
import { showTabBadge } from '#lib/platform/badge.ts'
import { focusedFrameUrl } from '#lib/platform/scripting.ts'
import { siteAt, siteNamed, type WatchedSite } from '#lib/policy/sites.ts'
import { failuresItem, settingsItem, watchedFramesItem } from '#lib/storage/items.ts'
import { composerSettings } from './composer-settings.ts'

/** A frame of a page of a watched site. */
export interface SiteFrame {
  tabId: number
  frameId: number
  isPrivate: boolean
  site: WatchedSite
}

/** A failure that comes again within this time is not told of again. */
const QUIET_MS = 10 * 60_000

type WatchedFrame = Awaited<ReturnType<typeof watchedFramesItem.read>>[number]

/** A script has begun in a frame: what was found there before is gone. */
export async function addFrame(frame: SiteFrame): Promise<void> {
  const { tabId, frameId } = frame
  // Before the badge is drawn, where it would stand again.
  if (frameId === 0) await forgetFailure(tabId)
  await noteFindings(frame, [], [])
  // A page that was left takes its frames with it, and need not have said so.
  await tellFrames((other) => other.tabId === tabId && other.frameId !== frameId)
}

/** What stands in a frame's box now. */
export async function noteFindings(
  { tabId, frameId, isPrivate, site }: SiteFrame,
  findings: Reported[],
  limits: Limit[],
): Promise<void> {
  const noted = { id: randomId(), tabId, frameId, isPrivate, site: site.key, findings, limits }
  const isOther = (frame: WatchedFrame) => frame.tabId !== tabId || frame.frameId !== frameId
  await watchedFramesItem.update((frames) => [...frames.filter(isOther), noted])
  await showFindings(tabId)
}

/**
 * Our code threw there, and what was typed, pasted or sent then went through unchecked.
 * @returns whether it is the first in a while: nobody wants to hear it at every key.
 */
export async function noteFailure(tabId: number): Promise<boolean> {
  const now = Date.now()
  let before: number | undefined
  await failuresItem.update((failures) => {
    before = failures[tabId]
    return { ...failures, [tabId]: now }
  })
  await showFindings(tabId)
  return before === undefined || now - before > QUIET_MS
}

async function forgetFailure(tabId: number): Promise<void> {
  if ((await failuresItem.read())[tabId] === undefined) return
  await failuresItem.update(({ [tabId]: _, ...others }) => others)
}

/** What is known of a tab, of those pages that are still there. */
export async function reportOf(tabId: number): Promise<TabReport> {
  await tellFrames((frame) => frame.tabId === tabId)
  const frames = (await watchedFramesItem.read()).filter((frame) => frame.tabId === tabId)
  const elsewhere = await focusedFrameUrl(tabId)
  const isWatched = elsewhere !== null && siteAt(elsewhere, await settingsItem.read()) !== null
  return {
    findings: frames.flatMap(({ findings }) => findings),
    limits: [...new Set(frames.flatMap(({ limits }) => limits))],
    elsewhere: elsewhere === null || isWatched ? null : (URL.parse(elsewhere)?.hostname ?? null),
  }
}

/** Tell every script what holds now. */
export function tellSettings(): Promise<void> {
  return tellFrames(() => true)
}

/** Its tab was closed. */
export async function forgetFrames(tabId: number): Promise<void> {
  await dropFrames((frame) => frame.tabId === tabId)
  await forgetFailure(tabId)
}

/** Those that do not answer are gone, with what they had found. */
async function tellFrames(isMeant: (frame: WatchedFrame) => boolean): Promise<void> {
  const meant = (await watchedFramesItem.read()).filter(isMeant)
  const told = await Promise.all(
    meant.map(async (frame) => ((await tellFrame(frame)) ? [] : [frame])),
  )
  const gone = new Set(told.flat().map(({ id }) => id))
  if (gone.size === 0) return
  await dropFrames(({ id }) => gone.has(id))
  for (const tabId of new Set(told.flat().map((frame) => frame.tabId))) await showFindings(tabId)
}

async function tellFrame({ isPrivate, site, ...place }: WatchedFrame): Promise<boolean> {
  const settings = await composerSettings(siteNamed(site, await settingsItem.read()), isPrivate)
  try {
    await sendToComposer(place, 'composer/settings', settings)
    return true
  } catch {
    // Nobody is there to hear it.
    return false
  }
}

async function dropFrames(isGone: (frame: WatchedFrame) => boolean): Promise<void> {
  if (!(await watchedFramesItem.read()).some(isGone)) return
  await watchedFramesItem.update((frames) => frames.filter((frame) => !isGone(frame)))
}

async function showFindings(tabId: number): Promise<void> {
  const hasFailed = (await failuresItem.read())[tabId] !== undefined
  await showTabBadge(tabId, hasFailed ? '!' : (await readFindings(tabId)).length)
}

async function readFindings(tabId: number): Promise<Reported[]> {
  const frames = await watchedFramesItem.read()
  return frames.filter((frame) => frame.tabId === tabId).flatMap(({ findings }) => findings)
}
