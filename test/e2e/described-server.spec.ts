/** A server that a person describes: in a form, tried, and then shared with like any other. */
import { expect, test } from '#test/support/fixtures.ts'
import { ENV_TEXT } from '#test/support/site-pages.ts'
import { openInExtension, shareByRightClick } from '#test/support/steps.ts'
import { JSON_API, startCustom } from '../endpoints/servers/custom.ts'

const TRY = { role: 'button', name: 'Try it' }
const RESULTS = '.api-results'
const PROBLEM = '.api-form .field-error'
const textbox = (name: string | RegExp) => ({ role: 'textbox', name })
/** In their order: the server, then its three calls. */
const part = (nth: number, control: string) => `.api-part:nth-of-type(${nth}) ${control}`

test('is described, tried, shared with, and opened here', { tag: '@long-firefox' }, async ({
  sender,
  site,
}) => {
  const server = await startCustom()
  await sender.acceptPrompts(new URL(server.baseUrl).origin)
  const options = await sender.openExtensionPage('options.html')
  await options.click({ role: 'button', name: 'Describe an HTTP API' })
  await options.fill(textbox('Address'), server.baseUrl)
  const [[name, value] = []] = Object.entries(JSON.parse(server.token ?? '{}'))
  await options.fill(textbox(/^Headers/), `${name}: ${value}`)
  await options.fill(part(2, '.api-call input'), JSON_API.create.path)
  await options.fill(part(2, 'textarea'), '{"drop": {"content": "{{txt}}", "ttl": {{seconds}}}}')
  await options.fill(textbox('Id in the answer'), 'drops.0.id')
  await options.fill(textbox(/^Delete token in the answer/), 'drops.0.keys.remove')
  await options.choose(part(3, 'select'), 'POST')
  await options.fill(part(3, '.api-call input'), JSON_API.open.path)
  await options.fill(part(3, 'textarea'), JSON_API.open.body)
  await options.fill(textbox(/^Text in the answer/), 'content')
  await options.fill(part(4, '.api-call input'), 'v3/drops/{{id}}?key={{deleteToken}}')

  await options.click(TRY)
  await options.waitForText(PROBLEM, 'There is no placeholder {{txt}}.')
  expect(server.calls).toEqual([])
  await options.fill(part(2, 'textarea'), JSON_API.create.body)
  await options.click(TRY)
  await options.waitForText(RESULTS, 'there is nothing where you say this stands: Id in the answer')
  await options.fill(textbox('Id in the answer'), JSON_API.idAt)
  await options.click(TRY)
  await options.waitForText(RESULTS, 'It came back as it was, once.')
  await options.click({ role: 'button', name: 'Save' })
  await options.waitForText('article.endpoint', server.baseUrl)

  const page = await sender.open(`${site.url}/notes`)
  expect(await shareByRightClick(sender, page, '#env')).toBe('Link copied')
  const link = await sender.clipboard()
  expect(link.startsWith(`${server.baseUrl}#1n`)).toBe(true)
  const before = server.calls.length
  const reveal = await openInExtension(sender, link)
  await reveal.click({ role: 'button', name: 'Open secret' })
  await reveal.waitForText('h1', 'Here is your secret')
  await reveal.click({ role: 'button', name: 'Show' })
  expect(await reveal.value('.secret pre')).toBe(ENV_TEXT)
  expect(server.calls.length).toBe(before + 1)
  await server.stop()
})
