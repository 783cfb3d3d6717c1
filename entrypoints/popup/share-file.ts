import type { Bytes } from '#lib/crypto/bytes.ts'
import { loadKind } from '#lib/endpoints/registry.ts'
import { send } from '#lib/messaging/client.ts'
import { FailureError } from '#lib/messaging/failure.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import type { ChosenFile, ShareRequest, ShareRun } from '#lib/models/share-request.ts'
import { createWorkerStretch } from '#lib/platform/argon2-worker.ts'
import { requireHost } from '#lib/platform/permissions.ts'
import { createUploadFetch } from '#lib/platform/upload.ts'
import { checkSize, shareSecret } from '#lib/share/share-secret.ts'
import { latestShareItem, settingsItem } from '#lib/storage/items.ts'
import { tokenOf } from '#lib/storage/tokens.ts'

/** Here and not in the background: a file does not fit into a message, and this page stays open. */
export async function shareFile(
  file: ChosenFile,
  { endpointId, isPrivate, ...terms }: Omit<ShareRequest, 'content' | 'draftId'>,
  { signal, onUpload }: ShareRun,
): Promise<CreatedShare> {
  const { endpoints } = await settingsItem.read()
  const endpoint = endpoints.find(({ id }) => id === endpointId)
  if (!endpoint) throw new FailureError({ code: 'app/no-endpoint' })
  checkSize('file', file.size, endpoint)
  await requireHost(endpoint.baseUrl)
  const { name, type } = file
  const content = { kind: 'file', bytes: await read(file), name, type } as const
  const share = await shareSecret(
    endpoint,
    { ...terms, content },
    {
      kindNamed: loadKind,
      fetch: createUploadFetch(onUpload),
      stretch: createWorkerStretch('/argon2-worker.js', { signal }),
      now: Date.now,
      signal,
      tokenOf,
      keep: async (record) => void (await send('share/keep', { record, isPrivate })),
    },
  )
  await latestShareItem.write({ share, isSeen: false })
  return share
}

async function read(file: ChosenFile): Promise<Bytes> {
  try {
    return await file.bytes()
  } catch {
    // Moved or changed since it was chosen, or a folder: browsers do not tell these apart.
    throw new FailureError({ code: 'app/unreadable-file' })
  }
}
