/** What runs on a host that a person added: its pages are asked, by the markers in them. */

import { markedInFrame, markedInTabs } from '#lib/platform/scripting.ts'
import { productMarkers } from '#lib/platform/site-facts.ts'
import { isByMarkers, type WatchedSite, withProduct } from '#lib/policy/sites.ts'
import { settingsItem } from '#lib/storage/items.ts'

/** Ask what is open of a site, unless it has told already. */
export async function recogniseOpenTabs(site: WatchedSite): Promise<void> {
  if (site.siteId !== null) return
  await recognise(site, (markers) => markedInTabs(site.patterns, markers))
}

/** Ask a page in which somebody begins to type: what was told before may have been wrong. */
export function recogniseFrame(site: WatchedSite, tabId: number, frameId: number): Promise<void> {
  return recognise(site, async (markers) => {
    const here = await markedInFrame(tabId, frameId, markers)
    // Frames and some pages of a product have no marker: it is forgotten once none that is open has.
    return here ?? (site.product === null ? null : markedInTabs(site.patterns, markers))
  })
}

async function recognise(
  site: WatchedSite,
  ask: (markers: Record<string, string[]>) => Promise<string | null>,
): Promise<void> {
  if (!isByMarkers(site)) return
  const { key, product: before } = site
  try {
    const product = await ask(await productMarkers())
    if (product !== before) await settingsItem.update((now) => withProduct(now, key, product))
  } catch {
    // Settings that cannot be changed: warnings go on by general rules.
  }
}
