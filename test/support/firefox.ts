/** Firefox, driven over Marionette: any desktop release, no driver program in between. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { firefoxPath } from '#scripts/browsers.ts'
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
import { copyExtension, FIREFOX_UUID, type InstalledExtension } from './extension.ts'
import { Marionette } from './marionette.ts'
import { BasePage, FIND_SOURCE, includes, queryOf, type Scope, scopeOf } from './page.ts'
import type { Place } from './page-tools.ts'
import { type Network, type RecordingProxy, startProxy } from './proxy.ts'
import { endsWithUs, temporaryFolder } from './temp.ts'
import { waitFor } from './wait.ts'

const START_MS = 60_000
/** What it stored is there when the add-on, a temporary one, comes again after a relaunch. */
const KEEP_STORAGE = 'extensions.webextensions.keepStorageOnUninstall'
const SCHEME = 'layout.css.prefers-color-scheme.content-override'
const REDUCED_MOTION = 'ui.prefersReducedMotion'

export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const folder = temporaryFolder('firefox')
  const display = options.real ? await startDisplay() : null
  const proxy = options.direct ? null : await startProxy(options.hosts)
  const profile = join(folder.path, 'profile')
  const ends: (() => Promise<void>)[] = []
  const cleanUp = async () => {
    for (const end of ends) await end()
    await proxy?.close()
    await display?.close()
  }
  try {
    const extension = copyExtension('firefox', join(folder.path, 'extension'), {
      build: options.extension,
    })
    mkdirSync(profile)
    const downloads = join(folder.path, 'downloads')
    writeFileSync(join(profile, 'user.js'), preferenceLines(extension, proxy, downloads))
    const isHeadless = !options.real && !options.headed
    const start = async () => {
      const child = spawn(
        firefoxPath(),
        [
          ...(isHeadless ? ['--headless'] : []),
          ...['--marionette', '--remote-allow-system-access', '--no-remote'],
          ...['--profile', profile, 'about:blank'],
        ],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          env: {
            ...process.env,
            MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', // or the preference for another server is ignored
            ...(options.home && { HOME: options.home }),
            ...(display && { DISPLAY: display.name }),
          },
        },
      )
      ends.push(endsWithUs(child))
      return { child, marionette: await connect(child, profile) }
    }
    const running = await start()
    const beside = options.beside ?? null
    const parts = { running, start, extension, beside, profile, downloads, proxy, display }
    const browser = new FirefoxBrowser(parts)
    browser.onClose(cleanUp, folder.remove)
    await browser.start()
    return browser
  } catch (error) {
    await cleanUp()
    folder.remove()
    throw error
  }
}

function connect(child: ChildProcess, profile: string): Promise<Marionette> {
  return waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(`Firefox ended at once (${child.exitCode})`)
      const port = Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8'))
      return port > 0 ? Marionette.connect(port) : null
    },
    () => 'Firefox does not answer',
    START_MS,
  )
}

interface Running {
  child: ChildProcess
  marionette: Marionette
}

interface Parts {
  running: Running
  /** Once more, with the same profile. */
  start: () => Promise<Running>
  extension: InstalledExtension
  beside: string | null
  profile: string
  downloads: string
  proxy: RecordingProxy | null
  display: Display | null
}

interface WindowRect {
  x: number
  y: number
  width: number
  height: number
}

class FirefoxBrowser implements Browser {
  readonly kind = 'firefox'
  version = 'unknown'
  readonly extensionOrigin: string
  readonly profile: string
  readonly network: Network
  readonly closed: Promise<void>
  readonly #startAgain: () => Promise<Running>
  readonly #extension: InstalledExtension
  readonly #beside: string | null
  readonly #display: Display | null
  readonly #pages = new Map<string, FirefoxPage>()
  #running: Running
  #isRelaunching = false
  #resolveClosed: () => void = () => {}
  #output = ''
  #desk = ''
  #window: WindowRect = { x: 0, y: 0, width: 0, height: 0 }
  #turn: Promise<unknown> = Promise.resolve()
  readonly #downloads: string
  readonly #proxy: RecordingProxy | null
  #cleanUp: (() => Promise<void>) | null = null
  #removeFolder: (() => void) | null = null

