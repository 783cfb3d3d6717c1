import type { SiteFacts } from '#lib/editors/sites/facts.ts'
import { ANY_BOX, NEAR } from './sends.ts'

/**
 * The boxes of a page that something beside them can be for: those of the composer it happens in,
 * else all that are seen.
 *
 * @param path - of an event, from the innermost element.
 * @param known - boxes that a person was in: they may lie in shadow roots.
 */
export function boxesFor(
  path: readonly EventTarget[],
  known: readonly Element[],
  site: SiteFacts | null,
): Element[] {
  const seen = seenBoxes(known, site?.boxes.map(({ selector }) => selector).join() ?? '')
  const holders = [...(site?.composers ?? []), NEAR].join()
  const own = seen.filter((box) => {
    const holder = box.closest(holders)
    return holder !== null && path.includes(holder)
  })
  return own.length > 0 ? own : seen
}

/** Sites change: where none of theirs is there, it may be any. */
function seenBoxes(known: readonly Element[], css: string): Element[] {
  const theirs = css === '' ? [] : [...document.querySelectorAll(css)]
  const found = theirs.length > 0 ? theirs : document.querySelectorAll(ANY_BOX)
  return [...new Set([...known, ...found])].filter((box) => box.checkVisibility())
}
