import '#components/styles.css'
import '#components/reveal/page.css'
import { mountReveal } from '#components/reveal/mount.tsx'
import type { EndpointAddress, LinkFormat, LinkMatch } from '#lib/endpoints/endpoint.ts'
import { linkFormatOf, ownerOf } from '#lib/endpoints/link-formats.ts'
import { loadKind } from '#lib/endpoints/registry.ts'
import { send } from '#lib/messaging/client.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { RevealEvent } from '#lib/models/reveal.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { endpointFetch } from '#lib/platform/endpoint-fetch.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { requireHost } from '#lib/platform/permissions.ts'
import { addressOf } from '#lib/policy/endpoint-address.ts'
import { createClaimStore } from '#lib/share/claims.ts'
import { openSecret } from '#lib/share/open-secret.ts'
import { claimsItem, settingsItem } from '#lib/storage/items.ts'
import { tokenOf } from '#lib/storage/tokens.ts'

interface Target {
  link: string
  /** Of the endpoint. */
  name: string
  match: LinkMatch
  format: LinkFormat
  at: EndpointAddress
  /** Whether there is a page of the endpoint's that opens the link, or shows what to paste. */
  hasSite: boolean
}

/** The configured endpoint that the link of this tab belongs to. */
async function takeTarget(): Promise<Target | null> {
  const url = await send('reveal/take', {})
  if (url === null) return null
  const { endpoints } = await settingsItem.read()
  const found = ownerOf(url, endpoints)
  if (!found) return null
  const { owner: endpoint, match } = found
  const { kind, name, capabilities } = endpoint
  const format = linkFormatOf(kind)
  if (!format) return null
  // Tokens are for sharing, but where a person has described all that goes with a call.
  const token = endpoint.api ? await tokenOf(endpoint.id) : null
  const hasSite = capabilities.without !== 'nothing'
  return { link: url, name, match, format, at: addressOf(endpoint, token), hasSite }
}

const target = await takeTarget()
const claims = createClaimStore(claimsItem)
const portsUntil = (signal: AbortSignal) => ({
  fetch: endpointFetch,
  stretch: createWorkerStretch('/argon2-worker.js', { signal }),
  now: Date.now,
  signal,
})

async function leaveToSite({ link }: Target): Promise<void> {
  await send('reveal/leave', { link })
  // In the place of this page, which has nothing to come back to.
  location.replace(link)
}

function report(event: RevealEvent): void {
  const told = event.event === 'opened' ? { ...event, endpointName: target?.name ?? '' } : event
  // A list that misses an entry is no reason to trouble the person.
  send('reveal/report', told).catch(() => undefined)
}

mountReveal(
  {
    read: async (link) => (target ? target.format.read(link) : { outcome: 'none' }),
    async open(request, signal) {
      const kind = target && (await loadKind(target.format.kind))
      if (!kind) throw new FailureError({ code: 'app/no-endpoint' })
      await requireHost(target.at.baseUrl)
      return openSecret(request, { kind, at: target.at, claims, ports: portsUntil(signal) })
    },
    // Links to servers that are none of ours never come here.
    pasting: null,
    hasRecentClaim: claims.hasRecent,
    // As every copy goes: the background clears it again where that is chosen.
    copy: async (text) => void (await send('clipboard/write', { text })),
    leaveToSite: target?.hasSite ? () => leaveToSite(target) : null,
    report,
    address: target?.at.baseUrl ?? null,
  },
  browserI18n,
  target?.match ?? null,
)
