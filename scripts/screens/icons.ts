/** Draws `components/icon.svg` into the PNG files that browsers and stores want. Run it by hand. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumPath } from '../browsers.ts'

const SIZES = [16, 32, 48, 96, 128]
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const svg = await readFile(path('../../components/icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  chromiumSandbox: process.getuid?.() !== 0,
})
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`)
  await page.screenshot({
    path: path(`../../public/icon/${size}.png`),
    omitBackground: true,
  })
  await page.close()
}
await browser.close()
