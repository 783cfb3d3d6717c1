/** A page built as a site builds its own, and what a person does in its boxes. */
import type { Doc } from '#test/pages/editors/handle.ts'
import { type BuiltBox, type BuiltSite, builtPage } from '#test/pages/sites/built-site.ts'
import { BUILT_SITES } from '#test/pages/sites/index.ts'
import type { Message, Opened } from '#test/pages/sites/site-page.ts'
import type { Page, Target } from './browser.ts'
import { bundleForPages } from './editor-pages.ts'
import { waitFor } from './wait.ts'
import {
  CARD_TITLE,
  DIALOG,
  expect,
  KEY,
  LINK,
  REPLACE,
  replace,
  type SitePage,
  type Watched,
} from './watched.ts'

declare const opened: Opened

const FIELD = ':is([role=textbox], textarea)'
const READY = '[data-ready=yes]'
const REPLACED = 'Replaced with a one-time link'
const EDITORS_IN_USE = new Set(
  BUILT_SITES.flatMap(({ editor, boxes }) => [editor, ...boxes.flatMap((box) => box.editor ?? [])]),
)
let scripts: Promise<Map<string, string>> | undefined

/** Links as one sign, so that texts can be compared. */
export function shown(text: string): string {
  return text.replaceAll(new RegExp(LINK, 'g'), '¤')
}

export async function openSite(watched: Watched, site: BuiltSite): Promise<SitePage> {
  scripts ??= bundleForPages([
    'sites/site-page',
    ...[...EDITORS_IN_USE].map((name) => `editors/${name}`),
  ])
  const served = await scripts
  const pageAt = (path: string, body: string) => {
    const folder = `${new URL(path, site.host).origin}/editors/`
    for (const [name, text] of served) watched.serve(folder + name, text, 'text/javascript')
    return builtPage(site, body, folder)
  }
  const beside = Object.entries(site.beside ?? {}).map(([path, body]) => [path, pageAt(path, body)])
  const built = await watched.open(site.host, pageAt('', site.body), Object.fromEntries(beside))
  await built.page.waitUntilShown(READY)
  return built
}

/** One box of a page, in whichever window or frame that is. */
export class BoxStory {
  readonly page: Page
  readonly box: BuiltBox
  readonly #site: SitePage
  #sent: number

  constructor(site: SitePage, page: Page, box: BuiltBox) {
    this.page = page
    this.box = box
    this.#site = site
    this.#sent = site.sentSoFar().length
  }

  get dialog(): Target {
    return this.#inFrame(DIALOG)
  }

  /** The card's first button. */
  get replace(): Target {
    return this.#inFrame(REPLACE)
  }

  get drafts(): string[] {
    return this.#site.drafts()
  }

  /** Put a document in, as a draft is put back, with the focus in it. */
  async set(doc: Doc): Promise<void> {
    await this.page.evaluate((box, to) => opened.set(box, to), this.box.name, doc)
    await this.page.press('Control+End')
  }

  /** Into the empty box. */
  async type(text: string): Promise<void> {
    // A card may stand over a box that is not its own.
    if (this.#isForeign) await this.#clickInto()
    else await this.set([[]])
    await this.page.type(text)
    if (!this.#isForeign) await this.followed()
  }

  /** In place of what stands in it, without typing where that can be. */
  async write(text: string): Promise<void> {
    if (!this.#isForeign) {
      await this.set([[{ text }]])
      return
    }
    await this.#clickInto()
    await this.page.press('Control+A')
    await this.page.type(text)
  }

  /** Of a page of its own, whose box no other reaches. */
  get #isForeign(): boolean {
    const { where } = this.box
    return where !== undefined && 'frame' in where && !where.isWritten
  }

  #clickInto(): Promise<void> {
    return this.page.click(this.target(`[data-editor="${this.box.name}"] ${FIELD}`))
  }

