/** What the script in a page is told of its site: selectors and keys, without their history. */
import * as v from 'valibot'
import type { Site } from './site.ts'

const css = v.array(v.string())

export const siteFactsSchema = v.object({
  /** As people call it. */
  name: v.string(),
  /** As in the file of a site. */
  boxes: v.array(v.object({ selector: v.string(), use: v.picklist(['message', 'edit']) })),
  notBoxes: css,
  sendButtons: css,
  composers: css,
  sendKeys: v.array(v.string()),
  keepsDrafts: v.boolean(),
})
export type SiteFacts = v.InferOutput<typeof siteFactsSchema>

/** What a key press does in a box of which nothing is known. */
export const GENERIC_KEYS = ['Enter', 'Mod+Enter']

/**
 * @returns what pages need of it. Keys of which each is a guess add to those that send where nothing is
 * known, and take none of them away.
 */
export function factsOf(site: Site): SiteFacts {
  const cssOf = (facts: Site['notBoxes']) => facts.map(({ selector }) => selector)
  const known = site.sendKeys.map(({ key }) => key)
  const isGuess = known.length > 0 && site.sendKeys.every((one) => one.proven === 'low')
  return {
    name: site.name,
    boxes: site.boxes.map(({ selector, use }) => ({ selector, use })),
    notBoxes: cssOf(site.notBoxes),
    sendButtons: cssOf(site.sendButtons),
    composers: cssOf(site.composers),
    sendKeys: isGuess ? withGeneric(known) : known,
    keepsDrafts: site.keepsDrafts,
  }
}

/**
 * What is left of it where nothing but markers in the page tell which product it is: a page can lie,
 * so that they add to the general rules and take nothing away. Whatever is held without them is held.
 */
export function onlyAdding(facts: SiteFacts): SiteFacts {
  return { ...facts, notBoxes: [], composers: [], sendKeys: withGeneric(facts.sendKeys) }
}

function withGeneric(keys: readonly string[]): string[] {
  return [...new Set([...GENERIC_KEYS, ...keys])]
}
