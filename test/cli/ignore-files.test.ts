import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { walk } from '#cli/scan/walk.ts'
import { temporaryFolder } from '#test/support/temp.ts'

const RUNS = 60

/** `a/b.txt` and the like, three folders deep. */
const FILES = ['', 'a/', 'b/', 'a/b/', 'a/..b/'].flatMap((folder) =>
  ['x.log', 'y.txt', '..z', 'a b'].map((name) => folder + name),
)

const PATTERNS = [
  '*.log',
  '!x.log',
  '/a/',
  'a/*',
  '!a/b/',
  'b',
  '**/b/*.txt',
  '..z',
  '..b/',
  'a b',
  'a/**',
  '!y.txt',
  '# note',
  '',
  '/*',
  '!/b',
]

test('what .gitignore excludes is what git says', () => {
  const folder = temporaryFolder('ignore')
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    })
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true })
    writeFileSync(join(folder.path, path), content)
  }
  const rules = fc.array(fc.constantFrom(...PATTERNS), { maxLength: 5 })
  try {
    git('init', '-q')
    for (const file of FILES) write(file, '')
    fc.assert(
      fc.property(rules, rules, rules, (top, inA, excluded) => {
        write('.gitignore', top.join('\n'))
        write('a/.gitignore', inA.join('\n'))
        write('.git/info/exclude', excluded.join('\n'))
        const seen = [...walk([folder.path], { heedIgnoreFiles: true, except: undefined })]
          .map(({ path }) => path.slice(folder.path.length + 1))
          .sort()
        const untracked = git('ls-files', '-oz', '--exclude-standard').split('\0').filter(Boolean)
        expect(seen).toEqual(untracked.sort())
      }),
      { numRuns: RUNS },
    )
  } finally {
    folder.remove()
  }
})
