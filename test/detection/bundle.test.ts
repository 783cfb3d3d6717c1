/** What the content script carries is built by plugins that rewrite data: it must find the same. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { PROVIDERS } from '#lib/detection/detectors/index.ts'
import { type Examples, seed } from '#lib/detection/examples.ts'
import * as sources from '#lib/detection/scan.ts'
import { bundleDetection, gzipped } from '#scripts/detection-bundle.ts'
import { providerFiles } from '#scripts/detectors.ts'
import { texts } from './texts.ts'

let script: string
let built: typeof sources

beforeAll(async () => {
  script = await bundleDetection()
  const code = `${script}\nexport const { scan, rescan } = detection`
  built = await import(`data:text/javascript,${encodeURIComponent(code)}`)
})

/** What is reached; 40,000 is promised. */
const MOST_BYTES = 71_550

test('the script grows no more', () => {
  expect(gzipped(script)).toBeLessThan(MOST_BYTES)
})

const detectors = PROVIDERS.flatMap((provider) => provider.detectors)

test.for(providerFiles())('the examples of %s give the same findings', async (file) => {
  const { examples }: { examples: () => Examples } = await import(
    `../../lib/detection/detectors/${file}.ts`
  )
  seed(file)
  for (const one of examples()) {
    const text = 'leave' in one ? one.leave : `${one.before}${one.token}${one.after}`
    expect(built.scan(text).findings).toEqual(sources.scan(text).findings)
  }
})

test('any text gives the same findings', () => {
  fc.assert(
    fc.property(texts(detectors), (text) => {
      expect(built.scan(text).findings).toEqual(sources.scan(text).findings)
    }),
    { numRuns: 200 },
  )
})

const password = ['Tr4', '-kq', '9Zm'].join('')
const words = 'legal winner thank'
const phrase = `${words} year wave sausage worth useful ${words} yellow`

test.for([
  `postgres://app:${password}@db.acme.dev/main and {"password": "${password}"}`,
  `the password is ${password}\nla contraseña es ${password}\nパスワードは ${password} です`,
  `mysql -h db -p ${password} # curl -u root:${password} https://acme.dev`,
  `seed phrase: ${phrase}`,
])('the words of all languages are there: %s', (text) => {
  const { findings } = sources.scan(text)
  expect(findings).not.toEqual([])
  expect(built.scan(text).findings).toEqual(findings)
})
