import type { Scanner } from '#lib/detection/scan.ts'
import { textOfFile } from './file-text.ts'
import type { KnownTokens } from './known.ts'
import { isAtLeast, type Levels, levelInFile } from './level.ts'
import type { ReadFile } from './read-file.ts'
import type { Tracked } from './tracked.ts'

/** A file with what it is held for. */
export interface FoundInFile extends ReadFile {
  found: readonly Tracked[]
  /** Only its first part was looked at. */
  isPartial: boolean
}

/** @returns the files that are to be held. */
export function foundInFiles(
  files: readonly ReadFile[],
  scanner: Pick<Scanner, 'scan'>,
  levels: Levels,
  known: Pick<KnownTokens, 'has'>,
): FoundInFile[] {
  return files.flatMap((read) => {
    const text = textOfFile(read.bytes)
    if (text === null) return []
    const { findings, truncated } = scanner.scan(text)
    const found = findings
      .map((finding) => ({
        finding,
        token: text.slice(finding.start, finding.end),
        level: levelInFile(finding, levels),
      }))
      .filter(({ level, token }) => isAtLeast(level, 'hold') && !known.has(token))
    return found.length === 0 ? [] : [{ ...read, found, isPartial: truncated }]
  })
}
