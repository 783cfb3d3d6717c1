/** An endpoint whose clock is hours off: what is said stays true, and nothing else changes. */
import { expect, test } from '#test/support/fixtures.ts'
import { importSettings, shareByRightClick, toast } from '#test/support/steps.ts'

const HOURS_MS = 60 * 60_000

for (const [name, behindMs] of [
  ['behind', 5 * HOURS_MS],
  ['ahead', -5 * HOURS_MS],
] as const) {
  test(`${name}: lifetimes are told right, with a word about the clocks`, {
    tag: '@long-firefox',
  }, async ({ sender, recipient, launchEndpoint, site }) => {
    const endpoint = await launchEndpoint({ behindMs })
    await importSettings(sender, endpoint.url)
    const page = await sender.open(`${site.url}/notes`)
    expect(await shareByRightClick(sender, page, '#pem')).toBe('Link copied')
    const said = await page.text(toast({ css: '.toast-words' }))
    expect(said).toContain('Opens once, expires in 24 hours.')
    expect(said).toContain('differ by about 5 hours')

    const popup = await sender.openExtensionPage('popup.html')
    await popup.fill({ role: 'textbox', name: 'Secret' }, 'key-1a2b3c')
    await popup.choose({ role: 'combobox', name: 'Expires in' }, '1 hour')
    await popup.click({ css: 'footer .button-primary' })
    await popup.waitForText('h1', 'Your link is ready')
    expect(await popup.text('.result-words')).toContain('Opens once, expires in 1 hour.')
    await popup.waitForText('.callout', /differ by about 5 hours/)
    const link = await popup.text('.result-link')
    await popup.click({ role: 'button', name: 'Shared' })
    await popup.waitForText('main', /Waiting\s+Not opened yet\. Expires in 1 hour\./)

    const reveal = await recipient.open(link)
    await reveal.click({ role: 'button', name: 'Open secret' })
    await reveal.waitForText('h1', 'Here is your secret')
    expect(await reveal.text('main')).not.toContain('did not do what')
  })
}
