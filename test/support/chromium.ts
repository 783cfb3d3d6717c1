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

/**
 * A file of the settings has all the rights of their page, and a fifth of its weight (0.3 s of
 * computing instead of 1.4).
 */
const EXTENSION_SETTINGS = 'chrome://extensions/strings.m.js'
const BROWSER_SETTINGS = 'chrome://settings/strings.m.js'
/** What pages leave in a browser, by the names of the dialog that deletes it. */
const LEFT_BY_PAGES = [
  ...['browsing_history', 'download_history', 'cache', 'cookies', 'form_data', 'site_settings'],
].map((name) => `browser.clear_data.${name}`)

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
    // The other one first: its scripts come before ours.
    const loaded = [options.beside, extension.path].filter((one) => one !== undefined).join()
    const start = (more: string[] = []) =>
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
          `--disable-extensions-except=${loaded}`,
          `--load-extension=${loaded}`,
          '--no-first-run',
          // For `pressToolbarButton`.
          '--enable-unsafe-extension-debugging',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          `--disable-features=${FEATURES_OFF.join(',')}`,
          ...(options.hosts ? ['--ignore-certificate-errors'] : []),
          ...(display ? ['--window-position=0,0', '--window-size=1280,1000'] : []),
          ...more,
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
  start: (more?: string[]) => Promise<BrowserContext>
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
  readonly #startAgain: (more?: string[]) => Promise<BrowserContext>
  readonly #extension: InstalledExtension
  readonly #display: Display | null
  readonly #logs: string[] = []
  readonly #downloads: Download[] = []
  readonly #pages = new Map<PlaywrightPage, ChromiumPage>()
  /** Tabs of the browser's settings, which no story opened. */
  readonly #settings = new Set<PlaywrightPage>()
  #context: BrowserContext
  #worker: ServiceWorker
  #isRelaunching = false
  #isUnpacked = false
  readonly #proxy: RecordingProxy | null
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
    this.#proxy = proxy
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
    await this.#settle()
  }

  /** Installed, it opens its options. */
  async #settle(): Promise<void> {
    if (this.#extension.optionsPage) await this.waitForPage(this.#extension.optionsPage)
    await this.#openDesk()
  }

  async reset(): Promise<void> {
    const { id } = this.#extension
    await this.setClipboard('')
    // Only what was loaded like this can be uninstalled, and it began as an argument.
    if (!this.#isUnpacked) await this.#load()
    this.#isUnpacked = true
    const settings = await this.#settingsTab(BROWSER_SETTINGS)
    for (const tab of this.#context.pages()) if (!this.#settings.has(tab)) await tab.close()
    await this.#asBrowser((session) => session.send('Extensions.uninstall', { id }))
    await settings.evaluate(clearBrowsingData, LEFT_BY_PAGES)
    this.#pages.clear()
    this.#front = null
    this.#logs.length = 0
    this.#downloads.length = 0
    this.#proxy?.reset()
    await this.#load()
    await this.#settle()
  }

  async relaunch({ restoresTabs = false } = {}): Promise<void> {
    // Its grants would be forgotten: it was loaded in another way than it is at a start.
    if (this.#isUnpacked) throw new Error('This browser was reset: launch one to be launched again')
    this.#isRelaunching = true
    await this.#context.close()
    this.#isRelaunching = false
    this.#context = await this.#startAgain(restoresTabs ? ['--restore-last-session'] : [])
    this.#worker = new ServiceWorker(this.#context, this.#extension.origin, () => this.#deskTab())
    this.#pages.clear()
    this.#settings.clear()
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
    const desk = await this.#context.newPage()
    this.#desk = desk
    // What the browser opens by itself as it starts may come into any tab, and stops what goes on there.
    await waitFor(
      async () => {
        await desk.goto(`${this.extensionOrigin}/manifest.json`)
        return true
      },
      () => 'The driver has no tab of its own',
    )
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
    const url = await page.url()
    await this.#asBrowser(async (session) => {
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] })
      const targetId = targetInfos.find((target) => target.url === url)?.targetId
      if (targetId === undefined) throw new Error(`No tab at ${url}`)
      await session.send('Extensions.triggerAction', { id: this.#extension.id, targetId })
    })
  }

  /** Playwright lets every tab believe that it has the focus, which the clipboard asks for. */
  async clipboard(): Promise<string> {
    return this.#deskTab().evaluate(() => navigator.clipboard.readText())
  }

  async setClipboard(text: string): Promise<void> {
    await this.#deskTab().evaluate((it) => navigator.clipboard.writeText(it), text)
  }

  async acceptPrompts(origin: string): Promise<void> {
    const settings = await this.#settingsTab(EXTENSION_SETTINGS)
    await settings.evaluate(
      ([id, pattern]) =>
        (
          chrome as unknown as {
            developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> }
          }
        ).developerPrivate.addHostPermission(id, pattern),
      [this.#extension.id, patternOf(origin)] as const,
    )
  }

  /** Stays open: another one costs a process. */
  async #settingsTab(url: string): Promise<PlaywrightPage> {
    const open = this.#context.pages().find((tab) => tab.url() === url)
    if (open) return open
    const tab = await this.#context.newPage()
    this.#settings.add(tab)
    await tab.goto(url)
    if (!this.#front?.isClosed()) await this.#front?.bringToFront()
    return tab
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

  async updateExtension(): Promise<void> {
    const session = await this.#context.browser()?.newBrowserCDPSession()
    if (!session) throw new Error('The browser is gone')
    // Newer than Playwright's types.
    const send = session.send as (method: string, params: object) => Promise<unknown>
    await send.call(session, 'Extensions.loadUnpacked', { path: this.#extension.path })
    await session.detach()
    await this.#openDesk()
  }

  async setExtensionEnabled(isEnabled: boolean): Promise<void> {
    const settings = await this.#context.newPage()
    try {
      await settings.goto('chrome://extensions/')
      await settings.evaluate(([id, isOn]) => chrome.management.setEnabled(id, isOn), [
        this.#extension.id,
        isEnabled,
      ] as const)
    } finally {
      await settings.close()
      if (!this.#front?.isClosed()) await this.#front?.bringToFront()
    }
    // Its pages went with it.
    if (isEnabled) await this.#openDesk()
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
    for (const tab of this.#settings) await tab.close()
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

  async #load(): Promise<void> {
    const { path } = this.#extension
    await this.#asBrowser((session) => session.send('Extensions.loadUnpacked', { path }))
  }

  async #asBrowser<T>(run: (session: CDPSession) => Promise<T>): Promise<T> {
    const session = await this.#context.browser()?.newBrowserCDPSession()
    if (!session) throw new Error('The browser is gone')
    try {
      return await run(session)
    } finally {
      await session.detach()
    }
  }

  #tabs(): PlaywrightPage[] {
    return this.#context.pages().filter((tab) => tab !== this.#desk && !this.#settings.has(tab))
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
    if (this.tab.isClosed()) throw new Error(`No page to press ${keys} in`)
    await this.tab.keyboard.press(keys).catch((error) => {
      // What was pressed may have closed the page, before the key was let go.
      if (!/has been closed/.test(String(error))) throw error
    })
  }

  async chooseFile(target: Target, ...paths: string[]): Promise<void> {
    await this.waitUntilThere(target)
    const { frame, host } = scopeOf(target)
    // An open root, where there is a host: page's code finds no other.
    const root = host === undefined ? 'document' : `document.querySelector('${host}').shadowRoot`
    const handle = await (await this.#frame(frame)).evaluateHandle(
      `(${FIND_SOURCE})(${root}, ${JSON.stringify([queryOf(target)])})`,
    )
    const element = handle.asElement() as ElementHandle<HTMLInputElement> | null
    if (!element) throw new Error(`No file input ${JSON.stringify(target)}`)
    await element.setInputFiles(paths)
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

  protected dropAt(scope: Scope, place: Place, text: string): Promise<void> {
    return this.#drag(scope, place, { items: [{ mimeType: 'text/plain', data: text }] })
  }

  async #drag(
    scope: Scope,
    { x, y }: Place,
    dragged: { items: { mimeType: string; data: string }[]; files?: string[] },
  ): Promise<void> {
    const offset = await this.#frameOffset(scope.frame)
    const session = await this.tab.context().newCDPSession(this.tab)
    const data = { ...dragged, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', {
        type,
        x: offset.x + x,
        y: offset.y + y,
        data,
      })
    }
    await session.detach()
  }

  protected async handOver(
    scope: Scope,
    { x, y }: Place,
    how: 'drop' | 'paste',
    paths: readonly string[],
  ): Promise<void> {
    if (how === 'paste') throw new Error('There is no clipboard for files here')
    await this.#drag(scope, { x, y }, { items: [], files: [...paths] })
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

/**
 * What a run of the page costs, in steps of the browser: how often it has laid out, and how often
 * functions of an extension's scripts were called.
 * @param called - their names.
 */
export async function stepsDuring(
  page: Page,
  called: readonly string[],
  run: () => Promise<unknown>,
): Promise<{ layouts: number; calls: number }> {
  if (!(page instanceof ChromiumPage)) throw new TypeError('That page is of another browser')
  const session = await page.tab.context().newCDPSession(page.tab)
  const layoutsSoFar = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0
  }
  await session.send('Performance.enable')
  await session.send('Profiler.enable')
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  const before = await layoutsSoFar()
  await run()
  const layouts = (await layoutsSoFar()) - before
  const { result } = await session.send('Profiler.takePreciseCoverage')
  await session.detach()
  const calls = result
    .filter(({ url }) => url.startsWith('chrome-extension:'))
    .flatMap(({ functions }) => functions)
    .filter(({ functionName }) => called.includes(functionName))
    .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0)
  return { layouts, calls }
}

