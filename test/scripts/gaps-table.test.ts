import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EDITORS_DOC, withGapsTable } from '#scripts/gaps-table.ts'

test('docs/editors.md has the known gaps that the suites have', () => {
  const document = readFileSync(EDITORS_DOC, 'utf8')
  expect(document, 'run node scripts/gaps-table.ts').toBe(withGapsTable(document))
})
