import '#components/styles.css'
import '#components/reveal/page.css'
import { mountReveal } from '#components/reveal/mount.tsx'
import type { EndpointAddress, EndpointKind, LinkMatch } from '#lib/endpoints/endpoint.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import { send } from '#lib/messaging/client.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { RevealEvent } from '#lib/models/reveal.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { requireHost } from '#lib/platform/permissions.ts'
import { createClaimStore } from '#lib/share/claims.ts'
import { openSecret } from '#lib/share/open-secret.ts'
import { claimsItem, settingsItem } from '#lib/storage/items.ts'

interface Target {
  link: string
  /** Of the endpoint. */
  name: string
  match: LinkMatch
  kind: EndpointKind
  at: EndpointAddress
}

/** The configured endpoint that the link of this tab belongs to. */
async function takeTarget(): Promise<Target | null> {
  const url = await send('reveal/take', {})
  if (url === null) return null
  const { endpoints } = await settingsItem.read()
  for (const { kind: kindName, baseUrl, name } of endpoints) {
    const kind = kindNamed(kindName)
    const match = kind?.matches(url, baseUrl)
    if (kind && match) return { link: url, name, match, kind, at: { baseUrl, token: null } }
  }
  return null
}

const target = await takeTarget()
const claims = createClaimStore(claimsItem)
const portsUntil = (signal: AbortSignal) => ({
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  stretch: createWorkerStretch('/argon2-worker.js', { signal }),
  now: Date.now,
  signal,
})

async function leaveToSite({ link }: Target): Promise<void> {
  await send('reveal/leave', {})
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
    async open(request, signal) {
      if (!target) throw new FailureError({ code: 'app/no-endpoint' })
      await requireHost(target.at.baseUrl)
      return openSecret(request, { ...target, claims, ports: portsUntil(signal) })
    },
    hasRecentClaim: claims.hasRecent,
    // As every copy goes: the background clears it again where that is chosen.
    copy: async (text) => void (await send('clipboard/write', { text })),
    leaveToSite: target && (() => leaveToSite(target)),
    report,
    address: target?.at.baseUrl ?? null,
  },
  browserI18n,
  target?.match ?? null,
)
