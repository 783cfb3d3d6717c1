import { addRecord } from '#lib/activity/records.ts'
import { FailureError, toFailure } from '#lib/messaging/failure.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import type { BackgroundHandlers } from '#lib/messaging/serve.ts'
import { type ConfiguredEndpoint, defaultEndpoint } from '#lib/policy/settings.ts'
import { POPUP, removeDraftsOf } from '#lib/share/drafts.ts'
import { shareText, type TextToShare } from '#lib/share/share-text.ts'
import { latestShareItem, pageSharesItem, settingsItem, tokensItem } from '#lib/storage/items.ts'
import { endpointPorts } from './endpoint-ports.ts'
import { keepDraft } from './keep-draft.ts'

/** What one tab may share in a minute: people do it by hand, a taken-over page would not. */
const MOST_SHARES_A_MINUTE = 20

/** The popup's request. */
export const createShare: BackgroundHandlers['share/create'] = async (request) => {
  const { endpoints } = await settingsItem.read()
  const endpoint = endpoints.find(({ id }) => id === request.endpointId)
  try {
    const share = await shareWith(endpoint ?? null, request, request.isPrivate)
    await removeDraftsOf(request.text)
    return share
  } catch (thrown) {
    // A popup closes at a click beside it; what was typed there must be there again.
    const failure = toFailure(thrown)
    await keepDraft(POPUP, 0, { text: request.text, reason: 'failed', failure })
    throw thrown
  }
}

/** A selection: the default endpoint, its default lifetime, one opening, no passphrase. */
export async function shareFromPage(
  text: string,
  { tabId, frameId }: { tabId: number; frameId: number },
  isPrivate: boolean,
): Promise<CreatedShare> {
  const shares = await pageSharesItem.read()
  const madeAt = Date.now()
  const recent = Object.values(shares).filter(
    (share) => share.tabId === tabId && share.madeAt > madeAt - 60_000,
  )
  if (recent.length >= MOST_SHARES_A_MINUTE) throw new FailureError({ code: 'app/too-many-shares' })
  const endpoint = defaultEndpoint(await settingsItem.read())
  const ttlSeconds = endpoint?.ttlSeconds ?? 0
  const share = await shareWith(
    endpoint,
    { text, passphrase: null, ttlSeconds, maxOpens: 1 },
    isPrivate,
  )
  const lately = Object.entries(shares).filter(([, each]) => each.madeAt > madeAt - 3_600_000)
  await pageSharesItem.write({
    ...Object.fromEntries(lately),
    [share.id]: { tabId, frameId, madeAt },
  })
  return share
}

async function shareWith(
  endpoint: ConfiguredEndpoint | null,
  text: TextToShare,
  isPrivate: boolean,
): Promise<CreatedShare> {
  if (!endpoint) throw new FailureError({ code: 'app/no-endpoint' })
  const share = await shareText(endpoint, text, {
    ...endpointPorts,
    tokenOf: async (id) => (await tokensItem.read())[id] ?? null,
    keep: (record) => addRecord(record, isPrivate),
  })
  await latestShareItem.write(share)
  return share
}
