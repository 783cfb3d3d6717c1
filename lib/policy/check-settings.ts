/** By what "Check this page" looks: the same as the compose boxes of the page's site. Pure. */
import { linkShapes } from './link-rules.ts'
import { ruleOf } from './own-detectors.ts'
import type { Settings } from './settings.ts'
import { siteAt } from './sites.ts'

/**
 * @param url - of the page in front; null where the browser does not tell it.
 * @param privateOff - detectors that are off in private windows, by the keys of sites.
 */
export function checkSettings(
  settings: Settings,
  url: string | null,
  privateOff: Readonly<Record<string, readonly string[]>> = {},
) {
  const site = url === null ? null : siteAt(url, settings)
  return {
    levels: settings.levels,
    off: [...settings.off],
    offAt:
      url === null || site === null
        ? null
        : { origin: new URL(url).origin, off: [...site.off, ...(privateOff[site.key] ?? [])] },
    allow: [...settings.allow],
    links: linkShapes(settings),
    own: settings.own.filter(({ isOn }) => isOn).map(ruleOf),
    isWatched: site !== null,
  }
}
