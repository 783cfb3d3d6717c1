import { readSelection, type SelectedPlace } from '#lib/editors/selection.ts'
import { servePage } from '#lib/messaging/serve.ts'
import { openShadowRoot } from '#lib/platform/shadow.ts'
import { showToast } from './toast-host.tsx'

/** For this long the text that was read is kept for Undo; no toast shows longer. */
const KEEP_MS = 60_000

interface Kept {
  place: SelectedPlace
  link: string | null
  timer: ReturnType<typeof setTimeout>
}

export function startInPage(): void {
  let kept: Kept | null = null

  const keep = (place: SelectedPlace | null): void => {
    if (kept) clearTimeout(kept.timer)
    kept = place && { place, link: null, timer: setTimeout(() => keep(null), KEEP_MS) }
  }

  servePage({
    'selection/read': async () => {
      const place = readSelection(document, openShadowRoot)
      keep(place)
      return {
        text: place?.text ?? '',
        canReplace: place?.canReplace ?? false,
        isFocused: document.hasFocus() && !(document.activeElement instanceof HTMLIFrameElement),
      }
    },
    'selection/replace': async ({ link }) => {
      if (!kept) return { inPlace: 'failed' }
      kept.link = link
      return { inPlace: await kept.place.replace(link) }
    },
    'selection/restore': async () => {
      if (!kept || kept.link === null) return { restored: false }
      const restored = await kept.place.restore(kept.link)
      keep(null)
      return { restored }
    },
    'toast/show': async (view) => {
      showToast(view)
      return null
    },
  })
}
