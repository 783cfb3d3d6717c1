import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { build, type InlineConfig, preview } from 'vite'
import { temporaryFolder } from '#test/support/temp.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** As strict as the pages' own, so that a style which they would refuse is missing here as well. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
].join('; ')

const config = (outDir: string): InlineConfig => ({
  configFile: false,
  root: `${project}test/components/gallery`,
  logLevel: 'warn',
  plugins: [preact({ devToolsEnabled: false })],
  build: {
    target: 'es2024',
    outDir,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
  preview: { port: 0, host: '127.0.0.1', headers: { 'content-security-policy': CSP } },
})

/** Build and serve the gallery of views. @returns its address, and how to end it. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  // A folder of its own for each: two test workers may want it at the same time.
  const folder = temporaryFolder('gallery')
  await build(config(folder.path))
  const server = await preview(config(folder.path))
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new TypeError('"server" expected to listen')
  return {
    url,
    async close() {
      await server.close()
      folder.remove()
    },
  }
}

export function sceneUrl(galleryUrl: string, surface: string, scene: string): string {
  const url = new URL(galleryUrl)
  url.searchParams.set('surface', surface)
  url.searchParams.set('scene', scene)
  return url.href
}