  constructor(parts: Parts) {
    const { running, start, extension, beside, profile, downloads, proxy, display } = parts
    this.#running = running
    this.#startAgain = start
    this.#extension = extension
    this.#beside = beside
    this.#display = display
    this.profile = profile
    this.#downloads = downloads
    this.#proxy = proxy
    this.network = proxy ?? { requests: [], rule: () => () => {} }
    this.extensionOrigin = extension.origin
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve
    })
  }

  onClose(cleanUp: () => Promise<void>, removeFolder: () => void): void {
    this.#cleanUp = cleanUp
    this.#removeFolder = removeFolder
  }

  async start(): Promise<void> {
    const keep = (data: Buffer) => {
      this.#output += data
    }
    const { child } = this.#running
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('exit', () => {
      if (!this.#isRelaunching) this.#resolveClosed()
    })
    const session = await this.send('WebDriver:NewSession', { acceptInsecureCerts: true })
    this.version = (
      session as { capabilities: { browserVersion: string } }
    ).capabilities.browserVersion
    this.#window = (await this.send('WebDriver:GetWindowRect')) as WindowRect
    await this.#install()
  }

  async #install(): Promise<void> {
    // The other one first: its scripts come before ours.
    for (const path of [this.#beside, this.#extension.path]) {
      if (path !== null) await this.send('Addon:Install', { path, temporary: true })
    }
    if (this.#extension.optionsPage) await this.waitForPage(this.#extension.optionsPage)
    await this.#openDesk()
  }

  async #openDesk(): Promise<void> {
    const before = this.#desk
    // A new tab: Firefox shows an options page in the empty one it started with.
    this.#desk = await this.#newTab()
    await this.exclusive(async () => {
      if (before === '') return
      await this.send('WebDriver:SwitchToWindow', { handle: before, focus: false })
      await this.send('WebDriver:CloseWindow')
    }).catch(() => undefined) // Firefox may have closed it with the extension
    await this.exclusive(async () => {
      await this.#toDesk()
      await this.send('WebDriver:Navigate', { url: `${this.extensionOrigin}/manifest.json` })
    })
  }

  async reset(): Promise<void> {
    await this.exclusive(() => this.#toDesk(true))
    await this.inChrome(RESET, this.#extension.id)
    const [handle] = (await this.send('WebDriver:GetWindowHandles')) as string[]
    await this.send('WebDriver:SwitchToWindow', { handle, focus: true })
    await this.send('WebDriver:SetWindowRect', { ...this.#window })
    rmSync(this.#downloads, { recursive: true, force: true })
    this.#desk = ''
    this.#pages.clear()
    this.#output = ''
    this.#proxy?.reset()
    await this.#install()
  }

  send(command: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    return this.#running.marionette.send(command, parameters)
  }

  /** One at a time: which tab, frame and context commands go to is one state of the session. */
  exclusive<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(run, run)
    this.#turn = result.catch(() => {})
    return result
  }

  /** Runs in the browser itself, with all its rights: `args` are the function's. */
  inChrome<A extends unknown[], R>(source: string, ...args: A): Promise<R> {
    return this.exclusive(async () => {
      await this.send('Marionette:SetContext', { value: 'chrome' })
      try {
        const script = `return (${source})(...arguments)`
        const execute = () => this.send('WebDriver:ExecuteScript', { script, args })
        return (await execute().catch(async (thrown) => {
          if (!String(thrown).includes('no such window')) throw thrown
          await this.#switchToAny()
          return execute()
        })) as R
      } finally {
        await this.send('Marionette:SetContext', { value: 'content' })
      }
    })
  }

  async open(url: string): Promise<Page> {
    const page = this.#wrap(await this.#newTab())
    await page.bringToFront()
    await page.goto(url)
    return page
  }

  openExtensionPage(path: string): Promise<Page> {
    return this.open(`${this.extensionOrigin}/${path}`)
  }

  async waitForPage(url: string | RegExp): Promise<Page> {
    let seen: string[] = []
    return waitFor(
      async () => {
        const pages = await this.pages()
        seen = await Promise.all(pages.map((page) => page.url()))
        return pages.findLast((_, index) => includes(seen[index] ?? '', url)) ?? null
      },
      () => `No tab at ${url}, but: ${seen}`,
    )
  }

  async pages(): Promise<Page[]> {
    const handles = (await this.exclusive(() =>
      this.send('WebDriver:GetWindowHandles'),
    )) as string[]
    return handles.filter((handle) => handle !== this.#desk).map((handle) => this.#wrap(handle))
  }

  async chooseFromContextMenu(page: Page, target: Target, item: string): Promise<void> {
    if (!(page instanceof FirefoxPage)) throw new TypeError('That page is of another browser')
    await page.bringToFront()
    await page.rightClick(scopeOf(target), await page.selectionPlace(target))
    let seen: string[] = []
    await waitFor(
      async () => {
        seen = await this.inChrome(CHOOSE_ITEM, item)
        return seen.includes(item) ? true : null
      },
      async () => {
        await this.inChrome(`() => document.getElementById('contentAreaContextMenu').hidePopup()`)
        return `The context menu has no item "${item}", but: ${seen.join(', ') || 'did not open'}`
      },
    )
  }

  async pressShareShortcut(page: Page): Promise<void> {
    await page.bringToFront()
    if (this.#display) {
      await this.#display.focus('firefox')
      await this.#display.keys('alt+shift+s')
    } else await this.inChrome(PRESS_SHORTCUT, this.#extension.id)
  }

  async pressToolbarButton(page: Page): Promise<void> {
    await page.bringToFront()
    await this.inChrome(PRESS_TOOLBAR_BUTTON, this.#extension.id)
  }

  clipboard(): Promise<string> {
    return this.inChrome(READ_CLIPBOARD)
  }

  setClipboard(text: string): Promise<void> {
    return this.inChrome(WRITE_CLIPBOARD, text)
  }

  /** The preference in the profile accepts them all. */
  async acceptPrompts(): Promise<void> {}

  async grant(origin: string): Promise<void> {
    await this.inChrome(GRANT, this.#extension.id, patternOf(origin))
  }

  isGranted(origin: string): Promise<boolean> {
    return this.inExtension(
      (pattern) => chrome.permissions.contains({ origins: [pattern] }),
      patternOf(origin),
    )
  }

  async stopBackground(): Promise<void> {
    await this.inChrome(
      `(id) => WebExtensionPolicy.getByID(id).extension
        .terminateBackground({ ignoreDevToolsAttached: true })`,
      this.#extension.id,
    )
  }

  async updateExtension(): Promise<void> {
    const { path } = this.#extension
    await this.exclusive(() => this.send('Addon:Install', { path, temporary: true }))
    await this.#openDesk()
  }

  async setExtensionEnabled(isEnabled: boolean): Promise<void> {
    await this.inChrome(SET_ENABLED, this.#extension.id, isEnabled)
    // Its pages went with it.
    if (isEnabled) await this.#openDesk()
  }

  failToFindTabs(): Promise<void> {
    return this.inExtension(async () => {
      const background = await chrome.runtime.getBackgroundPage()
      const { browser } = background as unknown as { browser: typeof chrome }
      browser.tabs.get = () => Promise.reject(new Error('No tab'))
    })
  }

  storage(area: 'local' | 'session' | 'sync'): Promise<Record<string, unknown>> {
    return this.inExtension((name) => chrome.storage[name].get(null), area)
  }

  notifications(): Promise<ShownNotification[]> {
    return this.inExtension(async () => {
      const all = (await chrome.notifications.getAll()) as unknown as Record<
        string,
        ShownNotification
      >
      return Object.entries(all).map(([id, { title, message }]) => ({ id, title, message }))
    })
  }

  async clickNotification(id: string): Promise<void> {
    await this.inChrome(CLICK_NOTIFICATION, this.#extension.id, id)
  }

  waitForDownload(): Promise<SavedFile> {
    return waitFor(
      async () => {
        const path = await this.inChrome<unknown[], string | null>(NEWEST_DOWNLOAD)
        return path === null ? null : { name: basename(path), path }
      },
      () => 'No page had a file saved',
    )
  }

  async logs(): Promise<string[]> {
    const errors = await this.inChrome<unknown[], string[]>(
      `() => Services.console.getMessageArray().map((one) => one.message)`,
    )
    return [...this.#output.split('\n'), ...errors]
  }

  inExtension<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>> {
    const script = asThePage(`(args) => (${run})(...args)`)
    return this.exclusive(async () => {
      await this.#toDesk()
      return this.send('WebDriver:ExecuteScript', { script, args: [args] })
    }) as Promise<Awaited<R>>
  }

  async handOver(): Promise<void> {
    await this.exclusive(async () => {
      await this.#toDesk()
      await this.send('WebDriver:CloseWindow')
    })
  }

  /** The add-on is a temporary one, and those end with Firefox: it is installed anew. */
  async relaunch({ restoresTabs = false } = {}): Promise<void> {
    if (restoresTabs) await this.inChrome(RESTORE_TABS)
    const granted = await this.inExtension(async () => (await chrome.permissions.getAll()).origins)
    const { child } = this.#running
    this.#isRelaunching = true
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await this.#quit()
    await ended
    this.#isRelaunching = false
    rmSync(join(this.profile, 'MarionetteActivePort'), { force: true })
    this.#running = await this.#startAgain()
    this.#pages.clear()
    this.#desk = ''
    await this.start()
    for (const pattern of granted ?? []) await this.inChrome(GRANT, this.#extension.id, pattern)
  }

  async #quit(): Promise<void> {
    await this.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {}) // it is quicker than its answer
    this.#running.marionette.close()
  }

  async close({ keepProfile = false } = {}): Promise<void> {
    await this.#quit()
    await this.#cleanUp?.()
    if (!keepProfile) this.#removeFolder?.()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  /** The tab of the last command may be gone: commands go to one that is there. */
  async #switchToAny(): Promise<void> {
    const [handle] = (await this.send('WebDriver:GetWindowHandles')) as string[]
    await this.send('WebDriver:SwitchToWindow', { handle, focus: false })
  }

  #newTab(): Promise<string> {
    return this.exclusive(async () => {
      await this.#switchToAny()
      const opened = await this.send('WebDriver:NewWindow', { type: 'tab', focus: true })
      return (opened as { handle: string }).handle
    })
  }

  /** In front, it hides the others. */
  showDesk(): Promise<void> {
    return this.exclusive(() => this.#toDesk(true))
  }

  async #toDesk(focus = false): Promise<void> {
    await this.send('WebDriver:SwitchToWindow', { handle: this.#desk, focus })
  }

  #wrap(handle: string): FirefoxPage {
    const known = this.#pages.get(handle) ?? new FirefoxPage(this, handle)
    this.#pages.set(handle, known)
    return known
  }
}

class FirefoxPage extends BasePage {
  readonly #browser: FirefoxBrowser
  readonly #handle: string

  constructor(browser: FirefoxBrowser, handle: string) {
    super()
    this.#browser = browser
    this.#handle = handle
  }

  url(): Promise<string> {
    return this.#do('WebDriver:GetCurrentURL') as Promise<string>
  }

  title(): Promise<string> {
    return this.#do('WebDriver:GetTitle') as Promise<string>
  }

  async goto(url: string): Promise<void> {
    await this.#do('WebDriver:Navigate', { url })
  }

  async reload(): Promise<void> {
    await this.#do('WebDriver:Refresh')
  }

  async bringToFront(): Promise<void> {
    await this.#browser.exclusive(() =>
      this.#browser.send('WebDriver:SwitchToWindow', { handle: this.#handle, focus: true }),
    )
  }

  hide(): Promise<void> {
    return this.#browser.showDesk()
  }

  async close(): Promise<void> {
    await this.#do('WebDriver:CloseWindow')
  }

  async type(text: string): Promise<void> {
    const strokes = [...text].flatMap((letter) => {
      const value = letter === '\n' ? keyValue('Enter') : letter
      return [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]
    })
    await this.#perform({}, { type: 'key', id: 'keyboard', actions: strokes })
  }

  async press(keys: string): Promise<void> {
    const values = keys.split('+').map(keyValue)
    const actions = [
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]
    await this.#perform({}, { type: 'key', id: 'keyboard', actions })
  }

  async chooseFile(target: Target, ...paths: string[]): Promise<void> {
    await this.waitUntilThere(target)
    const { frame, host } = scopeOf(target)
    await this.#inFrame(frame, async () => {
      const root = 'host === null ? document : document.querySelector(host).shadowRoot'
      const found = await this.#browser.send('WebDriver:ExecuteScript', {
        script: `const [query, host] = arguments; return (${FIND_SOURCE})(${root}, query)`,
        args: [[queryOf(target)], host ?? null],
      })
      const [id] = Object.values((found ?? {}) as Record<string, string>)
      if (!id) throw new Error(`No file input ${JSON.stringify(target)}`)
      await this.#browser.send('WebDriver:ElementSendKeys', { id, text: paths.join('\n') })
    })
  }

  async evaluate<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    return (await this.#do('WebDriver:ExecuteScript', {
      script: asThePage(`(args) => (${run})(...args)`),
      args: [args],
    })) as R
  }

  async screenshot(path: string): Promise<void> {
    const picture = (await this.#do('WebDriver:TakeScreenshot', { full: false })) as string
    writeFileSync(path, Buffer.from(picture, 'base64'))
  }

  async emulate({ scheme, reducedMotion, width, height }: Look): Promise<void> {
    const override = scheme === undefined ? null : scheme === 'dark' ? 0 : 1
    await this.#browser.inChrome(EMULATE, override, reducedMotion ?? null)
    if (width === undefined && height === undefined) return
    const chrome = await this.evaluate(() => ({
      width: window.outerWidth - window.innerWidth,
      height: window.outerHeight - window.innerHeight,
    }))
    await this.#do('WebDriver:SetWindowRect', {
      ...(width !== undefined && { width: width + chrome.width }),
      ...(height !== undefined && { height: height + chrome.height }),
    })
  }

  async rightClick(scope: Scope, place: Place): Promise<void> {
    await this.#perform(scope, pointerClick(place, 2))
  }

  protected runIn(scope: Scope, source: string, args: unknown[]): Promise<unknown> {
    const root =
      scope.host === undefined
        ? 'document'
        : `document.querySelector(${JSON.stringify(scope.host)})?.openOrClosedShadowRoot`
    return this.#inFrame(scope.frame, () =>
      this.#browser.send('WebDriver:ExecuteScript', {
        script: `const root = ${root}; return root ? (${source})(root, arguments[0]) : null`,
        args: [args],
        // With the browser's rights, which see into closed roots.
        ...(scope.host !== undefined && { sandbox: 'system' }),
      }),
    )
  }

  protected async dropAt(scope: Scope, place: Place, text: string): Promise<void> {
    await this.#inFrame(scope.frame, () =>
      this.#browser.send('WebDriver:ExecuteScript', {
        script: `(${DROP})(...arguments)`,
        args: [place, text],
        // With the browser's rights: only then it counts as a person's.
        sandbox: 'system',
      }),
    )
  }

  protected async handOver(
    scope: Scope,
    place: Place,
    how: 'drop' | 'paste',
    paths: readonly string[],
  ): Promise<void> {
    await this.#inFrame(scope.frame, () =>
      this.#browser.send('WebDriver:ExecuteScript', {
        script: `return (${HAND_OVER})(...arguments)`,
        args: [place, how, paths],
        sandbox: 'system',
      }),
    )
  }

  protected async clickAt(scope: Scope, place: Place): Promise<void> {
    await this.#perform(scope, pointerClick(place, 0))
  }

  async #perform(scope: Scope, source: unknown): Promise<void> {
    await this.#inFrame(scope.frame, async () => {
      await this.#browser.send('WebDriver:PerformActions', { actions: [source] })
      // What was pressed may have closed the page.
      await this.#browser.send('WebDriver:ReleaseActions').catch((error) => {
        if (!/no such window/.test(String(error))) throw error
      })
    })
  }

  #do(command: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    return this.#inFrame(undefined, () => this.#browser.send(command, parameters))
  }

  #inFrame<T>(frame: string | undefined, run: () => Promise<T>): Promise<T> {
    return this.#browser.exclusive(async () => {
      await this.#browser.send('WebDriver:SwitchToWindow', { handle: this.#handle, focus: false })
      await this.#browser.send('WebDriver:SwitchToFrame', { id: null })
      if (frame !== undefined) {
        const found = await this.#browser.send('WebDriver:FindElement', {
          using: 'css selector',
          value: frame,
        })
        const [element] = Object.values(found as Record<string, string>)
        await this.#browser.send('WebDriver:SwitchToFrame', { element })
      }
      return run()
    })
  }
}

