import { type ReadonlySignal, signal } from '@preact/signals'

/** The popup's three places. */
export type PopupTab = 'new' | 'shares' | 'open'

export interface PopupModel {
  tab: ReadonlySignal<PopupTab>
  /** A newer version made the settings: nothing can be shared with what this one knows. */
  isOutdated: ReadonlySignal<boolean>
  show(tab: PopupTab): void
  inspected(problem: 'damaged' | 'newer' | null): void
}

/** Where in the popup the person is. */
export function createPopupModel(first: PopupTab = 'new'): PopupModel {
  const tab = signal<PopupTab>(first)
  const isOutdated = signal(false)
  return {
    tab,
    isOutdated,
    show(next) {
      tab.value = next
    },
    inspected(problem) {
      isOutdated.value = problem === 'newer'
    },
  }
}
