/** `<page>#1<mode><seed>.passwordpusher.<address>`; the address is that of the push's own page. */
import { definePageLinks } from '../carrier/page-link.ts'

export const KIND = 'passwordpusher'

export const passwordpusherLinks = definePageLinks({
  kind: KIND,
  start: 'p/',
  path: 'p/([A-Za-z0-9_-]{1,200})(?:/r)?/?',
})

/** The page that asks first: the one behind it spends a view of whoever looks, programs too. */
export function pageOf(baseUrl: string, urlToken: string): string {
  return `${baseUrl}p/${urlToken}/r`
}
