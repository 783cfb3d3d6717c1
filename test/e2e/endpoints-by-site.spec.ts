/** Several endpoints at once: one is tried out, chosen for a site, used there, and removed again. */
import { expect, test } from '#test/support/fixtures.ts'
import { importSettings, openPopupWindow, shareByRightClick, toast } from '#test/support/steps.ts'
import { startPrivatebin } from '../endpoints/servers/privatebin.ts'

const SLACK = 'https://app.slack.com/client/T0/C0'
const ELSEWHERE = 'https://example.org/notes'
const PAGE = '<!doctype html><title>Page</title><p id="key">correct-horse-battery-staple</p>'

test('an endpoint of another kind is tested, chosen for a site, and gone with a word', {
  tag: '@long-firefox',
}, async ({ visitor: browser, hosts, endpoint }) => {
  const server = await startPrivatebin()
  await importSettings(browser, endpoint.url)
  await browser.acceptPrompts(new URL(server.baseUrl).origin)
  const options = await browser.openExtensionPage('options.html')
  await options.fill({ role: 'textbox', name: 'Address or invitation link' }, server.baseUrl)
  await options.click({ role: 'button', name: 'Add endpoint' })
  await options.waitForText('.add .callout', /PrivateBin[\s\S]*Links can be taken back\./)
  const asked = server.calls.length
  await options.click('li:nth-child(2) .endpoint-actions button')
  await options.waitForText(
    'li:nth-child(2) [role=status]',
    /A random text was shared, opened by its link and came back as it was\./,
  )
  expect(server.calls.length).toBeGreaterThan(asked)

  const page = await browser.open(hosts.page(SLACK, PAGE))
  const popup = await openPopupWindow(browser)
  await popup.choose({ role: 'combobox', name: 'Endpoint' }, new URL(server.baseUrl).host)
  await popup.click({ role: 'button', name: 'Always use it on Slack' })
  await popup.waitForText('.popup-endpoint', /Used on Slack\./)
  await popup.close()
  await page.bringToFront()
  await shareByRightClick(browser, page, '#key')
  expect((await browser.clipboard()).startsWith(server.baseUrl)).toBe(true)
  const other = await browser.open(hosts.page(ELSEWHERE, PAGE))
  await shareByRightClick(browser, other, '#key')
  expect((await browser.clipboard()).startsWith(endpoint.url)).toBe(true)

  await options.bringToFront()
  await options.click('li:nth-child(2) .endpoint-actions button:last-of-type')
  await options.waitForText('[role=alert]', /which go over to the default: Slack\./)
  await options.click({ role: 'button', name: 'Remove it' })
  await options.waitForText('#sites', /which was removed\. Links go to/)
  await page.bringToFront()
  await shareByRightClick(browser, page, '#key')
  await page.waitForText(toast({ css: '.toast-warning' }), /was removed\./)
  expect((await browser.clipboard()).startsWith(endpoint.url)).toBe(true)
  await server.stop()
})
