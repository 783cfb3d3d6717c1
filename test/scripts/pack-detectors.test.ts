import { expect, test } from 'vitest'
import type { Provider } from '#lib/detection/detector.ts'
import { PROVIDERS } from '#lib/detection/detectors/index.ts'
import { factsOf } from '#lib/detection/keyword-shapes.ts'
import { keywordTable } from '#lib/detection/keyword-table.ts'
import { labelled } from '#lib/detection/labelled.ts'
import { unpackKeywords, unpackProviders } from '#lib/detection/packed.ts'
import { providerFiles } from '#scripts/detectors.ts'
import { packKeywords, packProviders } from '#scripts/vite/pack-detectors.ts'

const acme: Provider = {
  name: 'Acme (Labs)',
  rotateUrl: 'https://acme-labs.com/keys',
  detectors: [
    {
      id: 'acme-labs-api-key',
      name: 'API key',
      shapes: ['ak_{base62:24}7', 'ak-{hex:8-16}-{base64url:40+}', '{[AB]:1}{base62+_:3}'],
      severity: 'high',
    },
    {
      id: 'acme-labs-old-key',
      name: 'API key (old)',
      shapes: ['{Hex:8}-{Hex:4}-{Hex:4}-{Hex:4}-{Hex:12}'],
      severity: 'low',
      kind: 'test-key',
      near: ['acmelabs', ...labelled('acme'), 'acme key'],
      check: 'no-hash',
      pairsWith: ['acme-labs-id'],
      rotateUrl: 'https://old.acme.com',
    },
    {
      id: 'acme-labs-id',
      name: 'id',
      shapes: ['id{digit:5-9}'],
      severity: 'low',
      public: true,
    },
  ],
}

const roundTrip = (providers: readonly Provider[], files: readonly string[]) =>
  unpackProviders(packProviders(providers, files))

test('what is unpacked is what was packed', () => {
  expect(roundTrip([acme], ['acme-labs'])).toStrictEqual([acme])
  expect(roundTrip([acme, { name: 'None', detectors: [] }], ['acme-labs', 'other'])).toStrictEqual([
    acme,
    { name: 'None', detectors: [] },
  ])
})

test('every provider that is known can be packed', () => {
  expect(roundTrip(PROVIDERS, providerFiles())).toStrictEqual(PROVIDERS)
})

test('the table is a third of what its modules are', () => {
  const packed = JSON.stringify(packProviders(PROVIDERS, providerFiles()))
  expect(packed.length * 3).toBeLessThan(JSON.stringify(PROVIDERS).length)
})

test.for(['#', '?', "'", ';'])('a shape with %s in its text is refused, not changed', (sign) => {
  const odd: Provider = {
    name: 'Odd',
    detectors: [{ id: 'odd-key', name: 'key', shapes: [`o${sign}1{hex:8}`], severity: 'low' }],
  }
  expect(() => packProviders([odd], ['odd'])).toThrow('Odd cannot be packed')
})

test('every fact about keywords is the same after packing', () => {
  const table = keywordTable()
  const packed = packKeywords(table)
  expect(unpackKeywords(packed)).toStrictEqual(factsOf(table))
  expect(packed.length).toBeLessThan(JSON.stringify({ ...table, common: [...table.common] }).length)
})

test('keywords that would not be the same are refused', () => {
  const odd = {
    shapes: { '{hex:8}': 'acme' },
    keywords: {},
    common: new Set<string>(),
    names: { acme: 'Acme, Inc' },
  }
  expect(() => packKeywords(odd)).toThrow('cannot be packed')
})
