import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { linkFormats } from '#lib/endpoints/link-formats.ts'
import { kindNames, loadKind } from '#lib/endpoints/registry.ts'

describe('the registry', () => {
  test('has one kind for each file in kinds/, named like it', async () => {
    const folder = new URL('../../lib/endpoints/kinds/', import.meta.url)
    const files = readdirSync(folder)
      .map((file) => file.replace(/\.ts$/, ''))
      .sort()
    expect(kindNames.toSorted(), 'list every kind in registry.ts').toEqual(files)
    for (const name of kindNames) expect((await loadKind(name))?.kind).toBe(name)
  })

  test('has the links of every kind', () => {
    expect(linkFormats.map(({ kind }) => kind).sort()).toEqual(kindNames.toSorted())
  })

  test('knows no other kind', async () => {
    expect(await loadKind('')).toBeNull()
    expect(await loadKind('toString')).toBeNull()
  })
})
