import { EndpointError } from '#lib/endpoints/endpoint.ts'
import { send } from '#lib/messaging/client.ts'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import type { ShareRequest } from '#lib/models/share-request.ts'

/** In the background, which goes on when the popup is closed in the middle. */
export function shareText(
  text: string,
  terms: Omit<ShareRequest, 'content'>,
  signal: AbortSignal,
): Promise<CreatedShare> {
  return untilCancelled(terms.draftId, signal, () => send('share/create', { text, ...terms }))
}

/** What a popup began that is closed by now. */
export function joinText(draftId: number, signal: AbortSignal): Promise<CreatedShare> {
  return untilCancelled(draftId, signal, () => send('share/join', { draftId }))
}

async function untilCancelled(
  draftId: number,
  signal: AbortSignal,
  run: () => Promise<CreatedShare>,
): Promise<CreatedShare> {
  // A listener that comes after the abort is never called.
  if (signal.aborted) throw new EndpointError('endpoint/cancelled')
  const cancel = () => void send('share/cancel', { draftId })
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await run()
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
