import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { build, type InlineConfig, preview } from 'vite'

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

const config: InlineConfig = {
  configFile: false,
  root: `${project}test/components/gallery`,
  logLevel: 'warn',
  plugins: [preact({ devToolsEnabled: false })],
  build: {
    target: 'es2024',
    outDir: `${project}.output/gallery`,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
  preview: {
    port: 0,
    host: '127.0.0.1',
    headers: { 'content-security-policy': CSP },
  },
}

/** Build and serve the gallery of views. @returns its address, and how to end it. */
export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  await build(config)
  const server = await preview(config)
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new TypeError('"server" expected to listen')
  return { url, close: () => server.close() }
}

export function sceneUrl(galleryUrl: string, surface: string, scene: string): string {
  const url = new URL(galleryUrl)
  url.searchParams.set('surface', surface)
  url.searchParams.set('scene', scene)
  return url.href
}
