/** What is dropped is held like what is pasted, and goes to where it was dropped. */
import { LINES } from '#test/pages/compose.ts'
import { hasComposer } from '#test/support/content-script.ts'
import { waitFor } from '#test/support/wait.ts'
import { answer, DIALOG, expect, KEY, LINK, REPLACE, test } from '#test/support/watched.ts'

for (const [box, middle] of [
  ['#rich', '#two'],
  ['#plain', '#plain'],
] as const) {
  for (const [key, put] of [
    ['Enter', LINK],
    ['Escape', new RegExp(KEY)],
  ] as const) {
    test(`dropped into ${box}, answered by ${key}: it stands where it was dropped`, async ({
      watched,
    }) => {
      const { page } = await watched.open('https://app.slack.com', LINES)
      await page.click(box)
      await page.press('Control+Home')
      await expect.poll(() => hasComposer(watched.browser, page)).toBe(true)
      await page.drop(middle, KEY)
      await page.waitUntilShown(DIALOG)
      expect(await page.value(box)).not.toContain(KEY)
      await answer(page, () => page.press(key))
      const text = await waitFor(
        async () => ((await page.value(box)).match(put) ? page.value(box) : null),
        async () => `It is not there: ${await page.value(box)}`,
      )
      const [first, second = '', third] = text.replace(/\n+/g, '\n').split('\n')
      expect([first, third]).toEqual(['one one one one', 'six six six six'])
      expect(second.replace(put, '¤')).toMatch(/^two \( *¤ *\) two$/)
    })
  }
}

test('what stands in the box already is moved by the browser, and not asked about', async ({
  watched,
  kind,
}) => {
  test.skip(
    kind === 'firefox',
    'Marionette has no drags: Firefox does nothing of its own at this one',
  )
  const { page } = await watched.open('https://app.slack.com', LINES)
  await page.click('#rich')
  await page.press('Control+Home')
  await page.type(`${KEY} `)
  await page.waitUntilShown(REPLACE)
  await page.press('Escape')
  await page.drop('#two', KEY)
  await waitFor(
    async () => (await page.value('#rich')).split(KEY).length === 3 || null,
    async () => `It was not dropped: ${await page.value('#rich')}`,
  )
  expect(await page.count(DIALOG)).toBe(0)
})
