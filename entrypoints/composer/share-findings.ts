import type { LinkOptions } from '#components/composer/views.ts'
import type { Expected, Replaced } from '#lib/editors/compose-box.ts'
import { blockAround } from '#lib/guard/block.ts'
import { copyByHand, type MadeLink } from '#lib/guard/by-hand.ts'
import type { Tracked } from '#lib/guard/tracked.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { Watch } from './watch.ts'

/** What became of some findings that were to be replaced. */
export type Outcome =
  | { replaced: true; link: string }
  /** A link was made, and the editor would not take it. */
  | { replaced: false; link: string }
  /** The text had gone meanwhile; the link was burnt again. */
  | { replaced: false; link: null }

/** Share one text, with a person's options or the endpoint's own. @throws FailureError */
export function shareText(text: string, options: LinkOptions | null) {
  const { passphrase, ...rest } = options ?? { passphrase: null }
  return sendAsComposer('composer/share', {
    text,
    ...rest,
    ...(passphrase !== null && { passphrase }),
  })
}

interface Made extends MadeLink {
  /** The lines that it takes the place of as a whole. */
  block: Expected | null
  /** What it takes the place of. */
  of: readonly Tracked[]
}

/** How a replacement is followed by whoever asked for it. */
export interface Steps {
  /** All links are there: a modal dialog would keep the box from the focus. */
  beforePut?(): void
  /** The person has gone back: nothing is put in, and what was made is taken back. */
  isCalledOff?(): boolean
}

/**
 * Put one link in the place of all these findings, or of each its own. All links are made before
 * the first is put in. @throws FailureError with the text as it is.
 */
export async function replaceFindings(
  watch: Watch,
  tracked: readonly Tracked[],
  links: 'one' | 'each',
  options: LinkOptions | null,
  { beforePut, isCalledOff }: Steps = {},
): Promise<Outcome> {
  const groups = links === 'one' ? [tracked] : tracked.map((one) => [one])
  const block = links === 'one' ? blockOf(watch, tracked) : null
  const made: Made[] = []
  try {
    for (const of of groups) {
      const { id, link } = await shareText(block?.text ?? textOf(of), options)
      made.push({ id, link, of, block })
      if (isCalledOff?.()) break
    }
    if (!isCalledOff?.()) beforePut?.()
  } catch (thrown) {
    await takeBack(made)
    throw thrown
  }
  if (isCalledOff?.()) {
    await takeBack(made)
    return { replaced: false, link: null }
  }
  let last: Outcome = { replaced: true, link: made.map(({ link }) => link).join('\n') }
  for (const one of made) {
    // It is live, and how far the editor came nobody knows: the person has it to copy.
    const failed = (): Outcome => ({ replaced: false, link: one.link })
    const outcome = await putIn(watch, one).catch(failed)
    if (!outcome.replaced && (outcome.link !== null || last.replaced)) last = outcome
  }
  return last
}

async function putIn(watch: Watch, made: Made): Promise<Outcome> {
  const results: Replaced[] = []
  if (made.block) results.push(await watch.replaceLines(made.block, made.link))
  else for (const one of made.of) results.push(await watch.replace(one, made.link))
  if (results.every((result) => result === 'replaced')) return { replaced: true, link: made.link }
  if (results.includes('failed') || results.includes('replaced')) {
    return { replaced: false, link: made.link }
  }
  // Sent or deleted while the link was made: nobody has it, and nobody needs it.
  await takeBack([made])
  return { replaced: false, link: null }
}

/** Burn links that went nowhere; one that cannot be burnt now opens for nobody who has not got it. */
export async function takeBack(made: readonly MadeLink[]): Promise<void> {
  const burnt = made.map(({ id }) => sendAsComposer('composer/undo', { id }))
  await Promise.allSettled(burnt)
}

/** As `copyByHand`, of the links that this frame makes. */
export function copyLinks(
  live: string | null,
  make: () => Promise<MadeLink[]>,
  isOver: () => boolean,
): Promise<string> {
  const copy = (text: string) => sendAsComposer('composer/copy', { text })
  return copyByHand(live, { make, copy, takeBack, isOver })
}

/** The lines that they stand in, where nothing else does. */
export function blockOf(watch: Watch, tracked: readonly Tracked[]): Expected | null {
  const { text } = watch.findings
  const block = blockAround(
    text,
    tracked.map(({ finding }) => finding),
  )
  return block && { ...block, text: text.slice(block.start, block.end) }
}

/** Several credentials behind one link: each with its name, as a person would list them. */
export function textOf(tracked: readonly Tracked[]): string {
  const [only] = tracked
  if (only && tracked.length === 1) return only.token
  return tracked.map(({ finding, token }) => `${finding.name}: ${token}`).join('\n')
}
