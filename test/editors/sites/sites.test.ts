/** What holds for every file in `lib/editors/sites`, whoever corrects it. */
import { readFileSync } from 'node:fs'
import { is } from 'valibot'
import { describe, expect, test } from 'vitest'
import { factsOf, onlyAdding, siteFactsSchema } from '#lib/editors/sites/facts.ts'
import { SITES } from '#lib/editors/sites/index.ts'
import { DEFAULT_SETTINGS } from '#lib/policy/settings.ts'
import { siteAt, withSite } from '#lib/policy/sites.ts'
import { checkSite, INDEX, indexSource, readSiteFiles, siteFiles } from '#scripts/sites.ts'
import { BUILT_SITES } from '#test/pages/sites/index.ts'

describe('files of sites', () => {
  test.for(readSiteFiles())('$file', ({ problems, site }) => {
    expect(problems).toEqual([])
    expect(site && is(siteFactsSchema, factsOf(site))).toBe(true)
  })

  test('the list of sites is up to date', () => {
    expect(readFileSync(INDEX, 'utf8'), 'run node scripts/sites.ts').toBe(indexSource())
    expect(SITES.map(({ id }) => id)).toEqual(siteFiles())
  })

  test('every pattern is one that is understood', () => {
    for (const { id, matches } of SITES) {
      const watched = withSite(DEFAULT_SETTINGS, id)
      for (const pattern of matches) {
        expect(siteAt(pattern.replaceAll('*', 'x'), watched)?.key).toBe(id)
      }
    }
  })

  test('those that start on are the ones whose hosts the manifest asks for', () => {
    const first = SITES.filter(({ startsOn }) => startsOn).map(({ id }) => id)
    expect(first).toEqual(['discord', 'gmail', 'outlook', 'slack', 'teams'])
  })

  test('no two have a host in common, nor one the same host twice', () => {
    const hosts = SITES.flatMap(({ matches }) => matches).map((one) => one.slice(8, -2))
    const covers = (wide: string, host: string) =>
      wide === host || (wide.startsWith('*.') && `.${host}`.endsWith(wide.slice(1)))
    const shared = hosts.flatMap((one, index) =>
      hosts.filter((other, at) => at !== index && covers(one, other)),
    )
    expect(shared).toEqual([])
  })

  test('what keeps drafts as it is rebuilt is said to', () => {
    const facts = readSiteFiles().flatMap(({ site }) => site ?? [])
    const keeping = BUILT_SITES.filter(({ keepsDrafts }) => keepsDrafts).map(({ id, host }) => {
      const known = siteAt(
        host,
        facts.reduce((now, site) => withSite(now, site.id), DEFAULT_SETTINGS),
      )
      return known?.siteId ?? id.replace('-html', '')
    })
    expect(keeping).toContain('telegram')
    expect(keeping).toContain('roundcube')
    const silent = facts.filter(({ keepsDrafts }) => !keepsDrafts).map(({ id }) => id)
    expect(keeping.filter((id) => silent.includes(id))).toEqual([])
  })
})

describe('checkSite', () => {
  const right = {
    id: 'chat',
    name: 'Chat',
    startsOn: false,
    proven: 'low',
    matches: ['https://chat.example.com/*'],
    recognise: [],
    boxes: [{ selector: 'textarea', use: 'message', checked: '2026-11-22', proven: 'low' }],
    notBoxes: [],
    sendButtons: [],
    composers: [],
    sendKeys: [],
    keepsDrafts: true,
  }
  const problemsOf = (change: object) =>
    checkSite('chat', JSON.stringify({ ...right, ...change })).problems
  const fact = { selector: 'form', checked: '2026-11-22', proven: 'high' }

  test('finds nothing wrong with a file that is right', () => {
    expect(problemsOf({})).toEqual([])
  })

  test.for<[string, object]>([
    ['a selector that does not parse', { sendButtons: [{ ...fact, selector: 'button[' }] }],
    ['a selector of nothing', { sendButtons: [{ ...fact, selector: '' }] }],
    ['a date that is none', { composers: [{ ...fact, checked: '2026-13-01' }] }],
    ['a fact without a date', { composers: [{ selector: 'form', proven: 'high' }] }],
    ['a confidence that is none', { composers: [{ ...fact, proven: 'sure' }] }],
    ['a property that nobody knows', { boxs: [] }],
    ['a property of a fact that nobody knows', { composers: [{ ...fact, why: 'so' }] }],
    ['a pattern of all hosts', { matches: ['https://*/*'] }],
    ['a pattern of all of a top domain', { matches: ['https://*.com/*'] }],
    ['a pattern with a path', { matches: ['https://chat.example.com/agent/*'] }],
    ['a pattern without TLS', { matches: ['http://chat.example.com/*'] }],
    ['a key that is none', { sendKeys: [{ ...fact, key: 'Ctrl+Enter' }] }],
    ['another id than the name of the file', { id: 'mail' }],
    ['nothing that tells where it is', { matches: [] }],
    ['a guess that takes a box away', { notBoxes: [{ ...fact, proven: 'low' }] }],
    ['what markers alone never use', { matches: [], recognise: [fact], composers: [fact] }],
  ])('finds %s', ([, change]) => {
    expect(problemsOf(change)).not.toEqual([])
  })

  test('finds what is no JSON', () => {
    expect(checkSite('chat', '{').site).toBeNull()
  })
})

describe('keys that send', () => {
  const keysOf = (...keys: [string, string][]) => {
    const [site] = readSiteFiles().flatMap((file) => file.site ?? [])
    if (!site) throw new TypeError('No site')
    const sendKeys = keys.map(([key, proven]) => ({ key, proven, checked: '2026-11-23' }))
    const { site: changed } = checkSite(site.id, JSON.stringify({ ...site, sendKeys }))
    return changed && factsOf(changed).sendKeys
  }

  test('are those of the site where one of them is more than a guess', () => {
    expect(keysOf(['Mod+Enter', 'medium'])).toEqual(['Mod+Enter'])
    expect(keysOf(['Mod+Enter', 'high'], ['Alt+S', 'low'])).toEqual(['Mod+Enter', 'Alt+S'])
    expect(keysOf()).toEqual([])
  })

  test('are also those of any other box where all of them are guesses', () => {
    expect(keysOf(['Mod+Enter', 'low'])).toEqual(['Enter', 'Mod+Enter'])
    expect(keysOf(['Enter', 'low'])).toEqual(['Enter', 'Mod+Enter'])
  })
})

describe('onlyAdding', () => {
  const facts = {
    name: 'Chat',
    boxes: [{ selector: 'textarea', use: 'message' as const }],
    notBoxes: ['[role=textbox]'],
    sendButtons: ['#send'],
    composers: ['#composer'],
    sendKeys: ['Mod+Enter', 'Alt+S'],
    keepsDrafts: true,
  }

  test('leaves nothing out that is held where nothing is known', () => {
    expect(onlyAdding(facts)).toEqual({
      ...facts,
      notBoxes: [],
      composers: [],
      sendKeys: ['Enter', 'Mod+Enter', 'Alt+S'],
    })
  })
})
