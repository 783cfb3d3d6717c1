import type * as v from 'valibot'
import type { ShareRecord } from '#lib/activity/record.ts'
import { addRecord } from '#lib/activity/records.ts'
import { decodeBase64url } from '#lib/crypto/base64url.ts'
import { countShare } from '#lib/guard/attempts.ts'
import { MOST_LINKS } from '#lib/guard/most-links.ts'
import type { FromComposer } from '#lib/messaging/composer-messages.ts'
import { type Failure, FailureError, toFailure } from '#lib/messaging/failure.ts'
import type { CreatedShare, Draft } from '#lib/messaging/messages.ts'
import type { BackgroundHandlers } from '#lib/messaging/serve.ts'
import { staysAwake } from '#lib/platform/awake.ts'
import { digestOf } from '#lib/platform/clipboard.ts'
import { requireHost } from '#lib/platform/permissions.ts'
import { pageAddress } from '#lib/platform/tabs.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import { endpointOfPage, endpointOfSite } from '#lib/policy/site-endpoint.ts'
import type { WatchedSite } from '#lib/policy/sites.ts'
import { newestDraft, removeDraft } from '#lib/share/drafts.ts'
import { fileOrText } from '#lib/share/file-or-text.ts'
import { type SecretContent, type SecretToShare, shareSecret } from '#lib/share/share-secret.ts'
import type { SharedFromPage } from '#lib/share/share-selection.ts'
import { latestShareItem, type Place, pageSharesItem, settingsItem } from '#lib/storage/items.ts'
import { tokenOf } from '#lib/storage/tokens.ts'
import { createEndpointPorts } from './endpoint-ports.ts'
import { armFollowing } from './follow-shares.ts'
import { keepDraft } from './keep-draft.ts'
import { endOf, runFor } from './running.ts'

type ComposerShare = v.InferOutput<FromComposer['composer/share']['request']>
type ComposerFile = v.InferOutput<FromComposer['composer/share-file']['request']>

/** What is true of a share of which nothing is heard any more. */
const NO_ANSWER: Failure = { code: 'app/no-answer' }
/** Nothing was read of a selection there. */
const NO_TOKEN = 0
/** Undo is offered for minutes; where a share was made is of no use for longer. */
const PAGE_SHARE_MS = 60 * 60_000

/** The popup's request. It closes at a click beside it: text and link must outlive it. */
export const createShare: BackgroundHandlers['share/create'] = (request) => {
  const { text, isPrivate, endpointId, draftId: id } = request
  return runFor(`draft:${id}`, async (signal) => {
    const keep = (reason: 'sharing' | 'failed', failure: Failure) =>
      keepDraft(null, { id, text, reason, failure, isPrivate })
    // More text than the browser keeps is still in the popup; that must not stop the share.
    await keep('sharing', NO_ANSWER).catch(() => undefined)
    const { endpoints } = await settingsItem.read()
    const endpoint = endpoints.find((each) => each.id === endpointId) ?? null
    try {
      const secret = { ...request, content: { kind: 'text', text } as const }
      const share = await shareWith(endpoint, secret, isPrivate, signal)
      await latestShareItem.write({ share, isSeen: false })
      await removeDraft(id)
      return share
    } catch (thrown) {
      await keep('failed', toFailure(thrown)).catch(() => undefined)
      throw thrown
    }
  })
}

/** What the popup finds when it opens: a share that it left under way goes on before its eyes. */
export async function readDraft(): Promise<Draft | null> {
  const draft = await newestDraft()
  if (draft?.reason !== 'sharing') return draft
  const isUnderWay = endOf(`draft:${draft.id}`) !== null
  // Nobody works at it: the browser stopped the background in the middle.
  return isUnderWay ? { ...draft, failure: null } : { ...draft, reason: 'failed' }
}

/** The end of a share for a popup that did not begin it, or came too late to see it end. */
export async function joinShare(draftId: number): Promise<CreatedShare> {
  const end = endOf(`draft:${draftId}`)
  if (end) return end
  const latest = await latestShareItem.read()
  if (latest && !latest.isSeen) return latest.share
  throw new FailureError((await newestDraft())?.failure ?? NO_ANSWER)
}

