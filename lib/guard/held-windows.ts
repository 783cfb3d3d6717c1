/**
 * Holds that a page does not let be asked in it: they are asked in a window of ours. What is held
 * stays with the script in the page; here it is only told what was chosen.
 */
import { sendToComposer } from '#lib/messaging/client.ts'
import { type Failure, FailureError, toFailure } from '#lib/messaging/failure.ts'
import type { Held, HeldAnswer } from '#lib/messaging/reported.ts'
import { bringToFront, closeTab, openHeldWindow, showAgain } from '#lib/platform/windows.ts'
import { heldItem } from '#lib/storage/items.ts'
import { countAsk, countShownAgain } from './attempts.ts'

interface Place {
  tabId: number
  frameId: number
}
type Kept = Awaited<ReturnType<typeof heldItem.read>>[string]

/** One after the other: the window may ask before its tab is known here, and a person send twice. */
let opening: Promise<unknown> = Promise.resolve()

/** @throws FailureError `app/no-window` where none can be opened, `app/not-asked` for one too many. */
export function askInWindow(
  held: Held,
  { tabId, frameId }: Place,
  siteName: string,
): Promise<void> {
  const kept = { ...held, tabId, frameId, siteName }
  const opened = opening.then(async () => {
    const open = await windowOf(kept)
    if (open?.kept.id === held.id) {
      if ((await countShownAgain(tabId)) && (await isShown(bringToFront, open.id))) return
      if ((await keptFor(open.id)) !== undefined) return
    }
    await countAsk(tabId)
    if (open) {
      await keep(open.id, kept)
      if (await isShown(showAgain, open.id)) return
    }
    await keep(await newWindow(tabId), kept)
  })
  opening = opened.catch(() => undefined)
  return opened
}

const NOT_ASKED: Failure = { code: 'app/not-asked' }

/**
 * What cannot be asked about stays where it is, and whoever sent it takes it for sent: that is said.
 * @param say - where no page reaches.
 * @throws FailureError as `askInWindow`, of what is blocked `app/not-asked` alone.
 */
export async function askOrSay(
  isBlocked: boolean,
  ask: () => Promise<void>,
  say: (failure: Failure) => Promise<unknown>,
): Promise<void> {
  try {
    await ask()
  } catch (thrown) {
    if (toFailure(thrown).code === 'app/no-window' && !isBlocked) throw thrown
    await say(NOT_ASKED)
    throw new FailureError(NOT_ASKED)
  }
}

export async function readHeld(
  tabId: number | null,
): Promise<(Held & { siteName: string }) | null> {
  await opening
  return (await keptFor(tabId)) ?? null
}

/** @throws FailureError `app/text-gone` where nobody waits for an answer any more. */
export async function answerHeld(answer: HeldAnswer, tabId: number | null): Promise<boolean> {
  const kept = await keptFor(tabId)
  if (tabId === null || !kept) throw new FailureError({ code: 'app/text-gone' })
  const isTaken = await tell(kept, answer)
  if (isTaken && answer.answer !== 'copy') await close(tabId)
  return isTaken
}

/** A window was closed without an answer, or the page that it asks about. */
export async function heldTabClosed(tabId: number): Promise<void> {
  await opening
  const kept = await keptFor(tabId)
  if (kept) {
    await forget(tabId)
    await tell(kept, { answer: 'back', reason: '' }).catch(() => undefined)
  }
  await closeWhere((one) => one.tabId === tabId)
}

/** The script in a frame does not wait for an answer any more. */
export function endHeld({ tabId, frameId }: Place): Promise<void> {
  return closeWhere((one) => one.tabId === tabId && one.frameId === frameId)
}

async function tell({ tabId, frameId, id }: Kept, answer: HeldAnswer): Promise<boolean> {
  try {
    return await sendToComposer({ tabId, frameId }, 'composer/answer', { id, ...answer })
  } catch (thrown) {
    if (thrown instanceof FailureError) throw thrown
    // Nobody is there to hear it.
    throw new FailureError({ code: 'app/text-gone' })
  }
}

async function keptFor(tabId: number | null): Promise<Kept | undefined> {
  return (await heldItem.read())[String(tabId)]
}

async function windowOf({ tabId, frameId }: Kept): Promise<{ id: number; kept: Kept } | null> {
  const all = Object.entries(await heldItem.read())
  const found = all.find(([, one]) => one.tabId === tabId && one.frameId === frameId)
  return found ? { id: Number(found[0]), kept: found[1] } : null
}

/** One that has gone without a word is forgotten. */
async function isShown(show: (id: number) => Promise<void>, id: number): Promise<boolean> {
  try {
    await show(id)
    return true
  } catch {
    await forget(id)
    return false
  }
}

async function newWindow(pageTabId: number): Promise<number> {
  try {
    return await openHeldWindow(pageTabId)
  } catch {
    throw new FailureError({ code: 'app/no-window' })
  }
}

function keep(id: number, kept: Kept): Promise<void> {
  return heldItem.update((all) => ({ ...all, [id]: kept }))
}

async function closeWhere(isMeant: (one: Kept) => boolean): Promise<void> {
  for (const [id, one] of Object.entries(await heldItem.read())) {
    if (isMeant(one)) await close(Number(id))
  }
}

/** Forgotten first: its closing is no answer any more. */
async function close(tabId: number): Promise<void> {
  await forget(tabId)
  await closeTab(tabId)
}

function forget(tabId: number): Promise<void> {
  return heldItem.update(({ [String(tabId)]: _, ...others }) => others)
}
