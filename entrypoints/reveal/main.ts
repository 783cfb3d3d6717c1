import '#components/styles.css'
import '#components/reveal/page.css'
import { mountReveal } from '#components/reveal/mount.tsx'
import type { EndpointAddress, EndpointKind, LinkMatch } from '#lib/endpoints/endpoint.ts'
import { kindNamed } from '#lib/endpoints/registry.ts'
import { send } from '#lib/messaging/client.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { browserI18n } from '#lib/platform/i18n.ts'
import { createClaimStore } from '#lib/share/claims.ts'
import { openSecret } from '#lib/share/open-secret.ts'
import { claimsItem, settingsItem } from '#lib/storage/items.ts'

interface Target {
  match: LinkMatch
  kind: EndpointKind
  at: EndpointAddress
}

/** The configured endpoint that the link of this tab belongs to. */
async function takeTarget(): Promise<Target | null> {
  const url = await send('reveal/take', {})
  if (url === null) return null
  const { endpoints } = await settingsItem.read()
  for (const { kind: name, baseUrl } of endpoints) {
    const kind = kindNamed(name)
    const match = kind?.matches(url, baseUrl)
    if (kind && match) return { match, kind, at: { baseUrl, token: null } }
  }
  return null
}

const target = await takeTarget()
const claims = createClaimStore(claimsItem)
const ports = {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  stretch: createWorkerStretch('/argon2-worker.js'),
  now: Date.now,
}

mountReveal(
  {
    open(request) {
      if (!target) throw new FailureError({ code: 'app/no-endpoint' })
      return openSecret(request, { ...target, claims, ports })
    },
    hasRecentClaim: claims.hasRecent,
    copy: async (text) => void (await send('clipboard/write', { text })),
  },
  browserI18n,
  target?.match ?? null,
)
