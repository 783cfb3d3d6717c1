import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/**
 * The page that endpoints serve: index.html, reveal.js, reveal.css and nothing else, with the
 * same bytes for the same sources, so that an auditor can compare digests.
 */
export default defineConfig({
  root: path('.'),
  base: './',
  plugins: [preact()],
  build: {
    target: 'es2022',
    outDir: path('../../.output/reveal'),
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 8192,
    rolldownOptions: {
      output: {
        entryFileNames: 'reveal.js',
        assetFileNames: 'reveal[extname]',
        codeSplitting: false,
      },
    },
  },
})
