/** Chromium, driven with Playwright and, where it cannot reach, the DevTools protocol. */
import { join } from 'node:path'
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Download,
  type ElementHandle,
  type Frame,
  type Page as PlaywrightPage,
  type Worker,
} from 'playwright'
import { chromiumPath } from '#scripts/browsers.ts'
import type {
  Browser,
  LaunchOptions,
  Look,
  Page,
  SavedFile,
  ShownNotification,
  Target,
} from './browser.ts'
import { type Display, startDisplay } from './display.ts'
import { copyExtension, type InstalledExtension } from './extension.ts'
import { COMMAND_ID, menuItemId } from './menus.ts'
import { BasePage, FIND_SOURCE, includes, queryOf, type Scope, scopeOf } from './page.ts'
import type { Place } from './page-tools.ts'
import { type Network, type RecordingProxy, startProxy } from './proxy.ts'
import { ServiceWorker } from './service-worker.ts'
import { temporaryFolder } from './temp.ts'
import { waitFor } from './wait.ts'

/**
 * Encrypted, what it writes of sessions could not be searched for residue. Of two such arguments the
 * last one counts: the others are those that Playwright turns off.
 */
const FEATURES_OFF = [
  'EncryptSessionStorage',
  ...'AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades'.split(' '),
  ...'HttpsFirstBalancedModeAutoEnable LensOverlay MediaRouter PaintHolding'.split(' '),
  ...'ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect'.split(' '),
  ...'OptimizationHints NetworkTimeServiceQuerying AimEnabled PreconnectToSearch'.split(' '),
]

export async function launchChromium(options: LaunchOptions): Promise<ChromiumBrowser> {
  const folder = temporaryFolder('chromium')
  const display = options.real ? await startDisplay() : null
  const proxy = options.direct ? null : await startProxy(options.hosts)
  const profile = join(folder.path, 'profile')
  const cleanUp = async () => {
    await proxy?.close()
    await display?.close()
  }
  try {
    const extension = copyExtension('chromium', join(folder.path, 'extension'), {
      build: options.extension,
      granted: options.granted,
    })
    const start = () =>
      chromium.launchPersistentContext(profile, {
        executablePath: chromiumPath(),
        headless: !options.real && !options.headed,
        chromiumSandbox: process.getuid?.() !== 0, // root has none
        permissions: ['clipboard-read', 'clipboard-write'],
        locale: 'en-US',
        ...(options.real || options.headed ? { viewport: null } : {}),
        // Whoever started it ends it; Playwright would end the whole process.
        ...(options.direct && { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }),
        // Not for people: it puts a warning on top of the window.
        ...(options.headed && { ignoreDefaultArgs: ['--enable-automation'] }),
        ...(proxy && {
          proxy: { server: `http://127.0.0.1:${proxy.port}`, bypass: '<-loopback>' },
        }),
        env: {
          ...(process.env as Record<string, string>),
          ...utf8Locale(),
          ...(options.home && { HOME: options.home }),
          ...(display && { DISPLAY: display.name }),
        },
        args: [
          `--disable-extensions-except=${extension.path}`,
          `--load-extension=${extension.path}`,
          '--no-first-run',
          // For `pressToolbarButton`.
          '--enable-unsafe-extension-debugging',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          `--disable-features=${FEATURES_OFF.join(',')}`,
          ...(options.hosts ? ['--ignore-certificate-errors'] : []),
          ...(display ? ['--window-position=0,0', '--window-size=1280,1000'] : []),
        ],
      })
    const context = await start()
    const browser = new ChromiumBrowser({ context, start, extension, profile, proxy, display })
    browser.onClose(cleanUp, folder.remove)
    await browser.start()
    return browser
  } catch (error) {
    await cleanUp()
    folder.remove()
    throw error
  }
}

interface Parts {
  context: BrowserContext
  /** Once more, with the same profile. */
  start: () => Promise<BrowserContext>
  extension: InstalledExtension
  profile: string
  proxy: RecordingProxy | null
  display: Display | null
}