/** What nothing refers to any more is gone then. */
export async function collectGarbage(page: Page): Promise<void> {
  if (!(page instanceof ChromiumPage)) throw new TypeError('That page is of another browser')
  const session = await page.tab.context().newCDPSession(page.tab)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
}

async function closedRoot(
  session: CDPSession,
  frame: string | undefined,
  host: string,
): Promise<string | null> {
  await session.send('DOM.getDocument', { depth: 0 })
  const inner = await documentIn(session, frame)
  const { result } = inner
    ? await session.send('Runtime.callFunctionOn', {
        functionDeclaration: 'function (css) { return this.querySelector(css) }',
        objectId: inner,
        arguments: [{ value: host }],
      })
    : await session.send('Runtime.evaluate', {
        expression: `document.querySelector(${JSON.stringify(host)})`,
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

/** Of a frame that shares the session, though the page may not reach it: another host of its site. */
async function documentIn(session: CDPSession, frame: string | undefined): Promise<string | null> {
  if (frame === undefined) return null
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.querySelector(${JSON.stringify(frame)})`,
  })
  if (!result.objectId) return null
  const { node } = await session.send('DOM.describeNode', {
    objectId: result.objectId,
    depth: 1,
    pierce: true,
  })
  if (!node.contentDocument) return null
  const { backendNodeId } = node.contentDocument
  const { object } = await session.send('DOM.resolveNode', { backendNodeId })
  return object.objectId ?? null
}

/** As the browser's own dialog does, in the words of its page. */
function clearBrowsingData(kinds: string[]): Promise<void> {
  const ALL_TIME = 4
  return new Promise((resolve, reject) => {
    const answered = (id: string, isDone: boolean) => {
      if (id === 'cleared') isDone ? resolve() : reject(new Error('The browser clears nothing'))
    }
    const cr = { webUIResponse: answered, webUIListenerCallback() {} }
    const page = Object.assign(globalThis, { cr }) as unknown as {
      chrome: { send(message: string, args: unknown[]): void }
    }
    page.chrome.send('initializeClearBrowsingData', ['ready'])
    page.chrome.send('clearBrowsingData', ['cleared', kinds, ALL_TIME])
  })
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
