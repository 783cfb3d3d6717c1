import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  addUp,
  oneFailed,
  onePassed,
  readPlaywright,
  readVitest,
  tallyLines,
} from '#scripts/tally.ts'
import { temporaryFolder } from '#test/support/temp.ts'

function written(report: unknown): Disposable & { path: string } {
  const folder = temporaryFolder('tally')
  const path = `${folder.path}/report.json`
  writeFileSync(path, JSON.stringify(report))
  return { path, [Symbol.dispose]: folder.remove }
}

const story = (title: string, status: string, note?: string, error?: string) => ({
  title,
  file: 'share.spec.ts',
  tests: [
    {
      status,
      projectName: 'firefox',
      annotations: note === undefined ? [] : [{ type: 'skip', description: note }],
      results: error === undefined ? [{}] : [{ error: { message: error } }, {}],
    },
  ],
})

test('says what failed and what was left out, by name, and the counts last', () => {
  using unit = written({
    testResults: [
      {
        name: 'test/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a works' },
          { status: 'failed', fullName: 'a breaks', failureMessages: ['1 is not 2'] },
          { status: 'skipped', fullName: 'a is left out (there is no b)' },
        ],
      },
      { name: 'test/broken.test.ts', status: 'failed', assertionResults: [] },
    ],
  })
  using stories = written({
    errors: [],
    suites: [
      {
        specs: [story('opens', 'expected')],
        suites: [
          {
            specs: [
              story('closes', 'unexpected', undefined, '\u001b[31mno\u001b[39m\n  tab'),
              story('waits', 'skipped', 'no clock'),
            ],
          },
        ],
      },
    ],
  })
  const tally = addUp([
    readVitest(unit.path, false),
    readPlaywright(stories.path, false),
    onePassed(),
  ])
  expect(tallyLines(tally)).toEqual([
    'skipped: a is left out (there is no b)',
    'skipped: share.spec.ts: waits (firefox): no clock',
    'failed: a breaks: 1 is not 2',
    'failed: test/broken.test.ts',
    'failed: share.spec.ts: closes (firefox): no tab',
    '3 passed, 3 failed, 2 skipped',
  ])
})

test('a story that passed only at a second attempt has failed', () => {
  using stories = written({ errors: [], suites: [{ specs: [story('opens', 'flaky')] }] })
  expect(readPlaywright(stories.path, true)).toMatchObject({ passed: 0, failed: 1 })
})

test('a runner that ended badly without a failing test has failed', () => {
  using empty = written({ testResults: [] })
  expect(readVitest(empty.path, false)).toMatchObject({ failed: 1 })
  expect(readVitest('no such file', false)).toMatchObject({ failed: 1 })
  expect(tallyLines(oneFailed('types'))).toEqual(['failed: types', '0 passed, 1 failed'])
})
