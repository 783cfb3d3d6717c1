import { describe, expect, it } from 'vitest'
import { keywordShapes } from '#lib/detection/keyword-shapes.ts'
import { matchShape, parseShape } from '#lib/detection/shape.ts'

const facts = keywordShapes()

describe('keyword shapes', () => {
  it('can all be read', () => {
    for (const shape of facts.flatMap((fact) => fact.shapes)) {
      const { parts } = parseShape(shape)
      for (const [i, part] of parts.entries()) {
        const next = parts[i + 1]
        if ('text' in part || next === undefined || 'text' in next) continue
        expect(part.max, `${shape}: a class follows one of open length`).toBe(part.min)
      }
    }
  })

  it('have an id each, and a name that people read', () => {
    expect(new Set(facts.map((fact) => fact.id)).size).toBe(facts.length)
    for (const { id, provider } of facts) {
      expect(id).toMatch(/^[a-z0-9]+-(plain-)?key$/)
      expect(provider).not.toBe('')
    }
  })

  it('have keywords as the scanner compares them: lower case, without separators', () => {
    for (const { keywords, id } of facts) {
      for (const keyword of keywords) expect(keyword, id).toMatch(/^[a-z][a-z0-9]{2,}$/)
    }
  })

  it('name no provider twice for one shape', () => {
    for (const { shapes, id } of facts) expect(new Set(shapes).size, id).toBe(shapes.length)
  })

  it('ask for more where the shape or the keyword says little', () => {
    const of = (id: string) => facts.find((fact) => fact.id === id)
    expect(of('heroku-plain-key')).toMatchObject({ weak: true, common: false, confirmed: true })
    expect(of('coinlib-plain-key')).toMatchObject({ weak: true })
    expect(of('sonarqube-plain-key')).toMatchObject({ weak: true })
    expect(of('particle-key')).toMatchObject({ weak: false, common: true })
    expect(of('spotify-key')).toMatchObject({ weak: false, common: false })
  })

  it('write a UUID out', () => {
    const [shape = ''] = facts.find((fact) => fact.id === 'heroku-plain-key')?.shapes ?? []
    const uuid = [8, 4, 4, 4, 12].map((length) => 'a1'.repeat(length / 2)).join('-')
    expect(matchShape(uuid, 0, parseShape(shape))).toBe(36)
  })

  it('have = at the end only', () => {
    expect(facts.find((fact) => fact.id === 'aiven-key')?.shapes).toEqual([
      '{base64:372}',
      '{base64:371}=',
      '{base64:370}==',
    ])
  })

  it('are no identifiers, and nothing that fits half of all words', () => {
    const shapesOf = (provider: string) =>
      facts.filter((fact) => fact.id.startsWith(`${provider}-`)).flatMap((fact) => fact.shapes)
    const left: [provider: string, shape: string, why: string][] = [
      ['adobe', '{base62:12}', 'a product id'],
      ['adobe', '{Hex:32}', 'the API key is the client id'],
      ['algolia', '{base62:10}', 'an application id'],
      ['asana', '{digit:16}', 'a client id'],
      ['aws', '{digit:12}', 'an account number'],
      ['aws', '{base64+=:16-200}', 'fits half of all words'],
      ['auth0', '{base64url+.:10-100}', 'fits half of all words'],
      ['bitbucket', '{base62:32}', 'a client id'],
      ['clickhouse', '{base62:20}', 'a key id'],
      ['cloudinary', '{digit:15}', 'an account number'],
      ['codeclimate', '{Hex:64}', 'a reporter id'],
      ['discord', '{digit:18}', 'a client id'],
      ['github', '{base62:20}', 'a client id'],
      ['linkedin', '{base62:14}', 'a client id'],
      ['mockaroo', '{base62:8}', 'fits half of all words'],
      ['planetscale', '{base62:12}', 'a user name'],
      ['polymarket', '0x{Hex:40}', 'an address'],
      ['youtube', '{base64url:14}', 'fits half of all words'],
    ]
    for (const [provider, shape, why] of left) {
      expect(shapesOf(provider), `${provider} ${shape}: ${why}`).not.toContain(shape)
    }
  })

  it('are as many as they were counted', () => {
    expect({
      facts: facts.length,
      providers: new Set(facts.map((fact) => fact.provider)).size,
      shapes: new Set(facts.flatMap((fact) => fact.shapes)).size,
      confirmed: facts.filter((fact) => fact.confirmed).length,
      weak: facts.filter((fact) => fact.weak).length,
      common: facts.filter((fact) => fact.common).length,
    }).toMatchInlineSnapshot(`
      {
        "common": 59,
        "confirmed": 21,
        "facts": 511,
        "providers": 505,
        "shapes": 159,
        "weak": 97,
      }
    `)
  })
})
