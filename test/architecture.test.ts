/**
 * The walls of the house. A failure is a sentence that says where the thing belongs.
 * The table is the one of "Dependency direction": a pure core, thin shells around it.
 */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Import, readSources, readText, type Source } from '#test/support/sources.ts'

const TOUCHES = {
  browser: {
    pattern: /\b(?:browser|chrome)\.\w/,
    remedy: 'calls the browser: move that to lib/platform, or pass it in',
  },
  document: {
    pattern: /\b(?:document|window|navigator)\.\w|\bnew (?:MutationObserver|DOMParser)\b/,
    remedy: 'touches the document: move that to an entry point, or pass it in',
  },
  storage: {
    pattern: /\b(?:localStorage|sessionStorage|indexedDB)\b/,
    remedy: 'stores something: use lib/storage, or pass it in',
  },
  fetch: {
    pattern: /(?:globalThis\.|(?<![\w.'])(?<!function ))fetch\(/,
    remedy: 'makes a request: take `fetch` as an argument',
  },
  clock: {
    pattern: /\bDate\.now\(|\bnew Date\(\)/,
    remedy: 'reads the clock: take `now` as an argument',
  },
} as const

interface Layer {
  folder: string
  except?: string[]
  /** Folders, files and packages; undefined: whatever the others allow. */
  mayImport?: string[]
  mayNotImport?: string[]
  mayNotTouch?: (keyof typeof TOUCHES)[]
}

const BROWSER_SHELLS = ['lib/messaging/', 'lib/storage/', 'lib/platform/', 'webextension-polyfill']
const PURE = ['browser', 'document', 'storage', 'fetch', 'clock'] as const

const LAYERS: Layer[] = [
  { folder: 'lib/crypto/', mayImport: ['lib/crypto/', 'hash-wasm'], mayNotTouch: [...PURE] },
  {
    folder: 'lib/detection/',
    mayImport: ['lib/detection/', '@noble/hashes/', '@scure/bip39/wordlists/'],
    mayNotTouch: [...PURE],
  },
  {
    folder: 'lib/backtracking/',
    mayImport: ['lib/backtracking/', 'redos-detector'],
    mayNotTouch: [...PURE],
  },
  {
    folder: 'lib/check/',
    mayImport: ['lib/check/', 'lib/detection/', 'lib/guard/level.ts'],
    mayNotTouch: [...PURE],
  },
  {
    folder: 'lib/policy/',
    mayImport: [
      'lib/policy/',
      'lib/endpoints/',
      'lib/crypto/',
      'lib/guard/level.ts',
      'lib/detection/own/limits.ts',
      'lib/detection/slug.ts',
      'lib/editors/sites/',
      'valibot',
    ],
    mayNotTouch: [...PURE],
  },
  {
    folder: 'lib/endpoints/',
    mayImport: ['lib/endpoints/', 'lib/crypto/', 'valibot', '@noble/ciphers/'],
    mayNotTouch: ['browser', 'document', 'storage'],
  },
  { folder: 'lib/endpoints/wire.ts', mayImport: ['valibot'], mayNotTouch: [...PURE] },
  {
    folder: 'lib/editors/',
    mayNotImport: [...BROWSER_SHELLS, 'lib/crypto/'],
    mayNotTouch: ['browser', 'storage', 'fetch'],
  },
  ...['lib/models/', 'lib/share/', 'lib/activity/', 'lib/i18n/'].map(
    (folder): Layer => ({
      folder,
      mayNotImport: ['webextension-polyfill', 'lib/platform/'],
      mayNotTouch: ['browser', 'document', 'storage'],
    }),
  ),
  { folder: 'lib/messaging/', mayNotTouch: ['document'] },
  { folder: 'lib/storage/', mayNotTouch: ['document'] },
  { folder: 'lib/', mayNotImport: ['entrypoints/', 'components/', 'server/', 'scripts/', 'test/'] },
  {
    folder: 'components/',
    mayNotImport: ['webextension-polyfill', 'entrypoints/', 'server/', 'lib/storage/'],
    mayNotTouch: ['browser', 'storage', 'fetch'],
  },
  {
    folder: 'cli/',
    mayImport: [
      'cli/',
      'lib/check/',
      'lib/detection/',
      'lib/backtracking/',
      'node:',
      'ignore',
      'lib/guard/file-text.ts',
      'lib/policy/own-detectors.ts',
      'valibot',
      'package.json',
    ],
  },
  {
    folder: 'server/',
    except: ['server/reveal-page/'],
    mayNotImport: ['components/', 'entrypoints/', 'lib/'],
  },
  {
    folder: 'server/reveal-page/',
    except: ['server/reveal-page/vite.config.ts'],
    mayNotImport: ['server/', 'entrypoints/', ...BROWSER_SHELLS, 'node:'],
  },
]

/** What a layer may have all the same, and why. */
const ALLOWED: Record<string, string[]> = {
  // The shapes and limits of the wire are the one thing that client and server share.
  'server/': ['lib/endpoints/wire.ts'],
  // A worker is the same thing on a web page, and asks no extension for anything.
  'server/reveal-page/': ['server/reveal-page/', 'lib/platform/argon2-'],
}

const sources = readSources()
const product = sources.filter(({ path }) =>
  /^(lib|components|entrypoints|server|cli)\//.test(path),
)

describe('the direction of imports', () => {
  test.for(LAYERS)('$folder', (layer) => {
    const problems = inLayer(layer).flatMap((source) =>
      source.imports.flatMap((one) => importProblem(layer, source, one)),
    )
    expect(problems).toEqual([])
  })

  test('nothing imports an entry point', () => {
    const problems = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('entrypoints/') && folderOf(from) !== folderOf(path))
        .map(({ from }) => `${path} imports ${from}: move what both need to lib or components`),
    )
    expect(problems).toEqual([])
  })

  test('the background, which cannot load later, has the code of our own kind alone', () => {
    const byPath = new Map(sources.map((source) => [source.path, source]))
    const reached = new Set(['entrypoints/background/index.ts'])
    // A set goes on over what is added meanwhile.
    for (const path of reached) {
      for (const { from, isTypeOnly, isLazy } of byPath.get(path)?.imports ?? []) {
        if (!isTypeOnly && !isLazy && byPath.has(from)) reached.add(from)
      }
    }
    const kinds = [...reached].filter((path) => path.startsWith('lib/endpoints/kinds/'))
    expect(kinds).toEqual(['lib/endpoints/kinds/matchstick.ts'])
  })

  test('every imported path of the project exists', () => {
    const problems = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => /^(lib|components|locales|server|scripts|test)\//.test(from))
        .filter(({ from }) => !existsSync(from))
        .map(({ from }) => `${path} imports ${from}, which does not exist`),
    )
    expect(problems).toEqual([])
  })
})

describe('what a layer touches', () => {
  const layers = LAYERS.filter(({ mayNotTouch }) => mayNotTouch)
  test.for(layers)('$folder', (layer) => {
    const problems = inLayer(layer).flatMap(({ path, code }) =>
      (layer.mayNotTouch ?? [])
        .filter((what) => TOUCHES[what].pattern.test(code))
        .map((what) => `${path} ${TOUCHES[what].remedy}`),
    )
    expect(problems).toEqual([])
  })
})

describe('what is nowhere in the product', () => {
  test.for([
    [/\binnerHTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/, 'build nodes instead of HTML'],
    [/\beval\(|\bnew Function\b/, 'no text becomes code'],
    [/\bas any\b|:\s*any\b|<any\b/, 'use `unknown` and a parser'],
  ] as const)('%s', ([pattern, remedy]) => {
    const found = product.filter(({ code }) => pattern.test(code)).map(({ path }) => path)
    expect(found, remedy).toEqual([])
  })
})

describe('docs/permissions.md', () => {
  test.for(['chrome', 'firefox'])('has a reason for every permission of %s', async (browser) => {
    const manifest = await manifestOf(browser)
    const asked = [
      ...manifest.permissions,
      ...manifest.host_permissions,
      ...manifest.optional_permissions,
      ...manifest.optional_host_permissions,
    ]
    const rows = readText('docs/permissions.md').matchAll(/^\| `([^`]+)` \| (.{20,}) \|$/gm)
    const explained = [...rows].map(([, permission]) => permission)
    const missing = asked.filter((one) => !explained.includes(one))
    expect(missing, 'add a row with the reason, or drop the permission').toEqual([])
    const scripted = manifest.content_scripts.flatMap(({ matches }) => matches)
    expect(scripted, 'a script runs where the host may be reached').toEqual(
      manifest.host_permissions,
    )
  })
})

describe('strings', () => {
  const keys = keysOf(JSON.parse(readText('locales/en.json')))
  const texts = [...product.map(({ text }) => text), readText('wxt.config.ts')]

  test('every key that is asked for exists', () => {
    const asked = texts.flatMap((text) =>
      [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key = '']) => key),
    )
    const missing = asked.filter((key) => !keys.includes(key))
    expect(missing, 'add them to locales/en.json').toEqual([])
  })

  test('every string is used', () => {
    const all = texts.join('\n')
    // `reveal.${state}.title` uses all keys of that form.
    const forms = [...all.matchAll(/`(\w+\.[\w.${}()?:' ]*\$\{[^`]*)`/g)].map(
      ([, form = '']) =>
        new RegExp(`^${form.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w.]+')}$`),
    )
    const unused = keys.filter(
      (key) =>
        !all.includes(`'${key}'`) &&
        !all.includes(`__MSG_${key.replaceAll('.', '_')}__`) &&
        !forms.some((form) => form.test(key)),
    )
    expect(unused, 'take them out of locales/en.json').toEqual([])
  })
})

function inLayer({ folder, except = [] }: Layer): Source[] {
  return sources.filter(
    ({ path }) => path.startsWith(folder) && !except.some((one) => path.startsWith(one)),
  )
}

function importProblem(layer: Layer, { path }: Source, { from, isTypeOnly }: Import): string[] {
  const { folder, mayImport, mayNotImport = [] } = layer
  if ((ALLOWED[folder] ?? []).some((one) => from.startsWith(one))) return []
  if (mayNotImport.some((one) => from.startsWith(one))) {
    return [`${path} imports ${from}: ${folder} must not know it. Pass it in, or move this file.`]
  }
  // Types leave no trace: pure folders may speak of each other's.
  if (!mayImport || isTypeOnly || mayImport.some((one) => from.startsWith(one))) return []
  return [`${path} imports ${from}: ${folder} may import only ${mayImport.join(', ')}. Pass it in.`]
}

/** `entrypoints/popup/main.tsx` -> `entrypoints/popup`. */
function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

interface Manifest {
  permissions: string[]
  host_permissions: string[]
  optional_permissions: string[]
  optional_host_permissions: string[]
  content_scripts: { matches: string[] }[]
}

async function manifestOf(browser: string): Promise<Manifest> {
  const { default: config } = await import('../wxt.config.ts')
  const { manifest } = config as { manifest?: unknown }
  if (typeof manifest !== 'function') throw new TypeError('"manifest" expected a function')
  return manifest({ browser })
}

function keysOf(strings: Record<string, unknown>, prefix = ''): string[] {
  return Object.entries(strings).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [prefix + name]
      : keysOf(value as Record<string, unknown>, `${prefix}${name}.`),
  )
}
