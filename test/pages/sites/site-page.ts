/** What makes a page of a site work: its boxes send, keep drafts and are seen by tests. */
import { type CreateEditor, type Doc, type Handle, sendOnKey } from '../editors/handle.ts'
import type { BuiltBox, BuiltSite } from './built-site.ts'
import { partOf, partsOf, writeFrames } from './page-parts.ts'

/** What a test sees of a page. */
export interface Opened {
  set(box: string, doc: Doc): Promise<void>
  model(box: string): string
  /** What it would send now: of a page that follows some time later, what stood there before. */
  copy(box: string): string
  /** Targets of its links, and all of its markup: where a key can live on unseen. */
  unseen(box: string): string
  /** What was typed and entered in what is no message. */
  entered: string[]
}

declare global {
  var opened: Opened
}

/** A message on its way. */
export interface Message {
  box: string
  by: string
  text: string
  hrefs: string[]
}

export type Wishes = Pick<BuiltSite, 'keepsDrafts' | 'lags'> & {
  boxes: readonly (BuiltBox & { editor: string })[]
}

/** Where the page changes a text itself, browsers tell nothing of it. */
const PUT = 'page-put'
const DRAFT_MS = 100
const LAG_MS = 50

/** @param create - by the names of the files in `../editors`. */
export async function startSite(
  create: Readonly<Record<string, CreateEditor>>,
  { boxes, keepsDrafts, lags }: Wishes,
): Promise<void> {
  writeFrames()
  const handles = new Map<string, Handle>()
  const drafts = new Map<string, () => string>()
  const placeOf = (name: string) => partOf(`[data-editor="${name}"]`)
  const handleOf = (name: string) => {
    const handle = handles.get(name)
    if (!handle) throw new Error(`No box ${name}`)
    return handle
  }

  const hostOf = (name: string) =>
    handleOf(name).host?.() ?? placeOf(name).querySelector<HTMLElement>('[role=textbox], textarea')

  async function put(name: string, doc: Doc): Promise<void> {
    await handleOf(name).set(doc)
    await new Promise(requestAnimationFrame)
    hostOf(name)?.focus()
    placeOf(name).dispatchEvent(new Event(PUT))
  }

  const copy = (box: string) => drafts.get(box)?.() ?? handleOf(box).model()

  function send(box: string, by: string): void {
    const message: Message = { box, by, text: copy(box), hrefs: handleOf(box).hrefs() }
    post('sent', JSON.stringify(message))
    show(message.text)
    void put(box, [[]])
  }

  for (const { name, editor, keys, attributes, where } of boxes) {
    const [place] = partsOf(`[data-editor="${name}"]`)
    const make = create[editor]
    if (!place || !make) continue
    const wishes = { keys, onSend: () => send(name, 'key'), ...(attributes && { attributes }) }
    // The page hears the keys of a frame that it writes at the frame.
    const [frame] = where && 'frame' in where ? partsOf(`${where.frame}[data-written]`) : []
    handles.set(name, await make(place, frame ? { ...wishes, keys: [] } : wishes))
    if (frame) sendOnKey(frame, wishes)
    await handleOf(name).set([[]])
    const model = () => handleOf(name).model()
    if (keepsDrafts) onChange(place, DRAFT_MS, () => post('draft', model()))
    if (lags) drafts.set(name, following(place, model))
  }
  for (const button of partsOf('[data-sends]')) {
    const { sends = '', by = '' } = button.dataset
    // Of a box that the page is built without.
    if (!handles.has(sends)) continue
    onPress(button, () => send(sends, by))
    const { empty } = button.dataset
    if (empty !== undefined)
      onlyWithText(button, empty, placeOf(sends), () => handleOf(sends).model())
  }
  for (const button of partsOf('[data-opens]')) {
    onPress(button, () => partOf(button.dataset.opens ?? '').toggleAttribute('hidden'))
  }
  const entered: string[] = []
  for (const field of partsOf('[data-other]')) {
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      entered.push('value' in field ? String(field.value) : field.innerText)
    })
  }
  globalThis.opened = {
    set: put,
    model: (box) => handleOf(box).model(),
    copy,
    unseen: (box) => {
      const fields = [...placeOf(box).querySelectorAll('textarea')].map(({ value }) => value)
      const elsewhere = handleOf(box).host?.().outerHTML
      // The text of a field is its value.
      const html = fields.length === 0 || elsewhere !== undefined ? [placeOf(box).innerHTML] : []
      return [...handleOf(box).hrefs(), ...fields, ...html, elsewhere].join()
    },
    entered,
  }
  document.documentElement.dataset.ready = 'yes'
}

/** Some time after it has stopped changing, as far as the page hears of it. */
function onChange(place: HTMLElement, waitMs: number, run: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(run, waitMs)
  }
  const observer = new MutationObserver(later)
  observer.observe(place, { childList: true, characterData: true, subtree: true })
  for (const name of ['input', PUT]) place.addEventListener(name, later)
}

/** A model that is behind what is seen. */
function following(place: HTMLElement, model: () => string): () => string {
  let last = model()
  onChange(place, LAG_MS, () => {
    last = model()
  })
  return () => last
}

/** Without text the button cannot be pressed: it is `absent`, `disabled`, or says that it is. */
function onlyWithText(
  button: HTMLElement,
  how: string,
  place: HTMLElement,
  model: () => string,
): void {
  const holder = new Comment('button')
  const update = () => {
    const isEmpty = model().trim() === ''
    if (how === 'absent') {
      if (isEmpty && button.isConnected) button.replaceWith(holder)
      if (!isEmpty && holder.isConnected) holder.replaceWith(button)
    } else if (how === 'disabled') button.toggleAttribute('disabled', isEmpty)
    else button.setAttribute('aria-disabled', String(isEmpty))
  }
  update()
  onChange(place, 0, update)
}

/** Windows that a script has made are where their opener is. */
function post(path: string, body: string): void {
  const base = location.href === 'about:blank' ? opener.location.href : location.href
  const story = base.replace(/(\/story-\d+\/).*/, '$1')
  void fetch(story + path, { method: 'POST', body })
}

function show(text: string): void {
  const line = document.createElement('p')
  line.textContent = text
  document.querySelector('[data-list]')?.append(line)
}

/** Pages build buttons from anything; then they listen for its keys too. A form is submitted. */
function onPress(button: HTMLElement, run: () => void): void {
  if (button instanceof HTMLFormElement) {
    button.addEventListener('submit', (event) => {
      event.preventDefault()
      run()
    })
    return
  }
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') run()
  })
  if (button instanceof HTMLButtonElement) return
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    run()
  })
}
