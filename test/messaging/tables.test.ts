/** Messages of pages, of the toast's script and of the composer are apart: a script has its own. */
import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../lib/messaging')

/** What a script is made of that uses these functions and nothing else. */
async function bundle(imports: Record<string, string>): Promise<string> {
  const entry = join(FOLDER, 'made-by-this-test.ts')
  const lines = Object.entries(imports).map(
    ([name, file]) => `export { ${name} } from ${JSON.stringify(join(FOLDER, file))}`,
  )
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? lines.join('\n') : null),
      },
    ],
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'bundle' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  return outputs.map((one) => ('code' in one ? one.code : '')).join('')
}

const PAGES = ['share/create', 'reveal/take', 'site/findings']
const TOAST = ['share/retry', 'selection/read', 'toast/show']
const COMPOSER = ['composer/share', 'composer/settings']
/** Of the shapes of an endpoint's answers, which neither sends nor hears. */
const WIRE = ['canonical base64url']

test.for([
  [
    'the script in compose boxes',
    { sendAsComposer: 'client.ts', serveInComposer: 'serve.ts' },
    COMPOSER,
    [...PAGES, ...TOAST, ...WIRE],
  ],
  [
    'the script of the toast',
    { sendAsContent: 'client.ts', servePage: 'serve.ts' },
    TOAST,
    [...PAGES, ...COMPOSER, ...WIRE],
  ],
] as const)('%s', async ([, imports, own, others]) => {
  const code = await bundle(imports)
  expect(own.filter((name) => !code.includes(name))).toEqual([])
  expect(others.filter((name) => code.includes(name))).toEqual([])
})