const DROP = `({ x, y }, text) => {
  const target = document.elementFromPoint(x, y)
  // Made by the page: what the browser itself puts in no script may read.
  const fill = 'const data = new DataTransfer(); data.setData("text/plain", text); return data'
  const dataTransfer = window.wrappedJSObject.Function('text', fill)(text)
  const screen = { screenX: window.mozInnerScreenX + x, screenY: window.mozInnerScreenY + y }
  const how = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, ...screen }
  const drop = new window.DragEvent('drop', { ...how, dataTransfer, view: window })
  window.windowUtils.dispatchDOMEventViaPresShellForTesting(target, drop)
}`

/** As `DROP`, with files of the disk: the browser's own in a DataTransfer of the page's. */
const HAND_OVER = `async ({ x, y }, type, paths) => {
  const target = document.elementFromPoint(x, y)
  const files = []
  for (const path of paths) {
    const file = await File.createFromFileName(path)
    files.push(new window.File([file], file.name, { type: file.type }))
  }
  const byPage = window.wrappedJSObject.Function(
    'data', '...files', 'for (const file of files) data.items.add(file)')
  const screen = { screenX: window.mozInnerScreenX + x, screenY: window.mozInnerScreenY + y }
  const how = { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, ...screen }
  if (type === 'paste') {
    // The data that it is given, it leaves out.
    const paste = new window.ClipboardEvent('paste', how)
    byPage(paste.clipboardData, ...files)
    target.dispatchEvent(paste)
    return
  }
  const dataTransfer = new window.DataTransfer()
  byPage(dataTransfer, ...files)
  const send = (event) => window.windowUtils.dispatchDOMEventViaPresShellForTesting(target, event)
  // The browser itself makes what comes before.
  for (const name of ['dragover', 'drop']) {
    send(new window.DragEvent(name, { ...how, dataTransfer, view: window }))
  }
}`

