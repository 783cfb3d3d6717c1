/** Every way an endpoint can answer wrongly, what is said about it, and that nothing is lost. */
import { expect, test } from '#test/support/fixtures.ts'
import {
  page as htmlPage,
  type OddAnswer,
  problem,
  startOddEndpoint,
} from '#test/support/odd-endpoint.ts'
import { KEY_IN_MESSAGE } from '#test/support/site-pages.ts'
import { importSettings, SHARE, TOAST_TITLE, toast } from '#test/support/steps.ts'

const SECRET = { role: 'textbox', name: 'Secret' }
const SHARE_BUTTON = { css: 'footer .button-primary' }
const TEXT = 'key-1a2b3c'

/** What is answered, and the title and hint that stand for it. */
const ANSWERS: [name: string, answer: OddAnswer, words: RegExp][] = [
  ['a page with status 200', htmlPage(200), /^No server that Matchstick knows is at this address/],
  ['a page with status 404', htmlPage(404), /^No server that Matchstick knows is at this address/],
  [
    'JSON of something else',
    { status: 201, headers: { 'content-type': 'application/json' }, body: '{"id":1}' },
    /^No server that Matchstick knows is at this address/,
  ],
  [
    'JSON that is cut off',
    { status: 201, headers: { 'content-type': 'application/json' }, body: '{"expiresAt":"2026-' },
    /^No server that Matchstick knows is at this address/,
  ],
  ['a page with status 413', htmlPage(413), /^This is too much for the endpoint/],
  ['a page with status 403', htmlPage(403), /^No server that Matchstick knows is at this address/],
  ['token wanted', problem('token-required', 401), /^This endpoint needs a token/],
  ['token refused', problem('token-refused', 403), /^The endpoint does not accept your token/],
  ['origin refused', problem('origin-refused', 403), /^The endpoint refused the request/],
  ['out of limits', problem('out-of-limits', 400), /^The endpoint does not allow this choice/],
  [
    'rate limited for long',
    problem('rate-limited', 429, { retryAfterSeconds: 600 }),
    /^Too many requests\s+The endpoint asks you to wait\. Try again in 10 minutes\./,
  ],
  ['quota full', problem('quota-full', 507), /^The endpoint is full/],
]

test('in the popup each has its words, and the text stays', async ({ sender }) => {
  await using endpoint = await startOddEndpoint()
  await importSettings(sender, endpoint.url)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill(SECRET, TEXT)
  for (const [name, answer, words] of ANSWERS) {
    await test.step(name, async () => {
      endpoint.answer(answer)
      const before = endpoint.calls.length
      await popup.click(SHARE_BUTTON)
      // The words may be those of the answer before: it has to have been asked again.
      await expect.poll(() => endpoint.calls.length).toBe(before + 1)
      await popup.waitForText('footer [role=alert]', words)
      expect(await popup.value(SECRET)).toBe(TEXT)
    })
  }
  const local = JSON.stringify(await sender.storage('local'))
  expect(local).not.toContain(TEXT)
})

test('a server that fails is asked three times, and then it is said', {
  tag: '@long-firefox',
}, async ({ sender }) => {
  await using endpoint = await startOddEndpoint()
  await importSettings(sender, endpoint.url)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill(SECRET, TEXT)
  const puts = () => endpoint.calls.filter((call) => call.startsWith('PUT '))
  for (const [name, answer] of [
    ['a proxy with status 503', htmlPage(503)],
    ['its own words with status 500', problem('internal', 500)],
  ] as const) {
    await test.step(name, async () => {
      endpoint.answer(answer)
      const before = puts().length
      await popup.click(SHARE_BUTTON)
      await expect.poll(() => puts().length).toBe(before + 3)
      await popup.waitUntilGone('.popup-sharing')
      await popup.waitForText(
        'footer [role=alert]',
        /^The endpoint had a problem\s+The fault is on its side/,
      )
      expect(await popup.value(SECRET)).toBe(TEXT)
      // The same creation every time, so that it is made once at most.
      expect(new Set(puts().slice(before)).size).toBe(1)
    })
  }
})

test('an endpoint that puts us off for a second is asked again after it', {
  tag: '@long-firefox',
}, async ({ sender }) => {
  await using endpoint = await startOddEndpoint()
  await importSettings(sender, endpoint.url)
  const popup = await sender.openExtensionPage('popup.html')
  await popup.fill(SECRET, TEXT)
  endpoint.answer(problem('rate-limited', 429, { headers: { 'retry-after': '1' } }))
  await popup.click(SHARE_BUTTON)
  await expect.poll(() => endpoint.calls.length).toBeGreaterThan(0)
  endpoint.answer({
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
  })
  await popup.waitForText('h1', 'Your link is ready')
  expect(new Set(endpoint.calls).size).toBe(1)
})

test('an endpoint that never answers: Cancel in the page, and Retry when it does', {
  tag: '@long-firefox',
}, async ({ sender, endpoint, site }) => {
  await importSettings(sender, endpoint.url)
  const page = await sender.open(`${site.url}/fields`)
  const before = await page.value('#message')
  let release = (_: 'refuse') => {}
  const held = new Promise<'refuse'>((resolve) => {
    release = resolve
  })
  const end = sender.network.rule(({ method }) => (method === 'PUT' ? held : undefined))
  await page.select('#message', KEY_IN_MESSAGE)
  await sender.chooseFromContextMenu(page, '#message', SHARE)
  await page.click(toast({ role: 'button', name: 'Cancel' }))
  await page.waitForText(TOAST_TITLE, 'Cancelled')
  expect(await page.value('#message')).toBe(before)
  release('refuse')
  end()
  await page.click(toast({ role: 'button', name: 'Retry' }))
  await page.waitForText(TOAST_TITLE, 'Replaced by the link and copied')
})
