import { readdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Writes `lib/detection/detectors/index.ts`, the list of all providers, from the files beside it. */
const folder = resolve(import.meta.dirname, '../lib/detection/detectors')

export const INDEX = resolve(folder, 'index.ts')

/** @returns the files of the providers, without ending, in order. */
export function providerFiles(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

/** `1password-x` is `_1passwordX`. */
function identifier(file: string): string {
  return file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()).replace(/^(?=\d)/, '_')
}

/** @returns what `index.ts` has to hold. */
export function indexSource(): string {
  const files = providerFiles()
  return [
    '// Written by scripts/detectors.ts; run `node scripts/detectors.ts` after adding a provider.',
    "import type { Provider } from '../detector.ts'",
    ...files.map((file) => `import ${identifier(file)} from './${file}.ts'`),
    '',
    '/** Every provider that is known. */',
    'export const PROVIDERS: readonly Provider[] = [',
    ...files.map((file) => `  ${identifier(file)},`),
    ']',
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(INDEX, indexSource())