function pointerClick({ x, y }: Place, button: 0 | 2) {
  return {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
      { type: 'pointerDown', button },
      { type: 'pointerUp', button },
    ],
  }
}

const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
}

function keyValue(name: string): string {
  return KEYS[name] ?? (name.length === 1 ? name.toLowerCase() : '')
}

/** Scripts see a page through wrappers that hide what the page itself defined. */
function asThePage(source: string): string {
  return `
    const page = window.wrappedJSObject ?? window
    const { browser, chrome = browser } = page
    return (${source})(arguments[0])`
}

function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin)
  return `${protocol}//${hostname}/*`
}

// What follows runs inside the browser, on the interfaces of Firefox itself.

const CHOOSE_ITEM = `(label) => {
  const menu = document.getElementById('contentAreaContextMenu')
  if (menu.state !== 'open') return []
  const items = [...menu.querySelectorAll(':scope > menuitem')].filter((one) => !one.hidden)
  const item = items.find((one) => one.label === label)
  if (item) menu.activateItem(item)
  return items.map((one) => one.label)
}`

/** Keys from outside do not reach the window's shortcuts; this is what pressing them runs. */
const PRESS_SHORTCUT = `(addon) => {
  const keys = 'ext-keyset-id-' + addon.replace(/[^a-z0-9_-]/gi, '_')
  document.querySelector('#' + keys + ' > key[key="S"]').doCommand()
}`

