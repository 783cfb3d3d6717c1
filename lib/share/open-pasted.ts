/**
 * Opening what another server carries, on a page that cannot ask that server: the recipient has its
 * text from the server's own page, and pastes it.
 */
import { parseUrl } from '#lib/crypto/link.ts'
import { parseCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { carrierOf } from '#lib/endpoints/carrier/page-link.ts'
import { prepareOpening } from '#lib/endpoints/carrier/parcel.ts'
import type { EndpointPorts } from '#lib/endpoints/endpoint.ts'
import { expectOpening, type OpenedSecret } from './open-secret.ts'

export interface Carrier {
  /** Of the page that shows the text, https alone; null where the link names none. */
  address: string | null
}

/** @returns null for a link whose secret lies where it leads. */
export function carrierIn(link: string): Carrier | null {
  const carrier = carrierOf(link)
  if (!carrier) return null
  // A stranger's word: nothing but the address of a page may become a link to press.
  const url = parseUrl(carrier.page)
  return { address: url?.protocol === 'https:' && url.username === '' ? url.href : null }
}

/**
 * @param text - as it was copied.
 * @throws CryptoError `crypto/damaged` for a text that is not the link's, `crypto/passphrase-*`
 */
export async function openPasted(
  { link, passphrase, text }: { link: string; passphrase: string | null; text: string },
  ports: Pick<EndpointPorts, 'stretch'>,
): Promise<OpenedSecret> {
  const parsed = await parseCarrierLink(carrierOf(link)?.kind ?? '', link)
  if (parsed.outcome !== 'link') throw new TypeError(`"link" expected whole, got ${parsed.outcome}`)
  const open = await prepareOpening(parsed.link, passphrase, ports)
  if (!open) return { outcome: 'passphrase-needed', tryAgain: null }
  return expectOpening(await open(text, null))
}
