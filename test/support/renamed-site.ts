/** A site that has changed its markup: other names for everything. */
import type { BuiltBox, BuiltSite } from '#test/pages/sites/built-site.ts'

/** What a site may name otherwise at any time; what it says to people and to screen readers stays. */
const NAMES =
  /\s(?:class|name|g_editable|data-(?!(?:editor|sends|by|empty|other|opens|list|written)=)[\w-]+)="[^"]*"/g

/** @returns the site with its first box alone. @throws Error for one that has none. */
export function renamed(site: BuiltSite): BuiltSite & { boxes: readonly [BuiltBox] } {
  const [known] = site.boxes
  if (!known) throw new Error('No box')
  const message = { ...known, attributes: { role: 'textbox', 'aria-multiline': 'true' } }
  return { ...site, boxes: [message], body: site.body.replace(NAMES, '') }
}
