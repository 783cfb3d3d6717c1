import { readdirSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { reasonOf } from '../command.ts'
import { IgnoreRules } from './ignore-files.ts'
import { readPath } from './read.ts'
import type { Source } from './source.ts'

export interface WalkOptions {
  heedIgnoreFiles: boolean
  /** A file that is being written: the result itself. */
  except: string | undefined
}

/**
 * The files at paths and below folders, in the order of their names, each once. Links below a
 * folder are not followed: what they lead to is either below it as well or no part of it.
 */
export function* walk(paths: readonly string[], options: WalkOptions): Generator<Source> {
  const seen = new Set<string>(options.except === undefined ? [] : [resolve(options.except)])
  for (const path of paths) {
    try {
      if (statSync(path).isDirectory()) yield* walkFolder(path, seen, options)
      else yield* once(path, seen)
    } catch (error) {
      yield { path: shown(path), error: reasonOf(error) }
    }
  }
}

interface Visit {
  folder: string
  rules: IgnoreRules
}

function* walkFolder(top: string, seen: Set<string>, options: WalkOptions): Generator<Source> {
  const rules = options.heedIgnoreFiles ? IgnoreRules.of(top) : IgnoreRules.none
  // A stack of our own: folders can be nested deeper than calls.
  const visits: Visit[] = [{ folder: top, rules }]
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    const { folder, rules } = visit
    const below: Visit[] = []
    try {
      const entries = readdirSync(folder, { withFileTypes: true })
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = join(folder, entry.name)
        const isFolder = entry.isDirectory()
        if (!(isFolder || entry.isFile()) || isLeftOut(entry.name, options)) continue
        if (rules.ignores(resolve(path), isFolder)) continue
        if (!isFolder) yield* once(path, seen)
        else if (options.heedIgnoreFiles) {
          below.push({ folder: path, rules: rules.within(resolve(path)) })
        } else below.push({ folder: path, rules })
      }
    } catch (error) {
      yield { path: shown(folder), error: reasonOf(error) }
    }
    visits.push(...below.reverse())
  }
}

/** What no repository calls its own: git's store, and what npm can fetch again. */
function isLeftOut(name: string, { heedIgnoreFiles }: WalkOptions): boolean {
  return name === '.git' || (name === 'node_modules' && heedIgnoreFiles)
}

function* once(path: string, seen: Set<string>): Generator<Source> {
  const whole = resolve(path)
  if (seen.has(whole)) return
  seen.add(whole)
  yield { path: shown(path), ...readPath(path) }
}

/** As it was named, without `./`, with `/`. */
function shown(path: string): string {
  return join(path).split(sep).join('/')
}
