import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The rules of one ignore file, for what is below its folder. */
interface Level {
  folder: string
  rules: Ignore
}

/** Of the same folder, the later one has the last word. */
const FILES = ['.git/info/exclude', '.gitignore', '.ignore', '.matchstickignore']

/** The ignore files that hold in a folder; the last ones have the last word. */
export class IgnoreRules {
  readonly #levels: readonly Level[]

  private constructor(levels: readonly Level[]) {
    this.#levels = levels
  }

  static readonly none = new IgnoreRules([])

  /** Those of a folder and of the folders above it, up to the top of its repository. */
  static of(folder: string, files: readonly string[] = FILES): IgnoreRules {
    let rules = IgnoreRules.none
    for (const one of fromTopOfRepository(resolve(folder))) rules = rules.within(one, files)
    return rules
  }

  /** Those that hold in a folder of this one. */
  within(folder: string, files: readonly string[] = FILES): IgnoreRules {
    // Who names an ignored folder wants to see into it, and then its rules do not hold there.
    const kept = this.#levels.filter((level) => !verdict(level, folder, true)?.ignored)
    const own = files.flatMap((file) => levelOf(folder, file))
    return new IgnoreRules([...kept, ...own])
  }

  ignores(path: string, isFolder: boolean): boolean {
    for (const level of this.#levels.toReversed()) {
      const { ignored = false, unignored = false } = verdict(level, path, isFolder) ?? {}
      if (ignored || unignored) return ignored
    }
    return false
  }
}

function verdict({ folder, rules }: Level, path: string, isFolder: boolean) {
  const inside = relative(folder, path).split(sep).join('/')
  if (inside === '' || inside.startsWith('..')) return undefined
  return rules.test(isFolder ? `${inside}/` : inside)
}

function levelOf(folder: string, file: string): Level[] {
  const path = join(folder, file)
  if (!existsSync(path)) return []
  try {
    return [{ folder, rules: ignore({ ignorecase: false }).add(readFileSync(path, 'utf8')) }]
  } catch {
    return [] // who walks meets the same file, and reports it
  }
}

function fromTopOfRepository(folder: string): string[] {
  const folders = [folder]
  for (let one = folder; ; one = dirname(one)) {
    if (one !== folder) folders.unshift(one)
    if (existsSync(join(one, '.git'))) return folders
    if (dirname(one) === one) return [folder]
  }
}
