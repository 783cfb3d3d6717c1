import * as v from 'valibot'
import { knownSiteSchema } from '#lib/editors/sites/site.ts'

const FILE = /lib[\\/]editors[\\/]sites[\\/][a-z0-9-]+\.json$/

/** The build keeps of a site's file what everybody needs of it; the rest is in `sites.json`. */
export function knownSites() {
  return {
    name: 'matchstick:known-sites',
    apply: 'build' as const,
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!FILE.test(id)) return null
      return { code: JSON.stringify(v.parse(knownSiteSchema, JSON.parse(code))), map: null }
    },
  }
}
