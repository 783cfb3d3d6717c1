import type { SelectedPlace } from '#lib/editors/selection.ts'
import type { InPlace } from '#lib/messaging/messages.ts'

/** However long a toast is looked at, the text behind its Undo is kept no longer. */
const KEEP_MS = 5 * 60_000

/** Places that were read in this frame and may still be needed: to replace, or to undo. */
export interface Places {
  /** @returns a token that names it. */
  keep(place: SelectedPlace): number
  replace(token: number, link: string): Promise<InPlace>
  restore(token: number): Promise<boolean>
  forget(token: number): void
  forgetAll(): void
}

export function createPlaces(): Places {
  const kept = new Map<number, { place: SelectedPlace; link: string | null }>()
  let last = 0
  return {
    keep(place) {
      const token = ++last
      kept.set(token, { place, link: null })
      setTimeout(() => kept.delete(token), KEEP_MS)
      return token
    },
    async replace(token, link) {
      const found = kept.get(token)
      if (!found) return 'failed'
      const inPlace = await found.place.replace(link)
      if (inPlace === 'replaced') found.link = link
      else kept.delete(token)
      return inPlace
    },
    async restore(token) {
      const found = kept.get(token)
      if (!found || found.link === null) return false
      kept.delete(token)
      return found.place.restore(found.link)
    },
    forget: (token) => void kept.delete(token),
    forgetAll: () => kept.clear(),
  }
}
