import { type ReadonlySignal, signal } from '@preact/signals'

/** The popup's three places. */
export type PopupTab = 'new' | 'shares' | 'open'

export interface PopupModel {
  tab: ReadonlySignal<PopupTab>
  show(tab: PopupTab): void
}

/** Where in the popup the person is. */
export function createPopupModel(first: PopupTab = 'new'): PopupModel {
  const tab = signal<PopupTab>(first)
  return {
    tab,
    show(next) {
      tab.value = next
    },
  }
}