  /** Until the page would send what is seen, as it does when a person presses a key after another. */
  async followed(): Promise<void> {
    await waitFor(
      () =>
        this.page.evaluate((box) => opened.copy(box) === opened.model(box) || null, this.box.name),
      () => 'The page does not follow',
    )
  }

  press(button: string): Promise<void> {
    return this.page.click(this.target(button))
  }

  /** Something of its composer. */
  target(css: string): Target {
    const { where } = this.box
    if (where && 'shadowOf' in where) return { css, host: where.shadowOf }
    const isAround = !where || !('frame' in where) || where.isWritten
    return isAround ? css : { css, frame: where.frame }
  }

  /** By the card, whose key is pressed. @param before - what stands in the box. */
  async replaced(before: string): Promise<void> {
    await this.expectModel(before)
    await this.page.waitUntilShown(this.replace)
    await replace(this.page, this.replace)
    await this.#saysReplaced()
    await this.expectModel(before.replace(KEY, '¤'))
    expect(await this.unseen()).not.toContain(KEY)
  }

  /** A person sees that it is done before they go on; the card goes a while after. */
  async #saysReplaced(): Promise<void> {
    const title = this.#inFrame(CARD_TITLE)
    await waitFor(
      async () =>
        (await this.page.count(title)) === 0 || (await this.page.text(title)) === REPLACED || null,
      () => `The card does not say ${REPLACED}`,
    )
  }

  /** What the editor itself says of its text. */
  async expectModel(expected: string): Promise<void> {
    let last = ''
    await waitFor(
      async () => {
        last = shown(await this.page.evaluate((box) => opened.model(box), this.box.name))
        return last === expected || null
      },
      () => `The model is ${JSON.stringify(last)}, not ${JSON.stringify(expected)}`,
      MODEL_MS,
    )
  }

  unseen(): Promise<string> {
    return this.page.evaluate((box) => opened.unseen(box), this.box.name)
  }

  /** Nothing more than this since the last time. */
  async sentOnce(): Promise<Message> {
    const before = this.#sent
    const all = (await this.#site.sent(before + 1)).slice(before)
    this.#sent += all.length
    const [message, ...more] = all.map((one): Message => JSON.parse(one))
    if (!message || more.length > 0) throw new Error(`Sent more than once: ${all}`)
    expect(message.box).toBe(this.box.name)
    expect(message.hrefs.filter((href) => href.includes(KEY))).toEqual([])
    return message
  }

  /** Card and dialog are drawn in the frame of the box. */
  #inFrame(part: Exclude<Target, string>): Target {
    const { where } = this.box
    return where && 'frame' in where ? { ...part, frame: where.frame } : part
  }
}

/** What has worked on one page; one that failed does not keep the next from beginning anew. */
export class SiteStory {
  readonly failures = new Map<string, string>()
  readonly #watched: Watched
  readonly #built: SitePage

  constructor(watched: Watched, built: SitePage) {
    this.#watched = watched
    this.#built = built
  }

  async scenario(name: string, run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      this.failures.set(name, String(error))
      await this.#built.page.bringToFront()
      await this.#built.page.reload()
      await this.#built.page.waitUntilShown(READY)
    }
  }

  /** Go to a box, which a window may have to be opened for. */
  async enter(box: BuiltBox): Promise<BoxStory> {
    const { page } = this.#built
    if (!box.where || !('opener' in box.where)) return new BoxStory(this.#built, page, box)
    const before = (await this.#watched.browser.pages()).length
    await page.click(box.where.opener)
    await waitFor(
      async () => (await this.#watched.browser.pages()).length > before || null,
      () => 'No window opens',
    )
    const popup = await this.#watched.browser.waitForPage(box.where.url)
    await popup.waitUntilShown(READY)
    await popup.bringToFront()
    // A new window may be drawn before it takes keys: they would go nowhere.
    await waitFor(
      () => popup.evaluate(() => document.hasFocus() || null),
      () => 'The window does not take the focus',
    )
    return new BoxStory(this.#built, popup, box)
  }
}

const MODEL_MS = 5000
