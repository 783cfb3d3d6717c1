/** Links of configured endpoints open in the extension: nothing of theirs reaches the site. */
import type { Browser, Page } from '#test/support/browser.ts'
import { expect, test } from '#test/support/fixtures.ts'
import { type NosyEndpoint, startNosyEndpoint } from '#test/support/nosy-endpoint.ts'
import { startRedirector } from '#test/support/redirector.ts'
import { findInFiles, needlesOfLink, needlesOfText } from '#test/support/residue.ts'
import { type SentSecret, sendText } from '#test/support/sender.ts'
import type { Site } from '#test/support/site.ts'
import { importSettings } from '#test/support/steps.ts'

const REVEAL_PAGE = /extension:\/\/[\w-]+\/reveal\.html$/
const READY = 'Someone shared a secret with you'

function messageHtml(link: string): string {
  return `<!doctype html><html lang="en"><title>Mail</title>
    <p><a id="same" href="${link}">link</a> <a id="tab" target="_blank" href="${link}">tab</a></p>`
}

function message(browser: Browser, site: Site, link: string): Promise<Page> {
  return browser.open(site.page('/mail', messageHtml(link)))
}

/** A new tab that goes there without a click in a page. That it is stopped is no error here. */
async function goTo(browser: Browser, link: string): Promise<void> {
  await browser.open(link).catch(() => {})
}

/** Whether a request for a link was stopped that no tab was on its way for. */
async function watchSpeculation(browser: Browser, link: string): Promise<() => Promise<boolean>> {
  const name = `ahead:${link}`
  await browser.inExtension(
    (key, url) => {
      const note = (request: { url: string; error: string }) => {
        if (request.url === url) sessionStorage.setItem(key, request.error)
      }
      const filter = { urls: ['http://127.0.0.1/*'] }
      chrome.webRequest.onErrorOccurred.addListener(note, filter)
    },
    name,
    link,
  )
  return () => browser.inExtension((key) => sessionStorage.getItem(key) !== null, name)
}

/** What the switch on the endpoint's card does. */
async function setOpensHere(browser: Browser, opensHere: boolean): Promise<void> {
  await browser.inExtension(async (value) => {
    const { settings } = (await chrome.storage.local.get('settings')) as {
      settings: { endpoints: object[] }
    }
    const endpoints = settings.endpoints.map((each) => ({ ...each, opensHere: value }))
    await chrome.storage.local.set({ settings: { ...settings, endpoints } })
  }, opensHere)
  // Chromium's rules follow the settings a moment later; Firefox reads the settings themselves.
  if (browser.kind === 'firefox') return
  await expect
    .poll(() => browser.inExtension(() => chrome.declarativeNetRequest.getDynamicRules()))
    .toHaveLength(opensHere ? 10 : 0)
}

/** Opens the secret on the extension's page, and says that it was that page. */
async function openHere(browser: Browser, text: string): Promise<Page> {
  const page = await browser.waitForPage(REVEAL_PAGE)
  await page.waitForText('h1', READY)
  await page.click({ role: 'button', name: 'Open secret' })
  await page.click({ role: 'button', name: 'Show' })
  expect(await page.value('.secret pre')).toBe(text)
  return page
}

/** The page of the endpoint was never asked for, and nobody saw the key. */
function expectNothingSeen(browser: Browser, nosy: NosyEndpoint, sent: SentSecret[]): void {
  expect(nosy.log.filter((line) => !line.includes('/v1/'))).toEqual([])
  const requests = JSON.stringify(browser.network.requests)
  for (const { fragment } of sent) {
    expect(nosy.log.join('\n')).not.toContain(fragment.slice(2, 42))
    expect(requests).not.toContain(fragment.slice(2, 42))
  }
}

