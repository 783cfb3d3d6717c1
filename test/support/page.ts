/** What a page can do in both browsers, on the few things that a driver must know. */
import type { Look, Page, Target } from './browser.ts'
import { operations, type Pattern, type Place, type Query, TOOLS_SOURCE } from './page-tools.ts'
import { waitFor } from './wait.ts'

/** Where a function runs: in a frame of the page, on the shadow root of a host. */
export interface Scope {
  frame?: string | undefined
  host?: string | undefined
}

type Operation = keyof typeof operations
type Arguments<O extends Operation> =
  Parameters<(typeof operations)[O]> extends [unknown, ...infer Rest] ? Rest : never
type Result<O extends Operation> = ReturnType<(typeof operations)[O]>

export abstract class BasePage implements Page {
  abstract url(): Promise<string>
  abstract title(): Promise<string>
  abstract goto(url: string): Promise<void>
  abstract reload(): Promise<void>
  abstract bringToFront(): Promise<void>
  abstract hide(): Promise<void>
  abstract close(): Promise<void>
  abstract type(text: string): Promise<void>
  abstract press(keys: string): Promise<void>
  abstract chooseFile(target: Target, ...paths: string[]): Promise<void>
  abstract evaluate<A extends unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>
  abstract screenshot(path: string): Promise<void>
  abstract emulate(look: Look): Promise<void>

  /** `source` is a function of the root and the arguments; null when the root is not there. */
  protected abstract runIn(scope: Scope, source: string, args: unknown[]): Promise<unknown>
  /** Trusted, at a place in the viewport of the scope's frame. */
  protected abstract clickAt(scope: Scope, place: Place): Promise<void>

  protected abstract dropAt(scope: Scope, place: Place, text: string): Promise<void>

  /** Files of the disk, in a trusted event. */
  protected abstract handOver(
    scope: Scope,
    place: Place,
    how: 'drop' | 'paste',
    paths: readonly string[],
  ): Promise<void>

