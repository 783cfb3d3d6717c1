/**
 * One way to drive both browsers, so that a story is written once:
 *
 * ```ts
 * await using browser = await launch('firefox')
 * const page = await browser.open(`${site.url}/notes.html`)
 * await page.select('#pem')
 * await browser.chooseFromContextMenu(page, '#pem', 'Share as one-time secret')
 * await page.waitForText({ host: 'div[data-ms=toast]', css: '[role=status]' }, /Opens once/)
 * const link = await browser.clipboard()
 * ```
 *
 * Everything waits for what it needs, and says what was there instead when it did not come.
 */
import { launchChromium } from './chromium.ts'
import { launchFirefox } from './firefox.ts'
import type { Hosts } from './hosts.ts'
import type { Network } from './proxy.ts'

export type BrowserKind = 'chromium' | 'firefox'

/**
 * A CSS selector, or what a person would name: the role and the accessible name. `host` is the
 * selector of an element whose (closed) shadow root is searched, `frame` that of an iframe.
 */
export type Target =
  | string
  | {
      css?: string
      role?: string
      name?: string | RegExp
      text?: string | RegExp
      host?: string
      frame?: string
    }

export interface LaunchOptions {
  /**
   * A window on a virtual screen, with a real mouse and keyboard: the context menu is the
   * browser's own in Chromium too, and grants what it grants to people. Linux only.
   */
  real?: boolean
  /** A window on the screen of the person who runs this. */
  headed?: boolean
  /** Let everything through, and record nothing. */
  direct?: boolean
  /** A folder with another unpacked extension than the build. */
  extension?: string
  /** A folder with one of somebody else's, which is installed beside it. */
  beside?: string
  /**
   * Optional permissions that Chromium would ask about in a window of its own, which nothing can
   * press: its copy of the manifest has them from the start. In Firefox a preference answers.
   */
  granted?: string[]
  /** Names of sites that are ours here (`hosts.ts`). */
  hosts?: Hosts
  /** Files outside a Firefox or Chromium profile: HOME of the browser (managed storage). */
  home?: string
}

export interface Page {
  url(): Promise<string>
  title(): Promise<string>
  goto(url: string): Promise<void>
  reload(): Promise<void>
  bringToFront(): Promise<void>
  /** As if another tab came to the front; `bringToFront` shows it again. */
  hide(): Promise<void>
  close(): Promise<void>

  /** A trusted click in the middle of what is visible there. */
  click(target: Target): Promise<void>
  /**
   * The same where it is right now, still or not, covered or not, as somebody does who was about to
   * press. @returns false where it is not shown.
   */
  clickAtOnce(target: Target): Promise<boolean>
  /** Drops text from elsewhere in its middle. */
  drop(target: Target, text: string): Promise<void>
  /** Drops files of the disk in its middle. */
  dropFiles(target: Target, paths: readonly string[]): Promise<void>
  /** Pastes them there. Chromium's driver has no clipboard for files. */
  pasteFiles(target: Target, paths: readonly string[]): Promise<void>
  /** Replaces what the field holds by typing. */
  fill(target: Target, text: string): Promise<void>
  /** Types at the caret. */
  type(text: string): Promise<void>
  /** `Tab`, `Enter`, `Control+A`: names as in KeyboardEvent.key. */
  press(keys: string): Promise<void>
  /** An option of a `select` element, by its text. */
  choose(target: Target, option: string): Promise<void>
  chooseFile(target: Target, ...paths: string[]): Promise<void>
  /** Selects all of the element's content, or the first place where `text` stands in it. */
  select(target: Target, text?: string): Promise<void>

  /** As it is read: `innerText` without white space at its ends. */
  text(target: Target): Promise<string>
  /** Of a field its value, else the text with its line breaks, exactly. */
  value(target: Target): Promise<string>
  /** `'my |token'` for a caret, `'{xoxb}'` for a selection. */
  fieldState(target: Target): Promise<string>
  attribute(target: Target, name: string): Promise<string | null>
  /** How many are visible now. */
  count(target: Target): Promise<number>
  waitForText(target: Target, expected: string | RegExp): Promise<string>
  waitUntilShown(target: Target): Promise<void>
  waitUntilGone(target: Target): Promise<void>
  waitForUrl(expected: string | RegExp): Promise<string>

