/**
 * The engines as they run in a page: a content script of its own, which answers to the tests. Calls
 * and answers cross between the worlds as JSON, which Firefox lets through.
 */
import type { ComposeBox } from '#lib/editors/compose-box.ts'
import { findBox } from '#lib/editors/find-box.ts'
import { until } from './until.ts'

/** Calls a page can make, by name; `box` is that of the element in focus. */
const calls: Record<string, (box: ComposeBox, ...args: never[]) => unknown> = {
  engine: (box) => box.engine,
  read: (box) => box.read(),
  caret: (box) => box.caret(),
  shows: (_box, wanted: string, ms: number) => untilBox(wanted, ms, (box) => box.read().text),
  caretIs: (_box, wanted: number, ms: number) => untilBox(wanted, ms, (box) => box.caret()),
  isLive: (box) => box.isLive(),
  isWhole: (box) => box.isWhole(),
  changes: () => changes,
  boxes: (box, start: number, end: number) =>
    box.boxesOf({ start, end }).map(({ x, y, width, height }) => ({ x, y, width, height })),
  marked(box, start: number, end: number) {
    const ends = box.rangeOf({ start, end })
    if (!ends) return null
    const range = document.createRange()
    range.setStart(ends.startContainer, ends.startOffset)
    range.setEnd(ends.endContainer, ends.endOffset)
    return range.toString()
  },
  replace: (box, start: number, key: string, link: string) =>
    box.replace({ start, end: start + key.length, text: key }, link),
  insert: (box, text: string) => box.insert(text),
  begin(box, start: number, key: string, link: string) {
    begun = box.replace({ start, end: start + key.length, text: key }, link)
  },
  end: () => begun,
}

/** Asked of the box in focus each time: Quill 1 takes the focus elsewhere for what is pasted, and gives it back. */
function untilBox<Value>(wanted: Value, ms: number, of: (box: ComposeBox) => Value | null) {
  return until(wanted, ms, () => {
    const box = boxInFocus()
    return box && of(box)
  })
}

/** What the element with this id is, whether it has the focus or not. */
function find(id: string): string | null {
  const element = document.getElementById(id)
  if (!element) throw new Error(`No #${id}`)
  return findBox([element], null, surroundings)?.engine ?? null
}

const { signal } = new AbortController()
const mirror = document.createElement('div').attachShadow({ mode: 'closed' })
let box: ComposeBox | null = null
let changes = 0
let begun: Promise<unknown> | null = null
const surroundings = { signal, mirrorRoot: () => mirror }

function boxInFocus(): ComposeBox | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (!active) return null
  if (box?.element.contains(active) && box.isLive()) return box
  document.documentElement.append(mirror.host)
  const found = findBox([active], null, surroundings)
  if (!found) return box
  box = found
  changes = 0
  box.observe(() => {
    changes += 1
  }, signal)
  return box
}

async function hear(event: Event): Promise<void> {
  if (!(event instanceof CustomEvent)) return
  const { id, name, args } = JSON.parse(event.detail)
  const box = boxInFocus()
  const call = calls[name]
  let answer: unknown
  try {
    if (name === 'find') answer = { value: find(args[0]) }
    else if (box && call) answer = { value: await call(box, ...(args as never[])) }
    else answer = { error: 'no box' }
  } catch (error) {
    answer = { error: String(error) }
  }
  const detail = JSON.stringify({ id, ...(answer as object) })
  document.dispatchEvent(new CustomEvent('engine-answer', { detail }))
}

const listen = () => document.addEventListener('engine-call', hear)
listen()
// TinyMCE in Firefox writes its frame anew, which takes all listeners.
new MutationObserver(listen).observe(document, { childList: true })
