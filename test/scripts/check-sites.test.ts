import { expect, test } from 'vitest'
import { asText, factsWithAge } from '#scripts/check-sites.ts'
import { checkSite } from '#scripts/sites.ts'

const fact = { checked: '2026-11-20', proven: 'high' }
const FILE = checkSite(
  'chat',
  JSON.stringify({
    id: 'chat',
    name: 'Chat',
    startsOn: false,
    proven: 'low',
    matches: ['https://chat.example.com/*'],
    recognise: [],
    boxes: [{ ...fact, selector: 'textarea', use: 'message' }],
    notBoxes: [],
    sendButtons: [{ ...fact, selector: '.send', checked: '2026-01-01', proven: 'low' }],
    composers: [],
    sendKeys: [{ ...fact, key: 'Enter' }],
    keepsDrafts: true,
  }),
)
const NOW = Date.UTC(2026, 10, 23, 12)

test('every selector and key has its date, its age, and how sure it is', () => {
  const { site } = FILE
  if (!site) throw new TypeError(FILE.problems.join())
  expect(factsWithAge(site, NOW)).toEqual([
    { site: 'chat', list: 'boxes', fact: 'textarea', ...fact, ageDays: 3 },
    {
      site: 'chat',
      list: 'sendButtons',
      fact: '.send',
      proven: 'low',
      checked: '2026-01-01',
      ageDays: 326,
    },
    { site: 'chat', list: 'sendKeys', fact: 'Enter', ...fact, ageDays: 3 },
  ])
})

test('what is older than so many days is named once more at the end', () => {
  expect(asText([FILE], NOW, 180)).toMatch(/Old: chat sendButtons \.send\n.*1 older than 180 days$/)
  expect(asText([FILE], NOW, 326)).not.toContain('Old:')
})

test('what is wrong with a file is said, and where', () => {
  const broken = checkSite('mail', '{"id":"mail","boxs":[]}')
  const text = asText([FILE, broken], NOW, 180)
  expect(text).toContain('mail: does not fit')
  expect(text).toMatch(/Wrong in mail\.json: boxs/)
})
