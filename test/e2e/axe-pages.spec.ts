/** The built pages, as the browsers show them: axe finds nothing, in light and in dark. */
import { AXE } from '#test/support/axe.ts'
import type { Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { linkToNothing, sendText } from '#test/support/sender.ts'
import { importSettings, OPEN } from '#test/support/steps.ts'

interface Finding {
  rule: string
  elements: string[]
}

/** Its text goes into the page, past a policy that lets pages compile nothing. */
const runAxe = new Function(`${AXE}
  return window.axe.run().then(({ violations }) => violations.map(({ id, nodes }) => (
    { rule: id, elements: nodes.map(({ html }) => html) })))`) as () => Promise<Finding[]>

async function expectNothingFound(page: Page, what: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulate({ scheme, reducedMotion: true })
    expect.soft(await page.evaluate(runAxe), `${what}, ${scheme}`).toEqual([])
  }
}

test('the page that opens links', async ({ recipient, endpoint, site }) => {
  const open = { role: 'button', name: 'Open secret' }
  const { link } = await sendText(endpoint.url, 'hunter2-for-staging', {
    label: 'Staging database',
    passphrase: 'open sesame',
  })
  const page = await recipient.open(link)
  await page.fill({ role: 'textbox', name: 'Passphrase' }, 'open sesam')
  await page.click(open)
  await page.waitUntilShown('[role=alert]')
  await expectNothingFound(page, 'wrong passphrase')
  await page.fill({ role: 'textbox', name: 'Passphrase' }, 'open sesame')
  await page.click(open)
  await page.click({ role: 'button', name: 'Show' })
  await expectNothingFound(page, 'opened')
  await page.click({ role: 'button', name: 'Done' })
  await page.waitForText('h1', 'All done')
  await expectNothingFound(page, 'done')

  await importSettings(recipient, endpoint.url)
  const other = await linkToNothing(endpoint.url)
  const html = `<!doctype html><html lang="en"><title>Mail</title><img src="data:,"><a href="${other}">link</a></html>`
  const mail = await recipient.open(site.page('/mail', html))
  // What it should find, it finds.
  const rules = (await mail.evaluate(runAxe)).map(({ rule }) => rule)
  expect(rules).toContain('image-alt')
  await recipient.chooseFromContextMenu(mail, 'a', OPEN)
  const inside = await recipient.waitForPage(/reveal\.html/)
  await inside.waitUntilShown(open)
  await expectNothingFound(inside, 'in the extension')
  await inside.click(open)
  await inside.waitForText('h1', 'There is no secret under this link')
  await expectNothingFound(inside, 'unknown, in the extension')
})

test('the options page and the popup', async ({ sender, endpoint }) => {
  const options = await sender.waitForPage(/options\.html/)
  await options.bringToFront()
  await options.waitUntilShown('h2')
  await expectNothingFound(options, 'no endpoint')
  const popup = await sender.openExtensionPage('popup.html')
  await popup.waitUntilShown('h1')
  await expectNothingFound(popup, 'popup without an endpoint')
  await popup.close()

  await importSettings(sender, endpoint.url)
  await options.bringToFront()
  await options.click({ role: 'button', name: 'Test it' })
  await options.waitForText('article [role=status]', /^Works/)
  await expectNothingFound(options, 'an endpoint')

  const form = await sender.openExtensionPage('popup.html')
  await form.click({ css: 'label.choice', text: 'Generated' })
  await form.click({ css: 'footer button' })
  await form.waitUntilShown('[role=alert]')
  await expectNothingFound(form, 'form with a problem')
  await form.fill({ role: 'textbox', name: 'Secret' }, 'hunter2-for-staging')
  await form.click({ css: 'footer button' })
  await form.click({ role: 'button', name: 'Show QR code' })
  await expectNothingFound(form, 'link with passphrase and QR code')
})
