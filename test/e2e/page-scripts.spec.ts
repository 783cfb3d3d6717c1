/** What a script in a page gets at: a taken-over renderer speaks with the rights of ours. */
import { expect, test } from '#test/support/fixtures.ts'
import { importSettings } from '#test/support/steps.ts'

test('a script in a page reads no records, owner keys or tokens', async ({
  kind,
  sender,
  endpoint,
  site,
}) => {
  await importSettings(sender, endpoint.url)
  await sender.inExtension(() => chrome.storage.local.set({ tokens: { some: 'a-token' } }))
  await sender.grant(site.url)
  const page = await sender.open(site.page('/text', '<title>Text</title><p>text</p>'))
  await sender.stopBackground()
  const read = await sender.inExtension(
    async (url) => {
      const tabs = await chrome.tabs.query({})
      const found = tabs.find((tab) => tab.url === url)
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: found?.id ?? 0 },
        func: async () => {
          try {
            return Object.keys(await chrome.storage.local.get(null))
          } catch (error) {
            return String(error)
          }
        },
      })
      return injected?.result
    },
    await page.url(),
  )
  if (kind === 'firefox') {
    // Firefox has no switch for it (docs/threat-model.md). A failure here is good news.
    expect(read).toContain('tokens')
    return
  }
  expect(read).toMatch(/Access to storage is not allowed/)
})
