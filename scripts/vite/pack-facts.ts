import { PROVIDERS } from '#lib/detection/detectors/index.ts'
import { keywordTable } from '#lib/detection/keyword-table.ts'
import { seedList } from '#lib/detection/seed-list.ts'
import { providerFiles } from '#scripts/detectors.ts'
import { packKeywords, packProviders } from './pack-detectors.ts'
import { packSeedList } from './pack-seed-list.ts'

/** The module of all that is packed, in place of three hundred. */
const FACTS = '\0matchstick:facts'

/** One object, because strings would be moved to where they are read. */
const facts = () => ({
  seeds: packSeedList(seedList()),
  providers: packProviders(PROVIDERS, providerFiles()),
  keywords: packKeywords(keywordTable()),
})

const reader = (name: string, fact: string, unpack: string, from: string): string =>
  `import { FACTS } from ${JSON.stringify(FACTS)}
import { ${unpack} } from '${from}'
export const ${name} = () => ${unpack}(FACTS.${fact})`

const SCRIPT = /\.[jt]sx?$/

/** What is put in place of the modules in `lib/detection` that give what is packed. */
const READERS: Readonly<Record<string, string>> = {
  providers: reader('providers', 'providers', 'unpackProviders', './packed.ts'),
  'keyword-shapes': reader('keywordShapes', 'keywords', 'unpackKeywords', './packed.ts'),
  'seed-list': reader('seedList', 'seeds', 'unpackSeedList', './packed-seed-list.ts'),
}

/**
 * What detection knows as three strings: a third less, because what follows from something else is
 * left out, and less for a page to parse before it asks. They stand first in a script that needs them, side
 * by side, because deflate packs what is alike better when code does not part it: half a kilobyte to one.
 */
export function packFacts() {
  return {
    name: 'matchstick:pack-facts',
    apply: 'build' as const,
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === FACTS ? id : null),
    load(id: string) {
      if (id === FACTS)
        return {
          code: `export const FACTS = ${JSON.stringify(facts())}`,
          moduleSideEffects: false,
        }
      const [, file = ''] = /lib.detection.([\w-]+)\.ts$/.exec(id) ?? []
      return READERS[file] ?? null
    },
    transform(
      this: { getModuleInfo(id: string): { isEntry: boolean } | null },
      code: string,
      id: string,
    ) {
      // A page's entry is HTML, and its scripts are in chunks of their own.
      if (!SCRIPT.test(id) || !this.getModuleInfo(id)?.isEntry) return null
      return { code: `import ${JSON.stringify(FACTS)};${code}`, map: null }
    },
  }
}
