import type { LinkOptions } from '#components/composer/views.ts'
import type { Tracked } from '#lib/guard/tracked.ts'
import { sendAsComposer } from '#lib/messaging/client.ts'
import type { Watch } from './watch.ts'

/** What became of some findings that were to be replaced. */
export type Outcome =
  | { replaced: true }
  /** A link was made, and the editor would not take it. */
  | { replaced: false; link: string }
  /** The text had gone meanwhile; the link was burnt again. */
  | { replaced: false; link: null }

/** Share one text, with a person's options or the endpoint's own. @throws FailureError */
export function shareText(text: string, options: LinkOptions | null) {
  const { passphrase, ...rest } = options ?? { passphrase: '' }
  return sendAsComposer('composer/share', {
    text,
    ...rest,
    ...(passphrase !== '' && { passphrase }),
  })
}

/**
 * Put one link in the place of all these findings, or of each its own. @throws FailureError with
 * the text as it is: what has been replaced by then stays replaced.
 * @param beforePut - called when a link is there: a modal dialog would keep the box from the focus.
 */
export async function replaceFindings(
  watch: Watch,
  tracked: readonly Tracked[],
  links: 'one' | 'each',
  options: LinkOptions | null,
  beforePut: () => void = () => {},
): Promise<Outcome> {
  if (links === 'one' && tracked.length > 1) {
    const { id, link } = await shareText(listOf(tracked), options)
    beforePut()
    return putAll(watch, tracked, id, link)
  }
  let last: Outcome = { replaced: true }
  for (const one of tracked) {
    const { id, link } = await shareText(one.token, options)
    beforePut()
    const outcome = await putAll(watch, [one], id, link)
    if (!outcome.replaced) last = outcome
  }
  return last
}

async function putAll(
  watch: Watch,
  tracked: readonly Tracked[],
  id: string,
  link: string,
): Promise<Outcome> {
  const results = []
  for (const one of tracked) results.push(await watch.replace(one, link))
  if (results.every((result) => result === 'replaced')) return { replaced: true }
  if (results.includes('failed') || results.includes('replaced')) return { replaced: false, link }
  // Sent or deleted while the link was made: nobody has it, and nobody needs it.
  await sendAsComposer('composer/undo', { id })
  return { replaced: false, link: null }
}

/** Several credentials behind one link: each with its name, as a person would list them. */
function listOf(tracked: readonly Tracked[]): string {
  return tracked.map(({ finding, token }) => `${finding.name}: ${token}`).join('\n')
}
