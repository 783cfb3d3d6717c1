/**
 * Another extension at the same box, as checkers of spelling are: its own marks, its own element over
 * the page, keys of its own, and text of its own in what somebody writes. Runs as its content script.
 */

/** What it does is told by `data-checker` of the root: the test sets it. */
export type Mood =
  /** Puts its corrections in, and puts them in again where they are gone. */
  | 'corrects'
  /** The same, and cuts addresses off at their fragment. */
  | 'cleans'
  /** The same, and puts its own text back where it was not a key that changed it; a while later. */
  | 'insists'

/** It says what it has done in `data-wrote` and `data-keys` of the root. */
export function check(): void {
  const { documentElement: root } = document
  const mood = () => root.dataset.checker ?? 'corrects'
  const count = (name: 'wrote' | 'keys') => {
    root.dataset[name] = String(Number(root.dataset[name] ?? 0) + 1)
  }
  /** In frames: longer than anybody reads back what was put in. */
  const LATER = 20
  let box: HTMLElement | null = null
  /** What stood there after somebody's own key. */
  let own: string | null = null
  let isByKey = false

  const layer = document.createElement('checker-layer')
  layer.style.cssText =
    'position: fixed; z-index: 2147483647; pointer-events: none; border-bottom: 3px dotted red'
  layer.attachShadow({ mode: 'open' }).append(document.createElement('b'))

  const read = (one: HTMLElement) =>
    (one instanceof HTMLTextAreaElement ? one.value : (one.textContent ?? '')).replaceAll(
      '\u00a0',
      ' ',
    )

  function write(one: HTMLElement, text: string): void {
    if (read(one) === text) return
    count('wrote')
    one.focus()
    if (one instanceof HTMLTextAreaElement) one.select()
    else getSelection()?.selectAllChildren(one)
    document.execCommand('insertText', false, text)
  }

  function corrected(text: string): string {
    const spelled = text.replace(/\bteh\b/g, 'the').replace(/ {2,}/g, ' ')
    return mood() === 'cleans' ? spelled.replace(/(https?:\/\/\S+?)#\S*/g, '$1') : spelled
  }

  function look(): void {
    if (!box?.isConnected) return
    const text = read(box)
    const isReplaced = !isByKey && own !== null && text !== '' && text !== own
    if (mood() === 'insists' && isReplaced) write(box, own ?? text)
    else write(box, corrected(text))
    if (isByKey) own = read(box)
    // On top of everything, as long as it is there.
    const { left, bottom, width } = box.getBoundingClientRect()
    layer.style.left = `${left}px`
    layer.style.top = `${bottom - 3}px`
    layer.style.width = `${width}px`
    if (root.lastElementChild !== layer) root.append(layer)
    if (!('highlights' in CSS)) return
    const range = new Range()
    range.selectNodeContents(box)
    CSS.highlights.set('checker', new Highlight(range))
  }

  /** In frames, because a busy machine has fewer of them. */
  function lookAfter(frames: number): void {
    requestAnimationFrame(() => {
      if (frames > 0) lookAfter(frames - 1)
      else look()
    })
  }

  const listen = (name: string, run: (event: Event) => void) =>
    window.addEventListener(name, run, { capture: true })
  listen('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return
    count('keys')
    if (event.key.length === 1) isByKey = true
    // Its own shortcuts, one of which is ours.
    if (event.key !== 'Escape' && !(event.altKey && event.key === 'Enter')) return
    event.preventDefault()
    event.stopImmediatePropagation()
  })
  listen('pointerdown', () => {
    isByKey = false
  })
  listen('input', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    box = target
    lookAfter(mood() === 'insists' && !isByKey ? LATER : 0)
  })

  // What others put into the page goes below.
  new MutationObserver(look).observe(root, { childList: true })
}
