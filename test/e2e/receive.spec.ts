/** The popup's third place: a pasted link opens, and what was opened is listed while it lasts. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { sendFile, sendText } from '#test/support/sender.ts'
import { importSettings } from '#test/support/steps.ts'

const FIELD = { role: 'textbox', name: 'Link you were sent' }
const OPEN_LINK = { role: 'button', name: 'Open link' }
const OPEN_SECRET = { role: 'button', name: 'Open secret' }
const REVEAL_PAGE = /reveal\.html$/
const ROW = '.opened-row'

async function openPlace(browser: Browser): Promise<Page> {
  const popup = await browser.openExtensionPage('popup.html?window')
  await popup.click({ role: 'button', name: 'Open' })
  await popup.waitUntilShown(FIELD)
  return popup
}

test('a pasted link opens, and the list says what became of it', async ({
  recipient,
  endpoint,
}) => {
  await importSettings(recipient, endpoint.url)
  const text = await sendText(endpoint.url, 'hunter2-for-staging', { label: 'Staging database' })
  const file = await sendFile(endpoint.url, {
    name: 'production.p12',
    type: 'application/x-pkcs12',
    content: 'bytes',
  })
  const popup = await openPlace(recipient)
  await popup.waitForText('.opened', 'Nothing yet')
  expect(await popup.attribute('textarea', 'autocomplete')).toBe('off')
  expect(await popup.attribute('textarea', 'spellcheck')).toBe('false')

  await test.step('by keyboard alone, from the middle of a message', async () => {
    await popup.fill(FIELD, `Here: <${text.link}>.`)
    await popup.press('Enter')
    const page = await recipient.waitForPage(REVEAL_PAGE)
    expect(await text.receipt()).toMatchObject({ state: 'waiting' })
    await page.click(OPEN_SECRET)
    await page.waitForText('.reveal-label', 'Staging database')
  })

  await test.step('its row brings its tab to the front, and tells that it is done', async () => {
    await popup.bringToFront()
    await popup.waitForText(ROW, 'Still open in its tab')
    expect(await popup.text('.opened-name')).toBe('Staging database')
    await popup.click({ role: 'button', name: /^Show/ })
    const page = await recipient.waitForPage(REVEAL_PAGE)
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible')
    await page.click({ role: 'button', name: 'Done' })
    await popup.bringToFront()
    await popup.waitForText(ROW, 'Done and cleared')
    await page.close()
  })

  await test.step('a tab that was closed has cleared it, with the background stopped', async () => {
    await popup.fill(FIELD, file.link)
    await popup.click(OPEN_LINK)
    const page = await recipient.waitForPage(REVEAL_PAGE)
    await page.click(OPEN_SECRET)
    await page.waitForText('h1', 'Here is your file')
    await popup.bringToFront()
    await popup.waitForText('.opened-name', 'production.p12')
    await recipient.stopBackground()
    await page.close()
    await popup.waitForText(ROW, 'Cleared from its page')
  })

  const session = JSON.stringify(await recipient.storage('session'))
  expect(session).toContain('production.p12')
  for (const { fragment } of [text, file]) expect(session).not.toContain(fragment.slice(2, 42))
  expect(session).not.toContain('hunter2')
  expect(JSON.stringify(await recipient.storage('local'))).not.toContain('production.p12')

  await popup.click({ role: 'button', name: 'Clear list' })
  await popup.waitForText('.opened', 'Nothing yet')
})

test('what cannot be opened is told before any request, and stays in the field', {
  tag: '@long-firefox',
}, async ({ recipient, endpoint }) => {
  await importSettings(recipient, endpoint.url)
  const { link } = await sendText(endpoint.url, 'hunter2-for-staging')
  const popup = await openPlace(recipient)
  const before = recipient.network.requests.length
  const tell = async (pasted: string, css: string, words: string) => {
    await popup.fill(FIELD, pasted)
    await popup.press('Enter')
    await popup.waitForText(css, words)
    expect(await popup.value(FIELD)).toBe(pasted)
  }
  await tell('the key is under the mat', '.field-error', 'There is no link in this')
  await tell(link.slice(0, -9), '.field-error', 'The end of this link is missing')
  await tell(`${link.slice(0, -9)}AAAAAAAAA`, '.field-error', 'were changed on its way')
  await tell(link.replace('127.0.0.1', 'localhost'), '.callout', `localhost:${endpoint.port}`)
  const asked = recipient.network.requests.slice(before).map(({ url }) => url)
  expect(asked.filter((url) => url.includes(String(endpoint.port)))).toEqual([])
  await popup.click({ role: 'button', name: 'Add an endpoint' })
  await recipient.waitForPage(/options\.html/)
})

test('a page cannot ask for an opening', async ({ recipient, endpoint, site }) => {
  await importSettings(recipient, endpoint.url)
  const { link } = await sendText(endpoint.url, 'hunter2-for-staging')
  await recipient.grant(site.url)
  const page = await recipient.open(site.page('/asks', '<title>Asks</title>'))
  const answer = await recipient.inExtension(async (url) => {
    const [tab] = await chrome.tabs.query({ url: 'http://localhost/*' })
    const [result] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      args: [url],
      func: async (asked: string) => {
        const call = { name: 'reveal/open', request: { link: asked } }
        return (await chrome.runtime.sendMessage(call).catch(() => null)) ?? null
      },
    })
    return result?.result ?? null
  }, link)
  expect(answer).toBeNull()
  expect((await Promise.all((await recipient.pages()).map((one) => one.url()))).join()).not.toMatch(
    /reveal\.html/,
  )
  await page.close()
})
