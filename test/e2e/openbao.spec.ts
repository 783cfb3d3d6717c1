/** An endpoint that people sign in to, from its address to an opened link: OpenBao. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import {
  openInExtension,
  SHARE,
  shareByRightClick,
  TOAST_TITLE,
  toast,
} from '#test/support/steps.ts'
import { type Openbao, type OpenbaoOptions, startOpenbao } from '../endpoints/servers/openbao.ts'

const CARD = 'article.endpoint'
const FORM = '.sign-in'
const SIGN_IN = { css: `${FORM} .button-primary` }
const OPEN = { role: 'button', name: 'Open secret' }

function start(options: OpenbaoOptions = {}): Promise<Openbao> {
  return startOpenbao({ startsAt: Date.now(), ...options })
}

/** By typing its address: that people sign in to it is found out by itself. */
async function addOpenbao(browser: Browser, { baseUrl }: Openbao): Promise<Page> {
  await browser.acceptPrompts(new URL(baseUrl).origin)
  const options = await browser.openExtensionPage('options.html')
  await options.fill({ role: 'textbox', name: 'Address or invitation link' }, baseUrl)
  await options.click({ role: 'button', name: 'Add endpoint' })
  await options.waitForText('h2', /^Sign in to/)
  return options
}

async function typeSignIn(options: Page, { signIn }: Openbao): Promise<void> {
  if (signIn.by === 'approle') {
    await options.click({ css: `${FORM} label.choice`, text: 'AppRole' })
    await options.fill({ role: 'textbox', name: 'Role ID' }, signIn.roleId)
    await options.fill({ role: 'textbox', name: /^Secret ID/ }, signIn.secretId)
  } else {
    await options.fill({ role: 'textbox', name: 'Your token' }, signIn.token)
  }
  if (signIn.namespace) {
    await options.fill({ role: 'textbox', name: /^Namespace/ }, signIn.namespace)
  }
}

async function signInTo(browser: Browser, server: Openbao): Promise<Page> {
  const options = await addOpenbao(browser, server)
  await typeSignIn(options, server)
  await options.click(SIGN_IN)
  await options.waitForText(CARD, 'You are signed in until the browser closes.')
  return options
}

const secretsOf = ({ signIn }: Openbao) =>
  signIn.by === 'token' ? [signIn.token] : [signIn.roleId, signIn.secretId]

test('a right click shares to it with a role in a namespace, and the link opens here', async ({
  sender,
  site,
}) => {
  const server = await start({ by: 'approle', namespace: 'team/europe', refusesOrigins: true })
  await signInTo(sender, server)
  expect(server.waiting(), 'what tried the sign-in was taken back').toBe(0)
  const onDisk = JSON.stringify(await sender.storage('local'))
  for (const secret of secretsOf(server)) expect(onDisk).not.toContain(secret)

  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')
  const link = await sender.clipboard()
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#1n[\w-]{47}\.openbao\.[\w-]+$/)
  expect(server.loggedIn()).toBe(0)

  const before = server.calls.length
  const reveal = await openInExtension(sender, link)
  await reveal.waitUntilShown(OPEN)
  expect(server.calls.length, 'nothing is asked before the click').toBe(before)
  expect(await reveal.count({ role: 'button', name: "Use the site's own page" })).toBe(0)
  await reveal.click(OPEN)
  await reveal.waitForText('h1', 'Here is your secret')
  await reveal.click({ role: 'button', name: 'Show' })
  expect(await reveal.value('.secret pre')).toBe(ENV_TEXT)
  await reveal.close()
  const again = await openInExtension(sender, link)
  await again.click(OPEN)
  await again.waitForText('h1', 'There is no secret under this link')
  expect(JSON.stringify(server.calls)).not.toContain(link.split('#1n')[1]?.slice(0, 43))
  await server.stop()
})

test('a sign-in is tried at once, and what was typed stays when it is refused', {
  tag: '@long-firefox',
}, async ({ sender }) => {
  const server = await start()
  const options = await addOpenbao(sender, server)
  await options.fill({ role: 'textbox', name: 'Your token' }, 'another-token')
  await options.click(SIGN_IN)
  await options.waitForText(`${FORM} [role=alert]`, 'The endpoint does not accept your sign-in')
  expect(await options.value({ role: 'textbox', name: 'Your token' })).toBe('another-token')
  await typeSignIn(options, server)
  await options.click({ role: 'switch', name: 'Stay signed in' })
  await options.click(SIGN_IN)
  await options.waitForText(CARD, 'You are signed in, and stay so on this computer.')
  await options.click({ role: 'button', name: 'Sign out' })
  await options.waitUntilShown(FORM)
  for (const area of ['local', 'session'] as const) {
    const kept = JSON.stringify(await sender.storage(area))
    for (const secret of secretsOf(server)) expect(kept).not.toContain(secret)
  }
  await server.stop()
})

test('who shares while the sign-in has gone reads so, and goes on with the same text', {
  tag: '@long-firefox',
}, async ({ launchBrowser, site }) => {
  const server = await start()
  const sender = await launchBrowser()
  await signInTo(sender, server)
  // In memory alone: the browser's end is the sign-in's.
  await sender.relaunch()
  const options = await sender.openExtensionPage('options.html')
  await options.waitUntilShown(FORM)
  const asked = server.calls.length

  const page = await sender.open(`${site.url}/notes`)
  await page.select('#env')
  await sender.chooseFromContextMenu(page, '#env', SHARE)
  await page.waitForText(TOAST_TITLE, 'You are not signed in to this endpoint')
  await page.click(toast({ role: 'button', name: 'Open in popup' }))
  const popup = await sender.waitForPage(/popup\.html\?window/)
  await expect.poll(() => popup.value('textarea')).toBe(ENV_TEXT)
  await popup.waitForText('footer', 'You are not signed in to this endpoint')
  await popup.waitUntilShown({ role: 'button', name: 'Sign in…' })
  expect(server.calls.length, 'nothing was sent').toBe(asked)

  await typeSignIn(options, server)
  await options.click(SIGN_IN)
  await options.waitForText(CARD, 'You are signed in until the browser closes.')
  await popup.click({ css: 'footer .button-primary' })
  await popup.waitForText('h1', 'Your link is ready')
  await server.stop()
})
