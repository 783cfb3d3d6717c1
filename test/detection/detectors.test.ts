import { describe, expect, test } from 'vitest'
import type { Provider } from '#lib/detection/detector.ts'
import { PROVIDERS } from '#lib/detection/detectors/index.ts'
import {
  base62,
  type Example,
  type Examples,
  type Find,
  hex,
  seed,
  uuid,
} from '#lib/detection/examples.ts'
import { scan } from '#lib/detection/scan.ts'
import { matchShape, parseShape } from '#lib/detection/shape.ts'
import { providerFiles } from '#scripts/detectors.ts'

interface ProviderModule {
  default: Provider
  examples: () => Examples
}

const load = (file: string): Promise<ProviderModule> =>
  import(`../../lib/detection/detectors/${file}.ts`)

const modules = await Promise.all(
  providerFiles().map(async (file) => ({ file, ...(await load(file)) })),
)
const detectors = PROVIDERS.flatMap((provider) => provider.detectors)
const ids = detectors.map(({ id }) => id)

function examplesOf({ file, examples }: { file: string; examples: () => Examples }): Examples {
  seed(file)
  return examples()
}

const isFind = (example: Example): example is Find => 'token' in example

describe('all detectors', () => {
  test('are the files of the folder', () => {
    expect(modules.map((module) => module.default)).toEqual(PROVIDERS)
  })

  test('have an id of their own', () => {
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  test('keep their ids for ever: settings and audit trails hold them', async () => {
    await expect(`${ids.toSorted().join('\n')}\n`).toMatchFileSnapshot('detector-ids.txt')
  })

  test('no provider stands in two files', () => {
    const names = PROVIDERS.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('pair with detectors that exist', () => {
    expect(
      detectors.flatMap(({ pairsWith = [] }) => pairsWith).filter((id) => !ids.includes(id)),
    ).toEqual([])
  })
})

describe('a name that every service uses', () => {
  seed('generic names')
  const values = [hex(32), hex(40), uuid(), base62(40), base62(32)]
  test.for([
    'api_key',
    'token',
    'auth_token',
    'secret',
    'secret_key',
    'client_secret',
    'consumer_key',
    'access_key',
    'subscription_key',
    'password',
  ])('%s is no provider', (name) => {
    for (const value of values) {
      for (const text of [
        `${name.toUpperCase()}=${value}`,
        `"${name.replace(/_(.)/g, (_, first) => first.toUpperCase())}": "${value}",`,
        `${name.replace('_', ' ')}: ${value}`,
      ]) {
        const others = scan(text).findings.filter(({ detector }) => !detector.startsWith('generic'))
        expect(others, text).toEqual([])
      }
    }
  })
})

describe.for(modules)('$file', (module) => {
  const provider = module.default

  test('has names and ids, and pages of https', () => {
    expect(provider.name).not.toBe('')
    for (const { id, name, rotateUrl } of provider.detectors) {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/)
      expect(id.startsWith(`${module.file}-`), `${id} starts with ${module.file}-`).toBe(true)
      expect(name).not.toBe('')
      if (rotateUrl !== undefined) expect(rotateUrl).toMatch(/^https:\/\//)
    }
    if (provider.rotateUrl !== undefined) expect(provider.rotateUrl).toMatch(/^https:\/\//)
  })

  test('has shapes that can be matched without trying twice', () => {
    for (const { id, shapes } of provider.detectors) {
      expect(shapes.length, id).toBeGreaterThan(0)
      for (const { parts, source } of shapes.map(parseShape)) {
        for (const [i, part] of parts.entries()) {
          const next = parts[i + 1]
          if ('text' in part || next === undefined || 'text' in next) continue
          expect(part.max, `${source}: a class follows ${part.name} of open length`).toBe(part.min)
        }
      }
    }
  })

  test('has words for the surroundings in lower case', () => {
    for (const { near = ['a'] } of provider.detectors) {
      expect(near.length).toBeGreaterThan(0)
      for (const word of near) expect(word).toBe(word.toLowerCase().trim())
    }
  })

  test('has examples: every detector of a secret finds one, which has its shape whole', () => {
    const finds = examplesOf(module).filter(isFind)
    for (const { id, shapes, public: isPublic } of provider.detectors) {
      const own = finds.filter(({ detector }) => detector === id)
      expect(own.length > 0, id).toBe(isPublic !== true)
      for (const { token } of own) {
        const whole = shapes.filter(
          (shape) => matchShape(token, 0, parseShape(shape)) === token.length,
        )
        expect(whole, `${id}: ${token} is none of ${shapes}`).not.toEqual([])
      }
    }
    const known = provider.detectors.map(({ id }) => id)
    expect(finds.filter(({ detector }) => !known.includes(detector))).toEqual([])
  })

  test('has the same examples every time', () => {
    expect(examplesOf(module)).toEqual(examplesOf(module))
  })
})