test('however a link is followed, the endpoint sees no request and no key, and no file keeps it', async ({
  launchBrowser,
  endpoint,
  site,
}) => {
  await using nosy = await startNosyEndpoint(endpoint.url)
  await using redirector = await startRedirector()
  // Its profile is searched: it holds what this story did and nothing else.
  const recipient = await launchBrowser()
  await importSettings(recipient, nosy.url)
  const sent: SentSecret[] = []
  const send = async (text: string) => {
    const one = await sendText(nosy.url, text)
    sent.push(one)
    return one
  }

  await test.step('a click in a page', async () => {
    const { link } = await send('clicked-3f9a')
    const mail = await message(recipient, site, link)
    await mail.click('#same')
    const page = await openHere(recipient, 'clicked-3f9a')
    expect(await page.url()).toBe(`${recipient.extensionOrigin}/reveal.html`)
    await page.reload()
    await page.waitForText('h1', 'Click the link again')
    await page.close()
  })
  await test.step('a click that opens a tab', async () => {
    const { link } = await send('in-a-tab-77b1')
    const mail = await message(recipient, site, link)
    await mail.click('#tab')
    await (await openHere(recipient, 'in-a-tab-77b1')).close()
    expect(await mail.text('#tab')).toBe('tab')
    await mail.close()
  })
  await test.step('in a new tab of its own', async () => {
    await goTo(recipient, (await send('pasted-51c0')).link)
    await (await openHere(recipient, 'pasted-51c0')).close()
  })
  await test.step('with a query that a tracker appended', async () => {
    const { link } = await send('tracked-0d2e')
    await goTo(recipient, link.replace('#', '?utm_source=mail#'))
    await (await openHere(recipient, 'tracked-0d2e')).close()
  })
  await test.step('with a name and a password before the host', async () => {
    const { link } = await send('with-a-name-5b70')
    await goTo(recipient, link.replace('://', '://name:word@'))
    await (await openHere(recipient, 'with-a-name-5b70')).close()
  })
  await test.step('rewritten by a mail filter', async () => {
    for (const [text, hash] of [
      ['filtered-44aa', '%23'],
      ['filtered-twice-9e', '%2523'],
    ] as const) {
      await goTo(recipient, (await send(text)).link.replace('#', hash))
      const page = await recipient.waitForPage(REVEAL_PAGE)
      await page.waitForText('.callout', 'This link was changed on its way')
      await (await openHere(recipient, text)).close()
    }
  })
  await test.step('while the background is stopped', async () => {
    const { link } = await send('woken-8c1f')
    const mail = await message(recipient, site, link)
    await recipient.stopBackground()
    await mail.click('#tab')
    await (await openHere(recipient, 'woken-8c1f')).close()
  })
  for (const id of ['same', 'tab']) {
    await test.step(`behind a redirect, by a click (${id})`, async () => {
      const text = `redirected-${id}-4d1e`
      const short = redirector.page((await send(text)).link)
      const mail = await message(recipient, site, short)
      await mail.click(`#${id}`)
      await (await openHere(recipient, text)).close()
    })
  }
  await test.step('behind a redirect, in a new tab of its own', async () => {
    await goTo(recipient, redirector.page((await send('redirected-6c9a')).link))
    await (await openHere(recipient, 'redirected-6c9a')).close()
  })
  await test.step('a script that goes there, in this tab and in a new one', async () => {
    for (const [text, go] of [
      ['by-script-83b0', 'location.href = '],
      ['by-script-tab-19', 'open().location.href = '],
    ] as const) {
      const { link } = await send(text)
      const html = `<button onclick="${go}'${link}'">Go</button>`
      const page = await recipient.open(site.page('/script', html))
      await page.click('button')
      await (await openHere(recipient, text)).close()
    }
  })
  await test.step('a link that was cut', async () => {
    await goTo(recipient, (await send('cut-12ff')).link.slice(0, -9))
    const page = await recipient.waitForPage(REVEAL_PAGE)
    await page.waitForText('h1', 'This link is not complete')
    await page.close()
  })

  expectNothingSeen(recipient, nosy, sent)
  // No history, no list of visited links, no session file, no cache: nothing of the browser's.
  await recipient.close({ keepProfile: true })
  const ofMail = needlesOfText('the message', `${site.url}/mail`)
  expect(findInFiles(recipient.profile, ofMail), 'the search finds what is there').not.toEqual([])
  const needles = sent.flatMap(({ link }, index) => needlesOfLink(`link ${index + 1}`, link))
  expect(findInFiles(recipient.profile, needles)).toEqual([])
})

test('a link that the browser fetches before anybody follows it moves no tab', async ({
  recipient,
  endpoint,
  site,
}) => {
  test.skip(recipient.kind === 'firefox', 'Firefox fetches no pages ahead')
  await using nosy = await startNosyEndpoint(endpoint.url)
  await importSettings(recipient, nosy.url)
  const sent: SentSecret[] = []
  for (const how of ['prefetch', 'prerender']) {
    const text = `ahead-${how}-5e`
    const secret = await sendText(nosy.url, text)
    sent.push(secret)
    const rules = { [how]: [{ urls: [secret.link], eagerness: 'immediate' }] }
    const html = `${messageHtml(secret.link)}
      <script type="speculationrules">${JSON.stringify(rules)}</script>`
    const isAskedAhead = await watchSpeculation(recipient, secret.link)
    site.page('/ahead', html)
    // Chromium fetches ahead within a site only, when the page may use what it gets.
    const page = await recipient.open(`${site.otherUrl}/ahead`)
    await expect.poll(isAskedAhead, 'the browser asked, and the rule stopped it').toBe(true)
    expect(await page.text('#same')).toBe('link')
    expect(await page.url()).toBe(`${site.otherUrl}/ahead`)
    await page.click('#same')
    await (await openHere(recipient, text)).close()
  }
  expectNothingSeen(recipient, nosy, sent)
})

test('an endpoint that would send people elsewhere is not asked either', async ({
  recipient,
  endpoint,
  site,
}) => {
  const elsewhere = site.page('/elsewhere', '<title>Elsewhere</title>')
  await using nosy = await startNosyEndpoint(endpoint.url, { redirectTo: elsewhere })
  await importSettings(recipient, nosy.url)
  const sent = await sendText(nosy.url, 'not-for-others-6b')
  const mail = await message(recipient, site, sent.link)
  await mail.click('#same')
  await openHere(recipient, 'not-for-others-6b')
  expectNothingSeen(recipient, nosy, [sent])
  expect(recipient.network.requests.filter(({ url }) => url === elsewhere)).toEqual([])
})

