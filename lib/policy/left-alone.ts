/** What is never a finding: kinds of credentials that are switched off, and texts. Pure. */
import type { Settings } from './settings.ts'
import { withOff } from './sites.ts'

/** Leave a kind of credential alone at every site. */
export function withOffEverywhere(settings: Settings, detector: string): Settings {
  return { ...settings, off: withOff(settings.off, detector) }
}

/** Find a kind of credential again, at one site or where it was left alone everywhere. */
export function withFoundAgain(
  settings: Settings,
  detector: string,
  site: string | null,
): Settings {
  const without = (off: readonly string[]) => off.filter((one) => one !== detector)
  if (site === null) return { ...settings, off: without(settings.off) }
  const choices = settings.sites[site]
  if (!choices) return settings
  const sites = { ...settings.sites, [site]: { ...choices, off: without(choices.off) } }
  return { ...settings, sites }
}
