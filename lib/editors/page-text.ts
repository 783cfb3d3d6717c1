/**
 * What a person can read of a page, in pieces that are scanned one by one: its text as compose
 * boxes are read (`text-blocks.ts`), what stands in fields, and where links lead. It is read in
 * small steps, because a page may be large and somebody is using it.
 */
import { joined } from '#lib/check/joined.ts'
import type { Span } from '#lib/detection/finding.ts'
import { endsIn } from './editable-text.ts'
import { isTextField, type TextField } from './engines/text-field.ts'
import { type Block, isLeaf, Tree, walkBlock } from './text-blocks.ts'
import { INVISIBLE, type OpenShadowRoot } from './text-of-range.ts'

/** Text of the page, a field, or a link by its address. */
export type PagePlace = Range | HTMLElement

export interface PagePiece {
  readonly where: 'text' | 'field' | 'link'
  readonly text: string
  /** Where a span of it can be seen now; empty when nobody sees it, or the page has changed there. */
  placesOf(span: Span): PagePlace[]
}

export interface PageOptions {
  /** Not those of our own, which are no text of the page. */
  openShadowRoot: OpenShadowRoot
  /** Called with each root before it is read: what changes in it from then on may be missed. */
  onRoot(root: Document | ShadowRoot): void
  /** Of all pieces together. */
  mostCharacters: number
}

/** What became of reading a page. */
export interface PageRead {
  /** There is more text than was read. */
  isCut: boolean
  /** Embedded documents that no script of this one can read: of other origins, or files. */
  closedFrames: number
}

/** What an address has more holds data rather than a place. */
const LONGEST_ADDRESS = 8192
/** So many elements are looked at between two steps. */
const ELEMENTS_A_STEP = 500

/** Elements that a page can give a shadow root (DOM standard), besides those with names of its own. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(
    ' ',
  ),
)
/** Data and code, which lead nowhere. */
const NO_PLACE = /^(?:data|blob|javascript):/i

/** @returns steps: a piece, or nothing where the reader may rest. */
export function* readPage(
  document: Document,
  options: PageOptions,
): Generator<PagePiece | undefined, PageRead> {
  let room = options.mostCharacters
  let isCut = false
  let closedFrames = 0
  const fields: TextField[] = []
  const links: HTMLAnchorElement[] = []
  /** Roots of text that are still to be read; what others leave out is added. */
  const texts: (Element | ShadowRoot)[] = [document.body ?? document.documentElement]

  function* gather(root: Document | ShadowRoot): Generator<undefined> {
    options.onRoot(root)
    for (const [index, element] of root.querySelectorAll('*').entries()) {
      if (index % ELEMENTS_A_STEP === ELEMENTS_A_STEP - 1) yield
      if (isTextField(element)) fields.push(element)
      else if (element instanceof HTMLAnchorElement) links.push(element)
      else if (isClosedFrame(element)) closedFrames += 1
      if (element.getAttribute('contenteditable') === 'false') texts.push(element)
      if (!canHost(element)) continue
      const shadow = options.openShadowRoot(element)
      if (!shadow) continue
      texts.push(shadow)
      yield* gather(shadow)
    }
  }

  yield* gather(document)
  for (const root of texts) {
    const tree = new Tree(root)
    const waiting: Block[] = [tree.root]
    const walked: Block[] = []
    for (let block = waiting.pop(); block; block = waiting.pop()) {
      if (room <= 0) {
        isCut = true
        block.items = []
        continue
      }
      for (const inner of walkBlock(tree, block).toReversed()) waiting.push(inner)
      walked.push(block)
      room -= lengthOf(block)
      yield
    }
    // From the inside out, so that none takes the time of all that are in it.
    for (const block of walked.toReversed()) {
      tree.update(block)
      yield
    }
    if (tree.root.text.trim() !== '') yield pieceOfText(tree.root)
  }
  for (const gathered of [() => pieceOfFields(fields, room), () => pieceOfLinks(links, room)]) {
    const piece = gathered()
    isCut ||= piece.isCut
    room -= piece.text.length
    if (piece.text !== '') yield piece
  }
  return { isCut, closedFrames }
}

/** Of one's own origin its script is beside this one, and says itself what it sees. */
function isClosedFrame(element: Element): boolean {
  return (
    isClosed(element) &&
    element.checkVisibility() &&
    isLarge(element.clientWidth, element.clientHeight)
  )
}

function isClosed(element: Element): boolean {
  if (element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement) {
    return element.contentDocument === null
  }
  if (element instanceof HTMLObjectElement) {
    return element.contentDocument === null && isForeign(element.data, element.type)
  }
  return element instanceof HTMLEmbedElement && isForeign(element.src, element.type)
}

