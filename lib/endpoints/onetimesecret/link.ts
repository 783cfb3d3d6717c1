/** `<page>#1<mode><seed>.onetimesecret.<address>`; the address is that of the secret's own page. */
import { definePageLinks } from '../carrier/page-link.ts'

export const KIND = 'onetimesecret'

export const onetimesecretLinks = definePageLinks({
  kind: KIND,
  start: 'secret/',
  path: 'secret/([0-9A-Za-z]{1,200})/?',
})

/** Where a recipient without the extension finds the text. */
export function pageOf(baseUrl: string, id: string): string {
  return `${baseUrl}secret/${id}`
}
