import { randomBytes } from '#lib/crypto/bytes.ts'
import { formatCarrierLink } from '#lib/endpoints/carrier/link.ts'

/** A link as it should be, to the page of a carrying server that knows nothing of it. */
export async function carrierLinkTo(kind: string, page: string): Promise<string> {
  const link = { mode: 'n', seed: randomBytes(32), address: page } as const
  return `${page}#${await formatCarrierLink(kind, link)}`
}