/** A selection: the endpoint of its site, the default lifetime there, one opening, no passphrase. */
export async function shareFromPage(
  text: string,
  place: Place,
  isPrivate: boolean,
): Promise<SharedFromPage> {
  // Before anything is awaited: the toast that comes next offers Cancel.
  let insteadOf: string | null = null
  const share = await runFor(`tab:${place.tabId}`, async (signal) => {
    await countShare(place.tabId)
    const at = await pageAddress(place.tabId)
    const { endpoint, lost } = endpointOfPage(await settingsItem.read(), at)
    insteadOf = lost
    const content = { kind: 'text', text } as const
    const ttlSeconds = endpoint?.ttlSeconds ?? 0
    const wanted = { content, passphrase: null, ttlSeconds, maxOpens: 1 }
    return shareWith(endpoint, wanted, isPrivate, signal)
  })
  await keepPlace(share, place)
  return { share, insteadOf }
}

/** What stands in a compose box: as in the page, with what the person chose of the link. */
export function shareFromComposer(
  { text, ...chosen }: ComposerShare,
  frame: WatchedPlace,
  isPrivate: boolean,
): Promise<CreatedShare> {
  return shareThere(() => ({ kind: 'text', text }), chosen, frame, isPrivate)
}

/** A file on its way into a page. */
export function shareFileFromComposer(
  { content: encoded, name, type }: ComposerFile,
  frame: WatchedPlace,
  isPrivate: boolean,
): Promise<CreatedShare> {
  const bytes = decodeBase64url(encoded)
  if (!bytes) throw new FailureError({ code: 'app/internal' })
  const file = { kind: 'file', bytes, name, type } as const
  const contentFor = (endpoint: ConfiguredEndpoint | null) =>
    endpoint ? fileOrText(file, endpoint) : file
  return shareThere(contentFor, {}, frame, isPrivate)
}

type WatchedPlace = Pick<Place, 'tabId' | 'frameId'> & { site: WatchedSite }

async function shareThere(
  contentFor: (endpoint: ConfiguredEndpoint | null) => SecretContent,
  { endpointId, ...chosen }: Omit<ComposerShare, 'text'>,
  { tabId, frameId, site }: WatchedPlace,
  isPrivate: boolean,
): Promise<CreatedShare> {
  const share = await runFor(`composer:${tabId}:${frameId}`, async (signal) => {
    await countShare(tabId)
    const settings = await settingsItem.read()
    const endpoint = endpointId
      ? (settings.endpoints.find(({ id }) => id === endpointId) ?? null)
      : endpointOfSite(settings, site.key).endpoint
    const wanted: SecretToShare = {
      content: contentFor(endpoint),
      passphrase: chosen.passphrase ?? null,
      ttlSeconds: chosen.ttlSeconds ?? endpoint?.ttlSeconds ?? 0,
      maxOpens: chosen.maxOpens ?? 1,
    }
    return shareWith(endpoint, wanted, isPrivate, signal)
  })
  await keepPlace(share, { tabId, frameId, token: NO_TOKEN })
  return share
}

/** Its tab alone may undo it, and copy its link. */
async function keepPlace(share: CreatedShare, place: Place): Promise<void> {
  await latestShareItem.write({ share, isSeen: true })
  const madeAt = Date.now()
  const link = await digestOf(share.link)
  await pageSharesItem.update((shares) => ({
    ...Object.fromEntries(
      Object.entries(shares).filter(([, each]) => each.madeAt > madeAt - PAGE_SHARE_MS),
    ),
    [share.id]: { place, madeAt, link },
  }))
}

/** Whether each line is the link of a share that this tab has made. */
export async function areMadeBy(tabId: number, text: string): Promise<boolean> {
  const links = await Promise.all(
    text
      .split('\n')
      .slice(0, MOST_LINKS + 1)
      .map(digestOf),
  )
  const own = Object.values(await pageSharesItem.read()).filter(
    ({ place }) => place.tabId === tabId,
  )
  return links.length <= MOST_LINKS && links.every((link) => own.some((each) => each.link === link))
}

async function shareWith(
  endpoint: ConfiguredEndpoint | null,
  secret: SecretToShare,
  isPrivate: boolean,
  signal: AbortSignal,
): Promise<CreatedShare> {
  if (!endpoint) throw new FailureError({ code: await whyNoEndpoint() })
  await requireHost(endpoint.baseUrl)
  return staysAwake(() =>
    shareSecret(endpoint, secret, {
      ...createEndpointPorts(signal),
      tokenOf,
      keep: (record) => keepRecord(record, isPrivate),
    }),
  )
}

/** A new share, here or from the tab that shared a file: it is followed from now on. */
export async function keepRecord(record: ShareRecord, isPrivate: boolean): Promise<void> {
  await addRecord(record, isPrivate)
  await armFollowing()
}

async function whyNoEndpoint(): Promise<string> {
  const { problem } = await settingsItem.inspect()
  return problem === 'newer' ? 'app/storage-newer' : 'app/no-endpoint'
}
