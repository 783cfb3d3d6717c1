import { readSelection } from '#lib/editors/selection.ts'
import { servePage } from '#lib/messaging/serve.ts'
import { openShadowRoot } from '#lib/platform/shadow.ts'
import { createPlaces } from './places.ts'
import { showToast } from './toast-host.ts'

/** Token of a reading that found nothing. */
const NOTHING = 0

export function startInPage(): void {
  const places = createPlaces()
  servePage({
    'selection/read': async () => {
      const place = readSelection(document, openShadowRoot)
      return {
        text: place?.text ?? '',
        canReplace: place?.canReplace ?? false,
        isFocused: document.hasFocus() && !(document.activeElement instanceof HTMLIFrameElement),
        token: place ? places.keep(place) : NOTHING,
      }
    },
    'selection/replace': async ({ token, link }) => ({
      inPlace: await places.replace(token, link),
    }),
    'selection/restore': async ({ token }) => ({ restored: await places.restore(token) }),
    'selection/forget': async ({ token }) => {
      places.forget(token)
      return null
    },
    'toast/show': async (request) => {
      // Who closes the toast gives Undo away; what is kept in other frames ends by its timer.
      showToast(request, places.forgetAll)
      return null
    },
  })
}