  async click(target: Target): Promise<void> {
    let before: Place | null = null
    const place = await this.#find(target, 'to click', async () => {
      const now = await this.#run('clickPlace', target, queryOf(target))
      const isStill = now !== null && before?.x === now.x && before.y === now.y
      before = now
      return isStill ? now : null
    })
    await this.clickAt(scopeOf(target), place)
  }

  async clickAtOnce(target: Target): Promise<boolean> {
    const place = await this.#run('middle', target, queryOf(target))
    if (place) await this.clickAt(scopeOf(target), place)
    return place !== null
  }

  async drop(target: Target, text: string): Promise<void> {
    await this.dropAt(scopeOf(target), await this.#placeOf(target), text)
  }

  async dropFiles(target: Target, paths: readonly string[]): Promise<void> {
    await this.handOver(scopeOf(target), await this.#placeOf(target), 'drop', paths)
  }

  async pasteFiles(target: Target, paths: readonly string[]): Promise<void> {
    await this.handOver(scopeOf(target), await this.#placeOf(target), 'paste', paths)
  }

  async fill(target: Target, text: string): Promise<void> {
    await this.click(target)
    await this.press('Control+A')
    if (text === '') await this.press('Delete')
    else await this.type(text)
  }

  async choose(target: Target, option: string): Promise<void> {
    await this.#find(target, `with the option "${option}"`, async () =>
      (await this.#run('chooseOption', target, queryOf(target), option)) ? true : null,
    )
  }

  async select(target: Target, text?: string): Promise<void> {
    await this.#find(target, text === undefined ? '' : 'with that text', async () =>
      (await this.#run('selectText', target, queryOf(target), text ?? null)) ? true : null,
    )
  }

  /** Where a right click hits what is selected there. */
  selectionPlace(target: Target): Promise<Place> {
    return this.#find(target, 'to right click', () =>
      this.#run('selectionPlace', target, queryOf(target)),
    )
  }

  text(target: Target): Promise<string> {
    return this.#find(target, '', () => this.#run('text', target, queryOf(target)))
  }

  value(target: Target): Promise<string> {
    return this.#find(target, '', () => this.#run('value', target, queryOf(target)))
  }

  fieldState(target: Target): Promise<string> {
    return this.#find(target, '', () => this.#run('fieldState', target, queryOf(target)))
  }

  async attribute(target: Target, name: string): Promise<string | null> {
    const read = () => this.#run('attribute', target, queryOf(target), name)
    return (await this.#find(target, '', read)).value
  }

  async count(target: Target): Promise<number> {
    return (await this.#run('count', target, queryOf(target))) ?? 0
  }

  async waitForText(target: Target, expected: string | RegExp): Promise<string> {
    let last: string | null = null
    return waitFor(
      async () => {
        last = await this.#run('text', target, queryOf(target))
        return last !== null && includes(last, expected) ? last : null
      },
      async () =>
        last === null
          ? this.#complaint(target, '')
          : `${nameOfTarget(target)} does not say ${expected}, but: ${last}`,
    )
  }

  async waitUntilShown(target: Target): Promise<void> {
    await this.#find(target, '', async () => ((await this.count(target)) > 0 ? true : null))
  }

  /** Seen or not. */
  protected async waitUntilThere(target: Target): Promise<void> {
    const isThere = () => this.runIn(scopeOf(target), IS_THERE_SOURCE, [queryOf(target)])
    await this.#find(target, '', async () => ((await isThere()) ? true : null))
  }

  async waitUntilGone(target: Target): Promise<void> {
    await waitFor(
      async () => ((await this.count(target)) === 0 ? true : null),
      () => `${nameOfTarget(target)} is still there`,
    )
  }

  async waitForUrl(expected: string | RegExp): Promise<string> {
    let last = ''
    return waitFor(
      async () => {
        last = await this.url()
        return includes(last, expected) ? last : null
      },
      () => `The page is not at ${expected}, but at ${last}`,
    )
  }

  async describe(host?: string): Promise<string> {
    const root = host === undefined ? '' : { host }
    return (await this.#run('describeAll', root)) ?? `(no ${host} with a shadow root)`
  }

  #placeOf(target: Target): Promise<Place> {
    return this.#find(target, 'to drop on', () => this.#run('clickPlace', target, queryOf(target)))
  }

  async #run<O extends Operation>(
    operation: O,
    target: Target,
    ...args: Arguments<O>
  ): Promise<Result<O> | null> {
    const source = `(root, args) => { ${TOOLS_SOURCE}\nreturn (${operations[operation]})(root, ...args) }`
    return (await this.runIn(scopeOf(target), source, args)) as Result<O> | null
  }

  #find<T>(target: Target, purpose: string, probe: () => Promise<T | null>): Promise<T> {
    return waitFor(probe, () => this.#complaint(target, purpose))
  }

  async #complaint(target: Target, purpose: string): Promise<string> {
    const { host } = scopeOf(target)
    const there = await this.describe(host).catch(String)
    return `No ${nameOfTarget(target)} ${purpose} on ${await this.url()}. There is:\n${there}`
  }
}

export function scopeOf(target: Target): Scope {
  return typeof target === 'string' ? {} : { frame: target.frame, host: target.host }
}

export function queryOf(target: Target): Query {
  if (typeof target === 'string') return { css: target }
  return {
    css: target.css,
    role: target.role,
    name: patternOf(target.name),
    text: patternOf(target.text),
  }
}

/** The function that finds the element of a query, hidden ones too, for `runIn`. */
export const FIND_SOURCE = `(root, args) => { ${TOOLS_SOURCE}\nreturn find(root, args[0], true) }`

const IS_THERE_SOURCE = `(root, args) => (${FIND_SOURCE})(root, args) !== null`

export function includes(text: string, expected: string | RegExp): boolean {
  return typeof expected === 'string' ? text.includes(expected) : expected.test(text)
}

function patternOf(value: string | RegExp | undefined): Pattern | undefined {
  return value instanceof RegExp ? { source: value.source, flags: value.flags } : value
}

function nameOfTarget(target: Target): string {
  if (typeof target === 'string') return target
  const words = Object.entries(target).map(([key, value]) => `${key}=${value}`)
  return `{ ${words.join(', ')} }`
}
