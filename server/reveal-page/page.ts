import '#components/styles.css'
import '#components/reveal/page.css'
import { mountReveal } from '#components/reveal/mount.tsx'
import { fragmentOf } from '#lib/crypto/link.ts'
import { readCarrierLink } from '#lib/endpoints/carrier/link.ts'
import { carrierOf } from '#lib/endpoints/carrier/page-link.ts'
import type { LinkMatch } from '#lib/endpoints/endpoint.ts'
import matchstick from '#lib/endpoints/kinds/matchstick.ts'
import { matchstickLinks } from '#lib/endpoints/matchstick/link.ts'
import { createCatalogI18n } from '#lib/i18n/catalog.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { createClaimStore } from '#lib/share/claims.ts'
import { carrierIn, openPasted } from '#lib/share/open-pasted.ts'
import { openSecret } from '#lib/share/open-secret.ts'
// By area, so that the strings of popup and options stay out of this script.
import { action, errors, language, reveal, secret } from '#locales/en.json'
import { localClaims } from './local-claims.ts'

/** Wire the shared views to this document. Nothing is asked of the server before a click. */
export function startPage(): void {
  const baseUrl = new URL('.', location.href).href
  const match = takeMatch(baseUrl)
  const claims = createClaimStore(localClaims)
  const opening = { kind: matchstick, at: { baseUrl, token: null }, claims }
  const portsUntil = (signal: AbortSignal) => ({
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
    // This very script, which finds itself in a worker there.
    stretch: createWorkerStretch(import.meta.url, { signal }),
    now: Date.now,
    signal,
  })
  const model = mountReveal(
    {
      read: (link) => {
        const carrier = carrierOf(link)
        return carrier ? readCarrierLink(carrier.kind, link) : matchstickLinks.read(link)
      },
      pasting: {
        carrierIn,
        open: (request, signal) => openPasted(request, portsUntil(signal)),
      },
      open: (request, signal) => openSecret(request, { ...opening, ports: portsUntil(signal) }),
      hasRecentClaim: claims.hasRecent,
      copy: (text) => navigator.clipboard.writeText(text),
      leaveToSite: null,
      report: () => {},
      address: null,
    },
    createCatalogI18n({ action, errors, reveal, secret }, language),
    match,
  )
  // Another link, pasted over this one's address: browsers do not load the page again for it.
  addEventListener('hashchange', () => {
    const next = takeMatch(baseUrl)
    if (next) void model.start(next)
  })
}

/** The fragment of the address, which is cleaned in the same breath. */
function takeMatch(baseUrl: string): LinkMatch | null {
  const match = fragmentOf(location.href, baseUrl)
  history.replaceState(null, '', baseUrl)
  // Not by the kind's `matches`: this page has words for an invitation too.
  return match && { link: match.fragment, exposed: match.exposed }
}