/** Whether it shows a document is not told of these by all browsers: a picture has no need to say what it is. */
function isForeign(address: string, type: string): boolean {
  if (type.startsWith('image/') || !URL.canParse(address)) return false
  return new URL(address).origin !== location.origin
}

/** Smaller ones are there to be counted, or for scripts. */
export function isLarge(width: number, height: number): boolean {
  return width > 1 && height > 1
}

function canHost({ localName }: Element): boolean {
  return HOSTS.has(localName) || localName.includes('-')
}

function lengthOf({ items }: Block): number {
  let length = 0
  for (const item of items ?? []) {
    if (typeof item !== 'string' && isLeaf(item)) length += item.text.length
  }
  return length
}

function pieceOfText(root: Block): PagePiece {
  const { text } = root
  return {
    where: 'text',
    text,
    placesOf(span) {
      const ends = endsIn(root, span)
      const { startContainer: start, endContainer: end } = ends ?? {}
      if (!ends || !(start instanceof Text) || !(end instanceof Text)) return []
      if (!start.isConnected || !end.isConnected) return []
      if (ends.startOffset > start.length || ends.endOffset > end.length) return []
      const range = new Range()
      range.setStart(start, ends.startOffset)
      range.setEnd(end, ends.endOffset)
      return isStill(range, text.slice(span.start, span.end)) && isSeen(range) ? [range] : []
    },
  }
}

/** Whether a range begins and ends as a text does; between its ends elements may stand that show nothing. */
function isStill(range: Range, text: string): boolean {
  const { startContainer: start, endContainer: end, startOffset, endOffset } = range
  if (!(start instanceof Text) || !(end instanceof Text)) return false
  const [whole, last] = [plain(text), plain(end.data.slice(0, endOffset))]
  if (start === end) return whole === plain(start.data.slice(startOffset, endOffset))
  return whole.startsWith(plain(start.data.slice(startOffset))) && whole.endsWith(last)
}

/** Without what editors and HTML change of white space. */
function plain(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, '')
}

/** Fields or links, as many as there is room for. */
interface GatheredPiece extends PagePiece {
  isCut: boolean
}

function pieceOfFields(fields: readonly TextField[], room: number): GatheredPiece {
  return gatheredPiece(
    'field',
    fields.map((field) => [field.value, [field]]),
    room,
  )
}

function pieceOfLinks(links: readonly HTMLAnchorElement[], room: number): GatheredPiece {
  const byAddress = new Map<string, HTMLAnchorElement[]>()
  let isCut = false
  for (const { href, link } of links.map((link) => ({ href: link.href, link }))) {
    if (href === '' || NO_PLACE.test(href)) continue
    isCut ||= href.length > LONGEST_ADDRESS
    const address = href.slice(0, LONGEST_ADDRESS)
    const same = byAddress.get(address)
    if (same) same.push(link)
    else byAddress.set(address, [link])
  }
  const piece = gatheredPiece('link', byAddress, room)
  return { ...piece, isCut: isCut || piece.isCut }
}

function gatheredPiece(
  where: 'field' | 'link',
  entries: Iterable<readonly [string, readonly HTMLElement[]]>,
  room: number,
): GatheredPiece {
  const { text, isCut, ownerOf } = joined(entries, room)
  return {
    where,
    text,
    isCut,
    placesOf: (span) =>
      ownerOf(span)
        ?.filter((one) => isSeen(one))
        .map(placeOfElement) ?? [],
  }
}

/** A link is marked by its words, if it has any. */
function placeOfElement(element: HTMLElement): PagePlace {
  if (isTextField(element) || element.textContent.trim() === '') return element
  const range = new Range()
  range.selectNodeContents(element)
  return range
}

const SEEN = { visibilityProperty: true, opacityProperty: true } as const

/** Somebody who looks at the page, or scrolls there, sees it. */
export function isSeen(place: PagePlace): boolean {
  const element = place instanceof Range ? elementOf(place) : place
  if (!element?.checkVisibility(SEEN)) return false
  // Some type credentials as dots in a field of text.
  const dots = getComputedStyle(element).getPropertyValue('-webkit-text-security')
  if (dots !== 'none' && dots !== '') return false
  return [...place.getClientRects()].some(({ width, height }) => isLarge(width, height))
}

/** The element that holds where a range begins; of text right in a shadow root its host. */
export function elementOf({ startContainer: start }: Range): Element | null {
  const parent = start instanceof Element ? start : start.parentNode
  if (parent instanceof ShadowRoot) return parent.host
  return parent instanceof Element ? parent : null
}
