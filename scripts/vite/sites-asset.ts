import { factsOf } from '#lib/editors/sites/facts.ts'
import { readSites } from '#scripts/sites.ts'

/** What `lib/platform/site-facts.ts` reads: of every site what is of use, without its history. */
export function sitesAsset(): { relativeDest: string; contents: string } {
  const sites = readSites().map((site) => {
    const recognise = site.recognise.map(({ selector }) => selector)
    return [site.id, { facts: factsOf(site), recognise }] as const
  })
  return { relativeDest: 'sites.json', contents: JSON.stringify(Object.fromEntries(sites)) }
}