const PRESS_TOOLBAR_BUTTON = `(addon) => {
  const widget = addon.replace(/[^a-z0-9_-]/gi, '_')
  window.CustomizableUI.addWidgetToArea(widget + '-browser-action', 'nav-bar')
  document.getElementById(widget + '-BAP').click()
}`

const SET_ENABLED = `async (id, isEnabled) => {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const addon = await AddonManager.getAddonByID(id)
  await (isEnabled ? addon.enable() : addon.disable())
}`

const READ_CLIPBOARD = `() => {
  const carrier = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable)
  carrier.init(null)
  carrier.addDataFlavor('text/plain')
  const { clipboard } = Services
  clipboard.getData(carrier, clipboard.kGlobalClipboard, window.browsingContext.currentWindowContext)
  const data = {}
  try {
    carrier.getTransferData('text/plain', data)
  } catch {
    return '' // nothing was copied
  }
  return data.value.QueryInterface(Ci.nsISupportsString).data
}`

const WRITE_CLIPBOARD = `(text) =>
  Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper).copyString(text)`

const GRANT = `async (id, pattern) => {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs')
  const { extension } = WebExtensionPolicy.getByID(id)
  await ExtensionPermissions.add(id, { permissions: [], origins: [pattern] }, extension)
}`

const CLICK_NOTIFICATION = `(addon, id) => {
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs')
  const { extension } = WebExtensionPolicy.getByID(addon)
  const api = ExtensionParent.apiManager.getAPI('notifications', extension, 'addon_parent')
  const shown = api.notificationsMap.get(id)
  if (!shown) throw new Error('no notification ' + id)
  shown.observe(null, 'alertclickcallback', id)
}`

