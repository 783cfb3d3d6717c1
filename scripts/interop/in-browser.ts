import { parseSignIn } from '#lib/endpoints/sign-in.ts'
import type { Browser } from '#test/support/browser.ts'
import { openInExtension } from '#test/support/steps.ts'
import type { Started } from './start-server.ts'

const SECRET = 'DATABASE_PASSWORD=correct-horse\nzweite Zeile ✓'
const OPEN = { role: 'button', name: 'Open secret' }

/**
 * From the server's address to an opened link, as a person does it with the built extension.
 * @returns what went wrong, null for nothing.
 */
export async function tryInBrowser(
  browser: Browser,
  { baseUrl, token }: Started,
): Promise<string | null> {
  try {
    await browser.acceptPrompts(new URL(baseUrl).origin)
    const options = await browser.openExtensionPage('options.html')
    await options.fill({ role: 'textbox', name: 'Address or invitation link' }, baseUrl)
    await options.click({ role: 'button', name: 'Add endpoint' })
    await options.waitForText('article.endpoint', baseUrl)
    const signIn = parseSignIn(token)
    if (signIn?.by === 'token') {
      await options.fill({ role: 'textbox', name: 'Your token' }, signIn.token)
      await options.click({ css: '.sign-in .button-primary' })
      await options.waitForText('article.endpoint', /^You are signed in/m)
    } else if (token !== null && signIn === null) {
      await options.fill({ role: 'textbox', name: 'Token' }, token)
      await options.click({ role: 'button', name: 'Save token' })
      await options.waitForText('article.endpoint', 'A token is saved.')
    }
    const popup = await browser.openExtensionPage('popup.html')
    await popup.fill({ role: 'textbox', name: 'Secret' }, SECRET)
    await popup.click({ css: 'footer button' })
    await popup.waitForText('h1', 'Your link is ready')
    const reveal = await openInExtension(browser, await popup.text('.result-link'))
    await reveal.click(OPEN)
    await reveal.waitForText('h1', 'Here is your secret')
    await reveal.click({ role: 'button', name: 'Show' })
    const shown = await reveal.value('.secret pre')
    return shown === SECRET ? null : `another text arrived: ${JSON.stringify(shown)}`
  } catch (error) {
    return String(error)
  }
}
