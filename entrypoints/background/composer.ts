/** What the scripts in compose boxes ask for. Which site they are on the browser says, not they. */

import browser from 'webextension-polyfill'
import { MARKS_STYLE } from '#components/composer/marks.ts'
import { SHOWN_STYLE } from '#components/composer/shown.ts'
import type { HoldEvent } from '#lib/activity/hold-event.ts'
import { addHold } from '#lib/activity/holds.ts'
import { countNote } from '#lib/guard/attempts.ts'
import { askInWindow, askOrSay, endHeld } from '#lib/guard/held-windows.ts'
import { areIgnored, ignore } from '#lib/guard/ignored.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { ComposerHandlers, Sender } from '#lib/messaging/serve.ts'
import { hasFrame, loadComposer } from '#lib/platform/scripting.ts'
import { siteAt } from '#lib/policy/sites.ts'
import { generatePassphrase } from '#lib/share/generate-passphrase.ts'
import { settingsItem } from '#lib/storage/items.ts'
import { undoFromComposer } from './after-share.ts'
import { composerSettings, isPaused } from './composer-settings.ts'
import { copyText } from './copy.ts'
import { areMadeBy, shareFileFromComposer, shareFromComposer } from './create-share.ts'
import { recogniseFrame } from './recognise.ts'
import { revoke } from './revoke.ts'
import { callOff } from './running.ts'
import { notifyFailed, tell } from './tell.ts'
import { addFrame, noteFailure, noteFindings, type SiteFrame } from './watched-frames.ts'

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
  await recogniseFrame(site, tabId, frameId)
  // Asked twice, by a document or by one and the next in its frame: it starts once in each.
  await loadComposer(tabId, frameId, SHOWN_STYLE + MARKS_STYLE)
  return true
}

/** @throws FailureError where nobody is there to get it any more, and nobody ever will be. */
async function ifWanted<Share extends { id: string }>(
  share: Share,
  { tabId, frameId }: SiteFrame,
): Promise<Share> {
  if (await hasFrame(tabId, frameId)) return share
  await revoke(share.id)
  throw new FailureError({ code: 'endpoint/cancelled' })
}

/** No text of a script's own choice is kept but where a person is asked for one. */
async function isAskedFor(event: HoldEvent): Promise<boolean> {
  const isAnyway =
    event === 'sent-anyway' || event === 'pasted-anyway' || event === 'uploaded-anyway'
  return isAnyway && (await settingsItem.read()).asksReason
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
    const share = await shareFromComposer(wanted, frame, frame.isPrivate)
    return ifWanted(share, frame)
  },
  'composer/share-file': async (wanted, sender) => {
    const frame = await activeFrameOf(sender)
    return ifWanted(await shareFileFromComposer(wanted, frame, frame.isPrivate), frame)
  },
  'composer/cancel': async (_, sender) => {
    const { tabId, frameId } = await frameOf(sender)
    callOff(`composer:${tabId}:${frameId}`)
    await endHeld({ tabId, frameId })
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
  'composer/report': async ({ findings, limits }, sender) => {
    await noteFindings(await frameOf(sender), findings, limits)
    return null
  },
  'composer/record': async ({ event, detectors, where = '', ...said }, sender) => {
    const { tabId, site, isPrivate } = await frameOf(sender)
    await countNote('record', tabId)
    const reason = (await isAskedFor(event)) ? (said.reason ?? null) : null
    const { version } = browser.runtime.getManifest()
    const hold = { time: Date.now(), site: site.key, event, detectors, reason, where, version }
    await addHold(hold, isPrivate)
    if (event === 'failed' && (await noteFailure(tabId))) {
      await tell(tabId, { state: 'failed', failure: { code: 'app/unchecked' }, hasText: false })
    }
    // Whoever attached it takes it for attached.
    if (event === 'file-lost') {
      await tell(tabId, { state: 'failed', failure: { code: 'app/file-lost' }, hasText: false })
    }
    return null
  },
  'composer/passphrase': async (_, sender) => {
    await frameOf(sender)
    return generatePassphrase('words').text
  },
  'composer/copy': async ({ text }, sender) => {
    const { tabId } = await activeFrameOf(sender)
    // Only what was made here: the clipboard is no page's to fill.
    if (!isPassphrase(text) && !(await areMadeBy(tabId, text)))
      throw new FailureError({ code: 'app/internal' })
    await copyText(text)
    return null
  },
  'composer/ask': async (held, sender) => {
    const frame = await frameOf(sender)
    if (held === null) {
      await endHeld(frame)
      return null
    }
    await askOrSay(
      held.isBlocked,
      async () => askInWindow(held, await activeFrameOf(sender), frame.site.name),
      (failure) => notifyFailed(frame.tabId, { state: 'failed', failure, hasText: false }),
    )
    return null
  },
  'composer/set-up': async (_, sender) => {
    await frameOf(sender)
    await browser.runtime.openOptionsPage()
    return null
  },
}