class ChromiumBrowser implements Browser {
  readonly kind = 'chromium'
  readonly version: string
  readonly extensionOrigin: string
  readonly profile: string
  readonly network: Network
  readonly closed: Promise<void>
  readonly #startAgain: () => Promise<BrowserContext>
  readonly #extension: InstalledExtension
  readonly #display: Display | null
  readonly #logs: string[] = []
  readonly #downloads: Download[] = []
  readonly #pages = new Map<PlaywrightPage, ChromiumPage>()
  #context: BrowserContext
  #worker: ServiceWorker
  #isRelaunching = false
  #resolveClosed: () => void = () => {}
  #desk: PlaywrightPage | null = null
  #front: PlaywrightPage | null = null
  #cleanUp: (() => Promise<void>) | null = null
  #removeFolder: (() => void) | null = null

  constructor({ context, start, extension, profile, proxy, display }: Parts) {
    this.#context = context
    this.#startAgain = start
    this.#extension = extension
    this.#display = display
    this.profile = profile
    this.network = proxy ?? { requests: [], rule: () => () => {} }
    this.extensionOrigin = extension.origin
    this.#worker = new ServiceWorker(context, extension.origin, () => this.#deskTab())
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve
    })
    this.version = context.browser()?.version() ?? 'unknown'
  }

  onClose(cleanUp: () => Promise<void>, removeFolder: () => void): void {
    this.#cleanUp = cleanUp
    this.#removeFolder = removeFolder
  }

  async start(): Promise<void> {
    this.#listen()
    const [worker] = this.#context.serviceWorkers()
    if (worker) this.#watch(worker)
    else await this.#context.waitForEvent('serviceworker')
    if (this.#extension.optionsPage) await this.waitForPage(this.#extension.optionsPage)
    await this.#openDesk()
  }

  async relaunch(): Promise<void> {
    this.#isRelaunching = true
    await this.#context.close()
    this.#isRelaunching = false
    this.#context = await this.#startAgain()
    this.#worker = new ServiceWorker(this.#context, this.#extension.origin, () => this.#deskTab())
    this.#pages.clear()
    this.#front = null
    this.#listen()
    await this.#openDesk()
  }

  #listen(): void {
    this.#context.once('close', () => {
      if (!this.#isRelaunching) this.#resolveClosed()
    })
    this.#context.on('console', (message) =>
      this.#logs.push(`${message.type()}: ${message.text()}`),
    )
    this.#context.on('weberror', (error) => this.#logs.push(`error: ${error.error().stack}`))
    const keepDownloads = (tab: PlaywrightPage) =>
      tab.on('download', (download) => this.#downloads.push(download))
    for (const tab of this.#context.pages()) keepDownloads(tab)
    this.#context.on('page', keepDownloads)
    this.#context.on('serviceworker', (worker) => this.#watch(worker))
  }

  async #openDesk(): Promise<void> {
    // A new tab: Chromium shows an options page in the empty one it started with.
    this.#desk = await this.#context.newPage()
    await this.#desk.goto(`${this.extensionOrigin}/manifest.json`)
  }

  async open(url: string): Promise<Page> {
    const page = this.#wrap(await this.#context.newPage())
    await page.goto(url)
    this.#front = page.tab
    return page
  }

  openExtensionPage(path: string): Promise<Page> {
    return this.open(`${this.extensionOrigin}/${path}`)
  }

  async waitForPage(url: string | RegExp): Promise<Page> {
    const tab = await waitFor(
      () => this.#tabs().findLast((one) => includes(one.url(), url)) ?? null,
      () => `No tab at ${url}, but: ${this.#tabs().map((one) => one.url())}`,
    )
    this.#front = tab
    return this.#wrap(tab)
  }

  async pages(): Promise<Page[]> {
    return this.#tabs().map((tab) => this.#wrap(tab))
  }

  async chooseFromContextMenu(page: Page, target: Target, item: string): Promise<void> {
    const shown = this.#own(page)
    await page.bringToFront()
    if (this.#display) return this.#chooseForReal(this.#display, shown, target)
    const { frame } = scopeOf(target)
    const info = await shown.contextMenuInfo(target)
    if (URL.canParse(info.pageUrl)) await this.#grantFor(info.pageUrl)
    const menuItem = menuItemId(item)
    await this.#worker.evaluate(
      async ([wanted, event, frameUrl]) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
        if (!tab?.id) throw new Error('no tab is in front')
        let frameId = 0
        if (frameUrl) {
          const frames = await chrome.scripting.executeScript({
            target: { tabId: tab.id, allFrames: true },
            func: () => location.href,
          })
          frameId = frames.find((one) => one.result === frameUrl)?.frameId ?? -1
        }
        const clicked = chrome.contextMenus.onClicked as unknown as {
          dispatch(info: unknown, tab: unknown): void
        }
        clicked.dispatch({ ...event, menuItemId: wanted, frameId }, tab)
      },
      [menuItem, info, frame ? (info.frameUrl ?? null) : null] as const,
    )
  }

  async pressShareShortcut(page: Page): Promise<void> {
    await page.bringToFront()
    if (this.#display) return this.#display.keys('alt+shift+s')
    await this.#grantFor(await page.url())
    await this.#worker.evaluate(async (command) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
      const pressed = chrome.commands.onCommand as unknown as {
        dispatch(command: string, tab: unknown): void
      }
      pressed.dispatch(command, tab)
    }, COMMAND_ID)
  }

  async pressToolbarButton(page: Page): Promise<void> {
    await page.bringToFront()
    const session = await this.#context.browser()?.newBrowserCDPSession()
    if (!session) throw new Error('The browser is gone')
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] })
    const url = await page.url()
    const targetId = targetInfos.find((target) => target.url === url)?.targetId
    // Newer than Playwright's types.
    const send = session.send as (method: string, params: object) => Promise<unknown>
    await send.call(session, 'Extensions.triggerAction', { id: this.#extension.id, targetId })
    await session.detach()
  }

  /** Playwright lets every tab believe that it has the focus, which the clipboard asks for. */
  async clipboard(): Promise<string> {
    return this.#deskTab().evaluate(() => navigator.clipboard.readText())
  }

  async setClipboard(text: string): Promise<void> {
    await this.#deskTab().evaluate((it) => navigator.clipboard.writeText(it), text)
  }

  async acceptPrompts(origin: string): Promise<void> {
    const settings = await this.#context.newPage()
    try {
      await settings.goto('chrome://extensions/')
      await settings.evaluate(
        ([id, pattern]) =>
          (
            chrome as unknown as {
              developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> }
            }
          ).developerPrivate.addHostPermission(id, pattern),
        [this.#extension.id, patternOf(origin)] as const,
      )
    } finally {
      await settings.close()
      if (!this.#front?.isClosed()) await this.#front?.bringToFront()
    }
  }

  async grant(origin: string): Promise<void> {
    await this.acceptPrompts(origin)
    const ask = (pattern: string) => chrome.permissions.request({ origins: [pattern] })
    if (!(await this.inExtension(ask, patternOf(origin)))) throw new Error(`No grant: ${origin}`)
  }

  isGranted(origin: string): Promise<boolean> {
    return this.inExtension(
      (pattern) => chrome.permissions.contains({ origins: [pattern] }),
      patternOf(origin),
    )
  }

  stopBackground(): Promise<void> {
    return this.#worker.stop()
  }

  failToFindTabs(): Promise<void> {
    return this.#worker.evaluate(() => {
      chrome.tabs.get = () => Promise.reject(new Error('No tab'))
    }, undefined)
  }

  storage(area: 'local' | 'session' | 'sync'): Promise<Record<string, unknown>> {
    return this.inExtension((name) => chrome.storage[name].get(null), area)
  }

  notifications(): Promise<ShownNotification[]> {
    return this.#worker.evaluate(async () => {
      const shown = Object.keys(await chrome.notifications.getAll())
      const { notes } = globalThis as unknown as { notes: Record<string, ShownNotification> }
      return shown.map((id) => notes[id] ?? { id, title: '', message: '' })
    }, undefined)
  }

  async clickNotification(id: string): Promise<void> {
    await this.#worker.evaluate((clicked) => {
      const event = chrome.notifications.onClicked as unknown as { dispatch(id: string): void }
      event.dispatch(clicked)
    }, id)
  }

  async waitForDownload(): Promise<SavedFile> {
    const download = await waitFor(
      () => this.#downloads.at(-1) ?? null,
      () => 'No page had a file saved',
    )
    return { name: download.suggestedFilename(), path: await download.path() }
  }

  async logs(): Promise<string[]> {
    return this.#logs
  }

  /** Runs in the background, beside the product's own code. */
  inServiceWorker<A, R>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    return this.#worker.evaluate(run, argument)
  }

  /** Addresses of the extension's scripts that a page has met, in whichever world. */
  async scriptsIn(page: Page): Promise<string[]> {
    const session = await this.#context.newCDPSession(this.#own(page).tab)
    const scripts: string[] = []
    session.on('Debugger.scriptParsed', ({ url }) => scripts.push(url))
    await session.send('Debugger.enable')
    await session.detach()
    return scripts.filter((url) => url.startsWith(this.extensionOrigin))
  }

  async inExtension<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    return (await this.#deskTab().evaluate(`(${run})(...${JSON.stringify(args)})`)) as Awaited<R>
  }

  async handOver(): Promise<void> {
    await this.#desk?.close()
    await this.#front?.bringToFront()
  }

  async close({ keepProfile = false } = {}): Promise<void> {
    await this.#context.close()
    await this.#cleanUp?.()
    if (!keepProfile) this.#removeFolder?.()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #tabs(): PlaywrightPage[] {
    return this.#context.pages().filter((tab) => tab !== this.#desk)
  }

  #wrap(tab: PlaywrightPage): ChromiumPage {
    const known = this.#pages.get(tab)
    if (known) return known
    const page = new ChromiumPage(tab, () => {
      this.#front = tab
    })
    this.#pages.set(tab, page)
    return page
  }

  #own(page: Page): ChromiumPage {
    if (!(page instanceof ChromiumPage)) throw new TypeError('That page is of another browser')
    return page
  }

  #deskTab(): PlaywrightPage {
    if (!this.#desk) throw new Error('The browser has not started')
    return this.#desk
  }

  #watch(worker: Worker): void {
    worker.on('console', (message) => this.#logs.push(`${message.type()}: ${message.text()}`))
  }

  async #grantFor(url: string): Promise<void> {
    const { protocol, origin } = new URL(url)
    if (!protocol.startsWith('http') || (await this.isGranted(origin))) return
    await this.grant(origin)
  }

  /** The item is the last but one: only "Inspect" comes after what extensions add. */
  async #chooseForReal(display: Display, page: ChromiumPage, target: Target): Promise<void> {
    const { x, y } = await page.placeOnScreen(target)
    await display.chooseFromMenu(x, y, 'Up', 'Up', 'Return')
  }
}