const NEWEST_DOWNLOAD = `async () => {
  const { Downloads } = ChromeUtils.importESModule('resource://gre/modules/Downloads.sys.mjs')
  const all = await (await Downloads.getList(Downloads.ALL)).getAll()
  const newest = all.at(-1)
  return newest?.succeeded ? newest.target.path : null
}`

const EMULATE = `(scheme, reducedMotion) => {
  if (scheme !== null) Services.prefs.setIntPref('${SCHEME}', scheme)
  if (reducedMotion !== null) Services.prefs.setIntPref('${REDUCED_MOTION}', Number(reducedMotion))
}`

const RESTORE_TABS = `() => {
  Services.prefs.setBoolPref('browser.sessionstore.resume_session_once', true)
}`

/** Back to one empty tab and no add-on. */
const RESET = `async (addon) => {
  for (const other of Services.wm.getEnumerator('navigator:browser')) {
    if (other !== window) other.close()
  }
  const { gBrowser } = window
  const tab = gBrowser.addTrustedTab('about:blank')
  gBrowser.selectedTab = tab
  for (const other of [...gBrowser.tabs]) {
    if (other !== tab) gBrowser.removeTab(other, { animate: false, skipPermitUnload: true })
  }
  const button = addon.replace(/[^a-z0-9_-]/gi, '_') + '-browser-action'
  window.CustomizableUI.addWidgetToArea(button, window.CustomizableUI.AREA_ADDONS)

  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs')
  Services.prefs.setBoolPref('${KEEP_STORAGE}', false)
  const cleanedUp = new Promise((resolve) => {
    ExtensionParent.apiManager.once('cleanupAfterUninstall', (_, id, tasks) =>
      resolve(Promise.all(tasks.map((task) => task.promise))))
  })
  await (await AddonManager.getAddonByID(addon)).uninstall()
  await cleanedUp
  Services.prefs.setBoolPref('${KEEP_STORAGE}', true)

  for (const name of ['${SCHEME}', '${REDUCED_MOTION}']) Services.prefs.clearUserPref(name)
  Services.clipboard.emptyClipboard(Services.clipboard.kGlobalClipboard)
  const { CLEAR_ALL } = Ci.nsIClearDataService
  await new Promise((resolve) => {
    Services.clearData.deleteData(CLEAR_ALL, { onDataDeleted: resolve })
  })
  Services.console.reset()
}`

