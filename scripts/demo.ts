/** The whole job without a person: what `npm start` does where there is no display. */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Browser, Page } from '#test/support/browser.ts'
import { openInExtension, SHARE, TOAST_TITLE } from '#test/support/steps.ts'
import { ROOT } from './run.ts'
import type { TryOut } from './try-out/serve.ts'

const OPEN = { role: 'button', name: 'Open secret' }
const SHOW = { role: 'button', name: 'Show' }
const DONE = { role: 'button', name: 'Done' }

/**
 * Share by the menu, open the link, open it again and be refused.
 * @throws Error saying which step did not go as it should.
 */
export async function runDemo(browser: Browser, tryOut: TryOut): Promise<void> {
  const pictures = createPictures(join(ROOT, 'artifacts/start'))

  say(1, 'Open the try-out page and select the .env file')
  const page = await browser.open(tryOut.url)
  await page.emulate({ reducedMotion: true }) // no picture of half a toast
  await page.select('#env')
  await pictures.take(page, 'selected')

  say(2, `Right click, "${SHARE}"`)
  await browser.chooseFromContextMenu(page, '#env', SHARE)
  const title = await page.waitForText(TOAST_TITLE, 'Link copied')
  await pictures.take(page, 'shared')
  const link = await browser.clipboard()
  console.log(`   ${title}: ${link}`)

  say(3, 'Open the link, as the recipient does')
  const reveal = await openInExtension(browser, link)
  await reveal.waitUntilShown(OPEN)
  await pictures.take(reveal, 'waiting')
  await reveal.click(OPEN)
  await reveal.click(SHOW)
  const received = await reveal.evaluate(() => document.querySelector('.secret pre')?.textContent)
  await pictures.take(reveal, 'opened')
  if (received !== tryOut.envText) throw new Error('What arrived is not what was shared')
  console.log(`   All ${tryOut.envText.split('\n').length - 1} lines arrived, byte for byte`)
  await reveal.click(DONE)
  await reveal.close()

  say(4, 'Open the link again')
  const again = await openInExtension(browser, link)
  await again.click(OPEN)
  const refusal = await again.waitForText('main', /opened/)
  await pictures.take(again, 'refused')
  console.log(`   Refused: ${refusal.split('\n')[0]}`)
}

function say(number: number, step: string): void {
  console.log(`${number}. ${step}`)
}

function createPictures(folder: string) {
  mkdirSync(folder, { recursive: true })
  let number = 0
  return {
    async take(page: Page, name: string): Promise<void> {
      number += 1
      const path = join(folder, `${number}-${name}.png`)
      await page.screenshot(path)
      console.log(`   screenshot: ${relative(ROOT, path)}`)
    },
  }
}