class ChromiumPage extends BasePage {
  readonly tab: PlaywrightPage
  readonly #toFront: () => void
  #isHidden = false

  constructor(tab: PlaywrightPage, toFront: () => void) {
    super()
    this.tab = tab
    this.#toFront = toFront
  }

  async url(): Promise<string> {
    return this.tab.url()
  }

  title(): Promise<string> {
    return this.tab.title()
  }

  async goto(url: string): Promise<void> {
    await this.tab.goto(url)
  }

  async reload(): Promise<void> {
    await this.tab.reload()
  }

  async bringToFront(): Promise<void> {
    await this.tab.bringToFront()
    this.#toFront()
    if (!this.#isHidden) return
    this.#isHidden = false
    await this.evaluate(pretendVisibility, null)
  }

  /** Playwright keeps every tab visible: the page is told otherwise. */
  async hide(): Promise<void> {
    this.#isHidden = true
    await this.evaluate(pretendVisibility, 'hidden')
  }

  async close(): Promise<void> {
    await this.tab.close()
  }

  async type(text: string): Promise<void> {
    await this.tab.keyboard.type(text)
  }

  async press(keys: string): Promise<void> {
    await this.tab.keyboard.press(keys)
  }

  async chooseFile(target: Target, path: string): Promise<void> {
    await this.waitUntilThere(target)
    const { frame } = scopeOf(target)
    const handle = await (await this.#frame(frame)).evaluateHandle(
      `(${FIND_SOURCE})(document, ${JSON.stringify([queryOf(target)])})`,
    )
    const element = handle.asElement() as ElementHandle<HTMLInputElement> | null
    if (!element) throw new Error(`No file input ${JSON.stringify(target)}`)
    await element.setInputFiles(path)
  }

  async evaluate<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    return (await this.tab.evaluate(`(${run})(...${JSON.stringify(args)})`)) as R
  }

