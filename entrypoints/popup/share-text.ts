import { send } from '#lib/messaging/client.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import type { ShareRequest, ShareRun } from '#lib/models/share-form.ts'

/** In the background, which goes on when the popup is closed in the middle. */
export async function shareText(
  text: string,
  terms: Omit<ShareRequest, 'content'>,
  { signal }: ShareRun,
): Promise<CreatedShare> {
  const { draftId } = terms
  const cancel = () => void send('share/cancel', { draftId })
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await send('share/create', { text, ...terms })
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