test('a link opens although the memory of the browser for extensions is full', async ({
  recipient,
  endpoint,
}) => {
  await using nosy = await startNosyEndpoint(endpoint.url)
  await importSettings(recipient, nosy.url)
  const sent = await sendText(nosy.url, 'no-room-71')
  await recipient.inExtension(async () => {
    for (let size = 8 * 1024 * 1024; size > 0; size = Math.floor(size / 2)) {
      const fill = { [`fill-${size}`]: 'x'.repeat(size) }
      await chrome.storage.session.set(fill).catch(() => {})
    }
  })
  await goTo(recipient, sent.link)
  await (await recipient.waitForPage(REVEAL_PAGE)).waitForText('h1', READY)
  expectNothingSeen(recipient, nosy, [sent])
})

test('a link that cannot be opened here is stopped all the same, and the person is told', async ({
  recipient,
  endpoint,
  site,
}) => {
  await using nosy = await startNosyEndpoint(endpoint.url)
  await importSettings(recipient, nosy.url)
  const sent = await sendText(nosy.url, 'not-opened-2c')
  const mail = await message(recipient, site, sent.link)
  await recipient.failToFindTabs()
  await mail.click('#same')
  await expect
    .poll(() => recipient.notifications())
    .toMatchObject([{ id: 'not-opened', title: 'The link could not be opened' }])
  expectNothingSeen(recipient, nosy, [sent])
})

test('without a key in the address, or by invitation, the site shows its own page', async ({
  recipient,
  endpoint,
}) => {
  await using nosy = await startNosyEndpoint(endpoint.url)
  await importSettings(recipient, nosy.url)
  for (const address of ['', '?from=docs', 'docs/#chapter']) {
    const page = await recipient.open(nosy.url + address)
    await page.waitForText('h1', 'own page')
    expect(await page.url()).toBe(nosy.url + address)
    await page.close()
  }
  // What the extension let go on, after it had stopped it.
  for (const address of ['#', '#invite.abc']) {
    await goTo(recipient, nosy.url + address)
    const page = await recipient.waitForPage(nosy.url + address)
    await page.waitForText('h1', 'own page')
    await page.close()
  }
})

test('the site shows its own page for one visit in one tab, when the person asks for it', async ({
  recipient,
  endpoint,
  site,
}) => {
  await using nosy = await startNosyEndpoint(endpoint.url)
  await importSettings(recipient, nosy.url)
  const { link, fragment, receipt } = await sendText(nosy.url, 'their-page-41d0')
  const mail = await message(recipient, site, link)
  await mail.click('#same')
  const here = await recipient.waitForPage(REVEAL_PAGE)
  await here.waitForText('h1', READY)
  await recipient.stopBackground()
  await here.click({ role: 'button', name: "Use the site's own page" })
  await here.waitForText('h1', 'own page')
  await expect.poll(() => nosy.log).toContain(`GET /hash/#${fragment}`)
  expect(await receipt()).toMatchObject({ state: 'waiting' })

  const other = await message(recipient, site, link)
  await other.click('#tab')
  const inOtherTab = await recipient.waitForPage(REVEAL_PAGE)
  await inOtherTab.waitForText('h1', READY)
  await inOtherTab.close()

  await here.goto(`${site.url}/mail`)
  await here.click('#same')
  await here.waitForText('h1', READY)
})

test('where the switch is off the site shows its own page', async ({ recipient, endpoint }) => {
  await using nosy = await startNosyEndpoint(endpoint.url)
  await importSettings(recipient, nosy.url)
  const { link } = await sendText(nosy.url, 'their-page-77e2')
  await setOpensHere(recipient, false)
  const page = await recipient.open(link)
  await page.waitForText('h1', 'own page')
  await page.close()
  await setOpensHere(recipient, true)
  await goTo(recipient, link)
  await openHere(recipient, 'their-page-77e2')
})

test('an endpoint that the browser no longer allows is left to its own page', async ({
  recipient,
  endpoint,
}) => {
  await using nosy = await startNosyEndpoint(endpoint.url)
  await importSettings(recipient, nosy.url)
  const { link } = await sendText(nosy.url, 'withdrawn-8d')
  await recipient.inExtension(() => chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] }))
  const page = await recipient.open(link)
  await page.waitForText('h1', 'own page')
  await page.close()
  await recipient.grant('http://127.0.0.1')
  await goTo(recipient, link)
  await openHere(recipient, 'withdrawn-8d')
})

test('installing warns of a number of sites, not of all, and of no more than that', async ({
  recipient,
}) => {
  test.skip(recipient.kind === 'firefox', 'Firefox tells no extension what it would ask')
  const warnings = await recipient.inExtension(async () => {
    const manifest = await fetch('/manifest.json').then((file) => file.text())
    return chrome.management.getPermissionWarningsByManifest(manifest)
  })
  expect(warnings).toEqual([
    // Its dialog names them one by one.
    'Read and change your data on a number of websites',
    'Display notifications',
    'Modify data you copy and paste',
  ])
})
