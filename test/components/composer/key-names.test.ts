import { expect, test } from 'vitest'
import { keyCaps, keyWords } from '#components/composer/key-names.ts'

test('keys are named as on the keyboard in front of the person', () => {
  expect(keyCaps('Alt+Enter', false)).toEqual(['Alt', 'Enter'])
  expect(keyWords('Shift+Alt+Enter', false)).toBe('Shift+Alt+Enter')
  expect(keyCaps('Alt+Enter', true)).toEqual(['⌥', '↩'])
  expect(keyWords('Shift+Alt+Enter', true)).toBe('Shift-Option-Return')
})

test('what is the same everywhere stays', () => {
  expect(keyCaps('Esc', true)).toEqual(['Esc'])
  expect(keyWords('Esc', true)).toBe('Esc')
})
