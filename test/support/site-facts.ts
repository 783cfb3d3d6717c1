import { factsOf, type SiteFacts } from '#lib/editors/sites/facts.ts'
import { readSites } from '#scripts/sites.ts'

/** What pages are told of a site, from its file. */
export function siteNamed(id: string): SiteFacts {
  const site = readSites().find((one) => one.id === id)
  if (!site) throw new TypeError(`"id" expected a site, got ${id}`)
  return factsOf(site)
}
