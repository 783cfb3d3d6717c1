/**
 * Files on their way into a page: dropped, pasted or chosen. The page reads them in the event itself,
 * so that what is to be looked at first is stopped there, and done again by events of ours. Those are
 * not trusted, and pass our own guard.
 */
import { twoFrames } from '#lib/editors/frames.ts'

/** More is no file of settings, and is not looked at. */
export const MOST_FILE_BYTES = 1024 * 1024

export interface Attach {
  readonly files: readonly File[]
  /** Where it happens, from the innermost element. */
  readonly path: readonly EventTarget[]
  /** What the browser would do of its own with the text beside the files, no event of ours brings about. */
  readonly hasMore: boolean
  readonly isHeld: boolean
  /** In the turn of the event: neither page nor browser hears of it. */
  hold(): void
  /** What the page shows of a drag goes, as when a person calls it off. */
  callOff(): void
  /** The same once more, of these files. @returns false where nobody took all of it. */
  again(files?: readonly File[]): Promise<boolean>
}

/** @returns whether a file is one to look into. */
export function isLookedAt({ size }: Pick<File, 'size'>): boolean {
  return size > 0 && size <= MOST_FILE_BYTES
}

/**
 * @param input - whose event it is, where files were chosen.
 * @returns null for an event without files that are looked at.
 */
export function attachOf(event: Event, input: HTMLInputElement | null): Attach | null {
  const path = event.composedPath()
  // In Firefox a drop may be on a text.
  const target = path.find((one) => one instanceof Element)
  if (!target) return null
  const attach = input ? chosenOf(event, input, path) : transferredOf(event, target, path)
  return attach?.files.some(isLookedAt) ? attach : null
}

/** Whether it is worth a record that nobody looked: pictures come with what is copied in documents. */
export function isMissed({ files }: Attach): boolean {
  return files.some((file) => isLookedAt(file) && !isPicture(file))
}

function isPicture({ type }: File): boolean {
  return type.startsWith('image/')
}

export function isFileInput(target: EventTarget | undefined): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'file'
}

function chosenOf(event: Event, input: HTMLInputElement, path: EventTarget[]): Attach {
  // A list of our own: the page may empty the input at any time.
  const all = [...(input.files ?? [])]
  let isHeld = false
  return {
    files: all,
    path,
    hasMore: false,
    get isHeld() {
      return isHeld
    },
    hold() {
      isHeld = true
      event.stopImmediatePropagation()
      input.value = ''
    },
    callOff() {},
    async again(files = all) {
      choose(input, files)
      return input.isConnected
    },
  }
}

function choose(input: HTMLInputElement, files: readonly File[]): void {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  input.files = data.files
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function transferredOf(event: Event, target: Element, path: EventTarget[]): Attach | null {
  const drop = event instanceof DragEvent && event.type === 'drop' ? event : null
  const isPaste = event instanceof ClipboardEvent && event.type === 'paste'
  const data = drop?.dataTransfer ?? (isPaste ? event.clipboardData : null)
  if (!data?.types.includes('Files')) return null
  const items = [...data.items].filter(({ kind }) => kind === 'file')
  const plain = items.filter((item) => !item.webkitGetAsEntry?.()?.isDirectory)
  // No event of ours can carry a folder.
  const hasFolder = plain.length < items.length
  const all = hasFolder ? plain.flatMap((item) => item.getAsFile() ?? []) : [...data.files]
  const texts = data.types
    .filter((type) => type !== 'Files')
    .map((type) => [type, data.getData(type)] as const)
    .filter(([, text]) => text !== '')
  let isHeld = false
  let isCalledOff = false
  const at = () => (target.isConnected ? target : placeOf(drop))
  return {
    files: all,
    path,
    hasMore: hasFolder || texts.some(isMore) || (isPaste && all.every(isPicture)),
    get isHeld() {
      return isHeld
    },
    hold() {
      isHeld = true
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    callOff() {
      if (!drop || isCalledOff) return
      isCalledOff = true
      // It tells that there are files, as the browser's own, and not which.
      const leave = dragEvent('dragleave', null)
      fill(leave.dataTransfer, [new window.File([], '')], [])
      at()?.dispatchEvent(leave)
    },
    async again(files = all) {
      const send = (made: Event, given: DataTransfer | null) => {
        fill(given, files, texts)
        const to = at()
        const isHandled = to?.dispatchEvent(made) === false
        if (!to || isHandled || !isFileInput(to)) return to !== null && (isHandled || !drop)
        // What the browser does of its own with what is dropped on it.
        choose(to, to.multiple ? files : files.slice(0, 1))
        return !to.disabled
      }
      const sendDrag = (name: string) => {
        const made = dragEvent(name, drop)
        return send(made, made.dataTransfer)
      }
      if (!drop) {
        const paste = pasteEvent()
        return send(paste, paste.clipboardData)
      }
      if (isCalledOff) {
        // What takes a drop is often there while something is dragged, and not before.
        for (const name of ['dragenter', 'dragover']) sendDrag(name)
        await twoFrames()
      }
      return sendDrag('drop') && !hasFolder
    },
  }
}

/** The text that comes with a file and is no more than where it lies. */
const PLACE = /^(?:file:|\/)/

/** Of a picture in a page, a table in a document: the text is put in, and the file beside it left out. */
function isMore([type, text]: readonly [string, string]): boolean {
  return type === 'text/html' || (type === 'text/plain' && !PLACE.test(text))
}

function placeOf(drop: DragEvent | null): Element | null {
  return drop ? document.elementFromPoint(drop.clientX, drop.clientY) : document.activeElement
}

const HOW = { bubbles: true, cancelable: true, composed: true } as const

function dragEvent(name: string, place: DragEvent | null): DragEvent {
  const { clientX = 0, clientY = 0, screenX = 0, screenY = 0 } = place ?? {}
  const at = { clientX, clientY, screenX, screenY }
  return new DragEvent(name, { ...HOW, ...at, dataTransfer: new DataTransfer() })
}

/** Firefox makes the event's data itself, whatever it is given; Chromium takes what it is given. */
function pasteEvent(): ClipboardEvent {
  return new ClipboardEvent('paste', { ...HOW, clipboardData: new DataTransfer() })
}

/**
 * What a script of ours puts in, Firefox keeps from the page; what the page's own function puts in
 * not (measured in 153). It is told of no file but those that it is to have.
 */
function fill(
  data: DataTransfer | null,
  files: readonly File[],
  texts: readonly (readonly [string, string])[],
): void {
  if (!data) return
  const items = data.items.wrappedJSObject ?? data.items
  for (const file of files) items.add(file)
  for (const [type, text] of texts) items.add(text, type)
}

declare global {
  interface DataTransferItemList {
    /** In Firefox: as scripts of the page see it. */
    readonly wrappedJSObject?: DataTransferItemList
  }
}
