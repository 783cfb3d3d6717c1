/** The link that came of sharing: copying it in every form, showing it, taking it back. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { CreatedShare } from '#lib/messaging/messages.ts'
import { type Copying, type CopyPorts, createCopying } from './copying.ts'
import { createTakingBack, type TakingBack, type TakingBackPorts } from './taking-back.ts'

export interface SharedResult {
  share: CreatedShare
  /** Null when there is none, or when it is no longer known here. */
  passphrase: string | null
}

export interface ShareResultModel {
  /** Null while there is none to show. */
  shown: ReadonlySignal<SharedResult | null>
  isQrShown: ReadonlySignal<boolean>
  copyingLink: Copying
  copyingMessage: Copying
  copyingPassphrase: Copying
  takingBack: TakingBack
  /** What was copied, shown or taken back of an earlier one is forgotten. */
  show(result: SharedResult | null): void
  copyLink(): Promise<void>
  copyMessage(message: string): Promise<void>
  copyPassphrase(): Promise<void>
  toggleQr(): void
  takeBack(): Promise<void>
}

export function createShareResult(ports: CopyPorts & TakingBackPorts): ShareResultModel {
  const shown = signal<SharedResult | null>(null)
  const isQrShown = signal(false)
  const copyingLink = createCopying(ports)
  const copyingMessage = createCopying(ports)
  const copyingPassphrase = createCopying(ports)
  const takingBack = createTakingBack(ports)
  return {
    shown,
    isQrShown,
    copyingLink,
    copyingMessage,
    copyingPassphrase,
    takingBack,
    show(result) {
      shown.value = result
      isQrShown.value = false
      takingBack.reset()
      for (const copying of [copyingLink, copyingMessage, copyingPassphrase]) copying.reset()
    },
    async copyLink() {
      if (shown.value) await copyingLink.copy(shown.value.share.link)
    },
    async copyMessage(message) {
      await copyingMessage.copy(message)
    },
    async copyPassphrase() {
      if (shown.value?.passphrase) await copyingPassphrase.copy(shown.value.passphrase)
    },
    toggleQr() {
      isQrShown.value = !isQrShown.value
    },
    async takeBack() {
      if (shown.value) await takingBack.takeBack(shown.value.share.id)
    },
  }
}
