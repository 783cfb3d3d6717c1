/** What holds for every file of the repository, whatever it is. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { scan } from '#lib/detection/scan.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Keys that other projects published for everybody to check their code with. */
const VECTORS = ['test/interop/vectors.json']

/** What git tracks here, and is a text that is still there. */
function trackedTexts(): { path: string; text: string }[] {
  const list = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  return list
    .split('\0')
    .filter((path) => path !== '' && !VECTORS.includes(path) && existsSync(join(ROOT, path)))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))
}

// Whoever scans a copy of this repository, with any scanner, shall have nothing to look at.
test('no file holds what looks like a credential; tests and examples put theirs together', () => {
  const texts = trackedTexts()
  expect(texts.length).toBeGreaterThan(100)
  const looksLikeOne = texts.flatMap(({ path, text }) =>
    scan(text)
      .findings.filter(({ confidence }) => confidence !== 'low')
      .map(({ start, name }) => `${path}:${text.slice(0, start).split('\n').length} ${name}`),
  )
  expect(looksLikeOne).toEqual([])
})
