/** What the scripts in compose boxes ask for. Which site they are on the browser says, not they. */

import browser from 'webextension-polyfill'
import { withHold } from '#lib/activity/hold.ts'
import { areIgnored, ignore } from '#lib/guard/ignored.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { ComposerHandlers, Sender } from '#lib/messaging/serve.ts'
import { loadComposer } from '#lib/platform/scripting.ts'
import { siteAt } from '#lib/policy/sites.ts'
import { generatePassphrase } from '#lib/share/generate-passphrase.ts'
import { holdsItem, privateHoldsItem, settingsItem } from '#lib/storage/items.ts'
import { undoFromComposer } from './after-share.ts'
import { countNote } from './attempts.ts'
import { composerSettings, isPaused } from './composer-settings.ts'
import { copyText } from './copy.ts'
import { isMadeBy, shareFromComposer } from './create-share.ts'
import { callOff } from './running.ts'
import { addFrame, noteFindings, type SiteFrame } from './watched-frames.ts'

/** Of documents that are just being given the second stage; a frame may ask twice. */
const loading = new Set<string>()

/** @throws FailureError for a sender on no watched site. */
async function frameOf({ tabId, frameId, isPrivate, url }: Sender): Promise<SiteFrame> {
  const site = url === null ? null : siteAt(url, await settingsItem.read())
  if (tabId === null || !site) throw new FailureError({ code: 'app/internal' })
  return { tabId, frameId, isPrivate, site }
}

/** The same where somebody may be warned now. @throws FailureError where it is off or paused. */
async function activeFrameOf(sender: Sender): Promise<SiteFrame> {
  const frame = await frameOf(sender)
  const { isOn, key } = frame.site
  if (!isOn || (await isPaused(key))) throw new FailureError({ code: 'app/internal' })
  return frame
}

/** Bring the second stage where there is something to do for it. */
async function load(sender: Sender): Promise<boolean> {
  const { tabId, frameId, url } = sender
  const site = url === null ? null : siteAt(url, await settingsItem.read())
  if (tabId === null || !site?.isOn || (await isPaused(site.key))) return false
  const place = `${tabId}:${frameId}`
  if (loading.has(place)) return true
  loading.add(place)
  try {
    await loadComposer(tabId, frameId)
    return true
  } finally {
    loading.delete(place)
  }
}

/** Words as `generatePassphrase` joins them. */
const isPassphrase = (text: string): boolean => /^[a-z]{3,8}(?:-[a-z]{3,8}){4}$/.test(text)

export const composerHandlers: ComposerHandlers = {
  'composer/load': (_, sender) => load(sender),
  'composer/start': async (_, sender) => {
    const frame = await frameOf(sender)
    await addFrame(frame)
    return composerSettings(frame.site, frame.isPrivate)
  },
  'composer/share': async (wanted, sender) => {
    const frame = await activeFrameOf(sender)
    return shareFromComposer(wanted, frame, frame.isPrivate)
  },
  'composer/cancel': async (_, sender) => {
    const { tabId } = await frameOf(sender)
    callOff(`composer:${tabId}`)
    return null
  },
  'composer/undo': async ({ id }, sender) => undoFromComposer(id, (await frameOf(sender)).tabId),
  'composer/known': async ({ tokens }, sender) =>
    areIgnored(tokens, (await frameOf(sender)).isPrivate),
  'composer/ignore': async (finding, sender) => {
    const { tabId, site, isPrivate } = await activeFrameOf(sender)
    await countNote('ignore', tabId)
    return ignore(finding, { site: site.key, isPrivate })
  },
  'composer/report': async ({ findings }, sender) => {
    await noteFindings(await frameOf(sender), findings)
    return null
  },
  'composer/record': async ({ event, detectors, reason = null }, sender) => {
    const { tabId, site, isPrivate } = await frameOf(sender)
    await countNote('record', tabId)
    const hold = { time: Date.now(), site: site.key, event, detectors, reason }
    await (isPrivate ? privateHoldsItem : holdsItem).update((holds) => withHold(holds, hold))
    return null
  },
  'composer/passphrase': async (_, sender) => {
    await frameOf(sender)
    return generatePassphrase('words').text
  },
  'composer/copy': async ({ text }, sender) => {
    const { tabId } = await activeFrameOf(sender)
    // Only what was made here: the clipboard is no page's to fill.
    if (!isPassphrase(text) && !(await isMadeBy(tabId, text)))
      throw new FailureError({ code: 'app/internal' })
    await copyText(text)
    return null
  },
  'composer/set-up': async (_, sender) => {
    await frameOf(sender)
    await browser.runtime.openOptionsPage()
    return null
  },
}
