import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kindNamed, kinds } from '#lib/endpoints/registry.ts'

describe('the registry', () => {
  test('has one kind for each file in kinds/, named like it', () => {
    const folder = new URL('../../lib/endpoints/kinds/', import.meta.url)
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
    expect(kinds.map(({ kind }) => kind).sort(), 'list every kind in registry.ts').toEqual(files)
  })

  test('finds a kind by name and knows no other', () => {
    expect(kindNamed('matchstick')?.kind).toBe('matchstick')
    expect(kindNamed('')).toBeNull()
    expect(kindNamed('toString')).toBeNull()
  })
})
