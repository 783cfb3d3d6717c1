import { openShadowRoot } from '#lib/platform/shadow.ts'
import { type Attach, attachOf, isFileInput, isMissed } from './attach.ts'

/** Who sees to files on their way into a page: holds them in the turn of the event, or lets them go. */
export type TakeFiles = (attach: Attach) => void

export interface FilePorts {
  /** The second stage is wanted. */
  load(): void
  /** False where it could not begin: then nothing waits for it. */
  mayWait(): boolean
  /** Files that were held could not be given back, or nobody looked into some. */
  onMissed(what: 'file-lost' | 'file-unchecked'): void
}

export interface HearFiles {
  /** Set by the second stage. */
  take: TakeFiles | null
  /** @returns whether it was a drop or a paste of files, and is held. */
  hear(event: Event): boolean
  /** What tells of inputs. */
  hearInput(event: Event): void
  /** What waits for the second stage is handed to it. */
  handEarly(): void
  /** What waits goes on as it is. */
  letGo(): void
}

/** So long files are held for the second stage; then they go on as they are. */
const LONGEST_WAIT_MS = 3000

/** The first stage for files: it stops what is to be looked at until somebody can look. */
export function hearFiles(ports: FilePorts): HearFiles {
  const early = new Set<Attach>()
  /** Its `input` event was seen to; `change`, which comes next, is of the same files. */
  let seenTo: { input: EventTarget; isHeld: boolean } | null = null

  const files: HearFiles = {
    take: null,
    hear: (event) => (event.type === 'drop' || event.type === 'paste') && seeTo(event, null),
    hearInput(event) {
      const target = inputOf(event)
      if (!target) return
      // The person is about to choose: until that is done all is there. Pages press it themselves.
      if (event.type === 'click') ports.load()
      if (event.type === 'click' || !event.isTrusted) return
      const before = seenTo?.input === target ? seenTo : null
      seenTo = null
      if (event.type === 'change' && before) {
        if (before.isHeld) event.stopImmediatePropagation()
        return
      }
      const isHeld = seeTo(event, target)
      if (event.type === 'input') seenTo = { input: target, isHeld }
    },
    handEarly() {
      const { take } = files
      if (!take) return
      for (const attach of early) if (early.delete(attach)) take(attach)
    },
    letGo() {
      for (const attach of early) goOn(attach)
    },
  }

  function goOn(attach: Attach): void {
    if (!early.delete(attach)) return
    const lost = () => ports.onMissed('file-lost')
    attach.again().then((isTaken) => isTaken || lost(), lost)
  }

  function seeTo(event: Event, input: HTMLInputElement | null): boolean {
    const attach = attachOf(event, input)
    if (!attach) return false
    if (files.take) files.take(attach)
    else wait(attach)
    return attach.isHeld
  }

  function wait(attach: Attach): void {
    ports.load()
    const missed = () => ports.onMissed('file-unchecked')
    if (attach.hasMore || !ports.mayWait()) {
      if (isMissed(attach)) missed()
      return
    }
    attach.hold()
    early.add(attach)
    setTimeout(() => {
      if (early.has(attach)) missed()
      goOn(attach)
    }, LONGEST_WAIT_MS)
  }

  return files
}

/** From outside of a closed root its host is where an event comes from. */
function inputOf(event: Event): HTMLInputElement | null {
  const [target] = event.composedPath()
  if (isFileInput(target)) return target
  // Of what is typed no file comes.
  if (!(target instanceof Element) || event instanceof InputEvent) return null
  const inner = openShadowRoot(target)?.querySelectorAll('input') ?? []
  const isIts = (one: HTMLInputElement) => event.type === 'click' || one.files?.length
  return [...inner].find((one) => isFileInput(one) && isIts(one)) ?? null
}