  async screenshot(path: string): Promise<void> {
    await this.tab.screenshot({ path })
  }

  async emulate({ scheme, reducedMotion, width, height }: Look): Promise<void> {
    await this.tab.emulateMedia({
      ...(scheme && { colorScheme: scheme }),
      ...(reducedMotion !== undefined && {
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      }),
    })
    const now = this.tab.viewportSize() ?? { width: 1280, height: 800 }
    if (width || height) {
      await this.tab.setViewportSize({ width: width ?? now.width, height: height ?? now.height })
    }
  }

  /** What the browser puts into a context menu event there. */
  async contextMenuInfo(target: Target) {
    const { frame } = scopeOf(target)
    const facts = (await this.runIn(scopeOf(target), MENU_FACTS_SOURCE, [queryOf(target)])) as {
      frameUrl: string
      editable: boolean
      selectionText: string
      linkUrl: string | null
    }
    return {
      pageUrl: this.tab.url(),
      editable: facts.editable,
      ...(facts.selectionText !== '' && { selectionText: facts.selectionText }),
      ...(facts.linkUrl !== null && { linkUrl: facts.linkUrl }),
      ...(frame !== undefined && { frameUrl: facts.frameUrl }),
    }
  }

  async placeOnScreen(target: Target): Promise<Place> {
    const place = await this.selectionPlace(target)
    const offset = await this.#frameOffset(scopeOf(target).frame)
    const corner = await this.tab.evaluate(() => ({
      x: window.screenX + (window.outerWidth - window.innerWidth) / 2,
      y: window.screenY + window.outerHeight - window.innerHeight,
    }))
    return { x: corner.x + offset.x + place.x, y: corner.y + offset.y + place.y }
  }

