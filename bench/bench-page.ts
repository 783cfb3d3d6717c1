/** Rows that are measured in a page of the extension, where the product seals and opens. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { type BrowserKind, launch, type Page } from '#test/support/browser.ts'
import { copyBuild } from './extension-copy.ts'
import type { Row } from './measure.ts'

/** @param file - a script beside this one, which puts on `globalThis` what the page is asked for. */
export async function pageScript(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      lib: { entry, formats: ['iife'], name: 'bench' },
    },
  })
  const [output] = [built].flat()
  const chunk = output && 'output' in output ? output.output[0] : null
  if (!chunk) throw new Error('The page of the benchmark did not build')
  return chunk.code
}

export async function inBenchPage<T>(
  kind: BrowserKind,
  script: string,
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  using copy = copyBuild(kind)
  copy.write('bench.js', script)
  copy.write('bench.html', '<!doctype html><title>Bench</title><script src="bench.js"></script>')
  // A package that stands beside us has its base64 from `fetch`.
  copy.change('manifest.json', (text) => text.replace(/connect-src /g, 'connect-src data: '))
  await using browser = await launch(kind, { direct: true, extension: copy.path })
  // Awaited here: the browser ends with this function.
  return await measure(await browser.openExtensionPage('bench.html'))
}

export function at(where: string, measured: Row): Row {
  return { ...measured, name: `${where}: ${measured.name}` }
}
