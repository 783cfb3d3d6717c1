/** The popup's third place: open a pasted link, and what was opened in this browser session. */
import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { LinkOwner } from '#lib/endpoints/link-formats.ts'
import { type Failure, toFailure } from '#lib/messaging/failure.ts'
import type { Opened } from '#lib/share/opened.ts'
import { readPastedLink } from '#lib/share/pasted-link.ts'

export interface ReceivePorts {
  /** Those that are configured. */
  endpoints(): Promise<LinkOwner[]>
  /** @throws FailureError */
  openLink(link: string): Promise<void>
  readOpened(): Promise<Opened[]>
  /** Calls back with each new list. */
  watchOpened(onChange: (list: Opened[]) => void): void
  /** Bring its tab to the front. */
  showTab(tabId: number): Promise<void>
  forgetOpened(): Promise<void>
}

export type ReceiveProblem =
  | { what: 'none' | 'truncated' | 'altered' }
  | { what: 'foreign'; host: string }
  | { what: 'failure'; failure: Failure }

export interface ReceiveModel {
  text: ReadonlySignal<string>
  problem: ReadonlySignal<ReceiveProblem | null>
  opened: ReadonlySignal<Opened[]>
  start(): Promise<void>
  setText(text: string): void
  open(): Promise<void>
  show(entry: Opened): Promise<void>
  forget(): Promise<void>
}

export function createReceiveModel(ports: ReceivePorts): ReceiveModel {
  const text = signal('')
  const problem = signal<ReceiveProblem | null>(null)
  const opened = signal<Opened[]>([])
  let isOpening = false

  /** Before any request: what is wrong with the link is told with what was pasted still there. */
  async function openPasted(): Promise<ReceiveProblem | null> {
    const pasted = await readPastedLink(text.value, await ports.endpoints())
    if (pasted.is === 'foreign') return { what: 'foreign', host: pasted.host }
    if (pasted.is !== 'link') return { what: pasted.is }
    await ports.openLink(pasted.link)
    return null
  }

  return {
    text,
    problem,
    opened,
    async start() {
      ports.watchOpened((list) => {
        opened.value = list
      })
      opened.value = await ports.readOpened()
    },
    setText(next) {
      batch(() => {
        text.value = next
        problem.value = null
      })
    },
    async open() {
      if (isOpening) return
      isOpening = true
      try {
        const found = await openPasted()
        batch(() => {
          problem.value = found
          if (!found) text.value = ''
        })
      } catch (thrown) {
        problem.value = { what: 'failure', failure: toFailure(thrown) }
      } finally {
        isOpening = false
      }
    },
    show: ({ tabId }) => ports.showTab(tabId),
    forget: () => ports.forgetOpened(),
  }
}
