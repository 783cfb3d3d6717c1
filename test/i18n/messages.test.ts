import { expect, test } from 'vitest'
import messages from '#locales/en.json' with { type: 'json' }

interface Tree {
  [name: string]: string | Tree
}

const keys = (tree: Tree, path: string[] = []): string[] =>
  Object.entries(tree).flatMap(([name, node]) =>
    typeof node === 'string' ? [[...path, name].join('_')] : keys(node, [...path, name]),
  )

test('no two keys are one to Chrome, which ignores case', () => {
  const lower = keys(messages).map((key) => key.toLowerCase())
  expect(new Set(lower).size).toBe(lower.length)
})

test('keys use only what browsers allow in names', () => {
  expect(keys(messages).filter((key) => !/^[A-Za-z0-9_]+$/.test(key))).toEqual([])
})
