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

const CASE = { ignorecase: false } as const

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
    const above = this.#levels.map((level) => enter(level, folder))
    const own = files.flatMap((file) => levelOf(folder, file))
    return new IgnoreRules([...above, ...own])
  }

  ignores(path: string, isFolder: boolean): boolean {
    for (const level of this.#levels.toReversed()) {
      const { ignored = false, unignored = false } = verdict(level, path, isFolder) ?? {}
      if (ignored || unignored) return ignored
    }
    return false
  }
}

/**
 * A folder is entered although a rule excludes it when it was named, or when another file takes it
 * back. Then what is in it is judged by itself, where the rules would exclude it with its folder.
 */
function enter(level: Level, folder: string): Level {
  if (!verdict(level, folder, true)?.ignored) return level
  const inside = insideOf(level, folder).replace(/[\\*?[\]!# ]/g, '\\$&')
  return { folder: level.folder, rules: ignore(CASE).add(level.rules).add(`!/${inside}/`) }
}

function verdict(level: Level, path: string, isFolder: boolean) {
  const inside = insideOf(level, path)
  if (inside === '' || inside === '..' || inside.startsWith('../')) return undefined
  return level.rules.test(isFolder ? `${inside}/` : inside)
}

function insideOf({ folder }: Level, path: string): string {
  return relative(folder, path).split(sep).join('/')
}

function levelOf(folder: string, file: string): Level[] {
  const path = join(folder, file)
  if (!existsSync(path)) return []
  try {
    return [{ folder, rules: ignore(CASE).add(readFileSync(path, 'utf8')) }]
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