  /** Runs in the page, as the page. */
  evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>
  /** Roles, names and texts of everything visible: for the message of a failure. */
  describe(host?: string): Promise<string>

  screenshot(path: string): Promise<void>
  /** Firefox applies the scheme and the motion to all its tabs, and has a narrowest window. */
  emulate(look: Look): Promise<void>
}

export interface Look {
  scheme?: 'light' | 'dark'
  reducedMotion?: boolean
  width?: number
  height?: number
}

export interface ShownNotification {
  id: string
  title: string
  message: string
}

export interface SavedFile {
  /** As the browser proposes it. */
  name: string
  path: string
}

export interface Browser extends AsyncDisposable {
  readonly kind: BrowserKind
  readonly version: string
  /** `chrome-extension://...` or `moz-extension://...`, without a slash at its end. */
  readonly extensionOrigin: string
  /** Search it for residue after `close({ keepProfile: true })`. */
  readonly profile: string
  readonly network: Network

  /** A new tab in front. */
  open(url: string): Promise<Page>
  /** A page of the extension as a tab: `popup.html`, `options.html`. */
  openExtensionPage(path: string): Promise<Page>
  /** The newest tab at that address, once there is one. */
  waitForPage(url: string | RegExp): Promise<Page>
  pages(): Promise<Page[]>

  /**
   * Right click on the selection in the element (without one: on the element), then the item.
   * Chromium, unless `real`: the menu's event with what the browser would put into it. That grants
   * no activeTab, so the page's origin is granted first.
   */
  chooseFromContextMenu(page: Page, target: Target, item: string): Promise<void>
  /** The extension's keyboard command; `real` presses the keys. */
  pressShareShortcut(page: Page): Promise<void>
  /** The extension's toolbar button: the popup opens in front of the page, with what a press grants. */
  pressToolbarButton(page: Page): Promise<void>

  clipboard(): Promise<string>
  setClipboard(text: string): Promise<void>
  /** The next request for that origin's permission is accepted, as a person would in the prompt. */
  acceptPrompts(origin: string): Promise<void>
  /** Origins such as `http://localhost`; a grant covers all ports of the host. */
  grant(origin: string): Promise<void>
  isGranted(origin: string): Promise<boolean>
  /** As an idle stop: the next event starts it anew. */
  stopBackground(): Promise<void>
  /**
   * The extension is installed over itself while pages are open: with what an update does to their
   * scripts, to memory and to registered scripts.
   */
  updateExtension(): Promise<void>
  /** As the switch on the browser's own page. Of what is of the extension nothing works while it is off. */
  setExtensionEnabled(isEnabled: boolean): Promise<void>
  /** Until it is stopped the background gets errors from the browser where it asks for a tab. */
  failToFindTabs(): Promise<void>
  /**
   * Closes the browser and starts it again with the same profile: what is in memory is gone, what
   * is on disk is there. Pages of before are of no use any more. Not after a reset.
   * @param restoresTabs - as for who has the browser go on where it ended: tabs of before come back.
   */
  relaunch(options?: { restoresTabs?: boolean }): Promise<void>
  storage(area: 'local' | 'session' | 'sync'): Promise<Record<string, unknown>>
  notifications(): Promise<ShownNotification[]>
  clickNotification(id: string): Promise<void>
  /** The newest file that a page had saved, once it is whole. */
  waitForDownload(): Promise<SavedFile>
  /** What pages and the extension wrote to the console, and errors nobody caught. */
  logs(): Promise<string[]>
  /** In a document of the extension that runs no code of its own; `chrome.*` gives promises. */
  inExtension<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>>

  /** Everything is as it was right after the launch: nothing of what was done is left. */
  reset(): Promise<void>
  /** When the person closed it, or we did. */
  readonly closed: Promise<void>
  /** Leaves the browser to a person: the driver's own tab goes away, and much of it stops working. */
  handOver(): Promise<void>
  close(options?: { keepProfile?: boolean }): Promise<void>
}

export function launch(kind: BrowserKind, options: LaunchOptions = {}): Promise<Browser> {
  return kind === 'chromium' ? launchChromium(options) : launchFirefox(options)
}