function preferenceLines(
  extension: InstalledExtension,
  proxy: RecordingProxy | null,
  downloads: string,
): string {
  const preferences: Record<string, string | number | boolean> = {
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [extension.id]: FIREFOX_UUID }),
    // What a person would press in the prompt; a request needs a real click all the same.
    'extensions.webextOptionalPermissionPrompts': false,
    [KEEP_STORAGE]: true,
    // A reset uninstalls it too.
    'extensions.webextensions.keepUuidOnUninstall': true,
    'devtools.jsonviewer.enabled': false,
    'devtools.console.stdout.content': true,
    'browser.dom.window.dump.enabled': true,
    'alerts.useSystemBackend': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'browser.startup.page': 0,
    'browser.newtabpage.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'app.update.enabled': false,
    'app.normandy.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'services.settings.server': 'http://127.0.0.1:9/settings',
    'extensions.update.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    // What it does beside showing pages costs more than many a story: pages kept ready for tabs that
    // may be opened, the language of each page, its picture.
    'browser.newtab.preload': false,
    'dom.ipc.processPrelaunch.enabled': false,
    'browser.translations.enable': false,
    'browser.pagethumbnails.capturing_disabled': true,
    'toolkit.cosmeticAnimations.enabled': false,
    'ui.caretBlinkTime': 0,
    'intl.accept_languages': 'en-US, en',
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.alwaysOpenPanel': false,
    ...(proxy && {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
    }),
  }
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}