  protected async runIn(scope: Scope, source: string, args: unknown[]): Promise<unknown> {
    if (scope.host !== undefined) return this.#runInShadow(scope, source, args)
    const frame = await this.#frame(scope.frame)
    return frame.evaluate(`(${source})(document, ${JSON.stringify(args)})`)
  }

  protected async clickAt(scope: Scope, { x, y }: Place): Promise<void> {
    const offset = await this.#frameOffset(scope.frame)
    await this.tab.mouse.click(offset.x + x, offset.y + y)
  }

  /** Only the DevTools protocol sees into closed roots. */
  async #runInShadow({ frame, host }: Scope, source: string, args: unknown[]): Promise<unknown> {
    const session = await this.#session(frame)
    try {
      const root = await closedRoot(session, frame, host ?? '')
      if (!root) return null
      const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (args) { return (${source})(this, args) }`,
        objectId: root,
        arguments: [{ value: args }],
        returnByValue: true,
        awaitPromise: true,
      })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description)
      return result.value
    } finally {
      await session.detach()
    }
  }

  /** A frame of another site has a session of its own, others share the page's. */
  async #session(frame: string | undefined): Promise<CDPSession> {
    const context = this.tab.context()
    if (frame === undefined) return context.newCDPSession(this.tab)
    const inner = await this.#frame(frame)
    return context.newCDPSession(inner).catch(() => context.newCDPSession(this.tab))
  }

  async #frame(selector: string | undefined): Promise<Frame> {
    if (selector === undefined) return this.tab.mainFrame()
    const frame = await (await this.tab.waitForSelector(selector)).contentFrame()
    if (!frame) throw new Error(`${selector} is no frame`)
    return frame
  }

  async #frameOffset(selector: string | undefined): Promise<Place> {
    if (selector === undefined) return { x: 0, y: 0 }
    const box = await this.tab.evaluate((css) => {
      const frame = document.querySelector(css)
      const { left = 0, top = 0 } = frame?.getBoundingClientRect() ?? {}
      return { x: left + (frame?.clientLeft ?? 0), y: top + (frame?.clientTop ?? 0) }
    }, selector)
    return box
  }
}

/**
 * What an input method has under way in the page: shown, and not yet typed. Only the DevTools
 * protocol can say so.
 */
export async function compose(page: Page, text: string): Promise<{ commit(): Promise<void> }> {
  if (!(page instanceof ChromiumPage)) throw new TypeError('That page is of another browser')
  const session = await page.tab.context().newCDPSession(page.tab)
  await session.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
  return {
    async commit() {
      await session.send('Input.insertText', { text })
      await session.detach()
    },
  }
}

async function closedRoot(
  session: CDPSession,
  frame: string | undefined,
  host: string,
): Promise<string | null> {
  await session.send('DOM.getDocument', { depth: 0 })
  const css = JSON.stringify(frame ?? '')
  const { result } = await session.send('Runtime.evaluate', {
    expression: `(document.querySelector(${css} || ':not(*)')?.contentDocument ?? document)
      .querySelector(${JSON.stringify(host)})`,
  })
  if (!result.objectId) return null
  const { node } = await session.send('DOM.describeNode', {
    objectId: result.objectId,
    depth: 1,
    pierce: true,
  })
  const shadow = node.shadowRoots?.find((one) => one.shadowRootType !== 'user-agent')
  if (!shadow) return null
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId })
  return object.objectId ?? null
}

function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

function pretendVisibility(state: 'hidden' | null): void {
  if (state === null) {
    Reflect.deleteProperty(document, 'visibilityState')
    Reflect.deleteProperty(document, 'hidden')
  } else {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
    Object.defineProperty(document, 'hidden', { configurable: true, value: true })
  }
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

/** The browser flattens the lines of a selection, and looks for a link around the click. */
const MENU_FACTS_SOURCE = `(root, [query]) => {
  const element = (${FIND_SOURCE})(root, [query])
  const isField = element && /^(input|textarea)$/.test(element.localName)
  const selected = isField
    ? element.value.slice(element.selectionStart, element.selectionEnd)
    : String((element?.ownerDocument ?? document).getSelection())
  return {
    frameUrl: location.href,
    editable: Boolean(isField || element?.isContentEditable),
    selectionText: selected.replace(/\\s+/g, ' ').trim(),
    linkUrl: element?.closest('a[href]')?.href ?? null,
  }
}`

/** Without a UTF-8 locale, as in a bare environment, Chromium finds no file with an umlaut. */
function utf8Locale(): { LC_ALL?: string } {
  const { LC_ALL, LC_CTYPE, LANG } = process.env
  return /utf-?8/i.test(LC_ALL ?? LC_CTYPE ?? LANG ?? '') ? {} : { LC_ALL: 'C.UTF-8' }
}
