import { describe, expect, test } from 'vitest'
import { checkBacktracking } from '#lib/backtracking/redos-checker.ts'
import { checkOwn } from '#lib/detection/own/check-own.ts'
import { describeProblem } from '#lib/detection/own/describe-problem.ts'
import { OWN_LIMITS } from '#lib/detection/own/limits.ts'
import type { OwnDetector } from '#lib/detection/own/own-detector.ts'

const HEX = '0123456789abcdef'

const ACME: OwnDetector = {
  id: 'acme-deploy',
  name: 'ACME deploy token',
  pattern: '\\bACME-[0-9a-f]{32}\\b',
  keywords: ['ACME-'],
  severity: 'high',
  matches: [`token ACME-${HEX}${HEX}`],
  ignores: ['ACME-1234'],
}

function problemsOf(changes: Partial<OwnDetector>) {
  return checkOwn({ ...ACME, ...changes }, checkBacktracking)
}

function codesOf(changes: Partial<OwnDetector>): string[] {
  return problemsOf(changes).map(({ code }) => code)
}

function sentencesOf(changes: Partial<OwnDetector>): string {
  return problemsOf(changes).map(describeProblem).join('; ')
}

describe('what is accepted', () => {
  test('a fixed shape', () => {
    expect(problemsOf({})).toEqual([])
  })

  test.for([
    ['acme_token\\s*[:=]\\s*["\']?(?<secret>[^\\s"\']+)', 'acme_token = "abc"'],
    ['acme_token[a-z0-9_ .-]{0,20}[:=]\\s*(?<secret>[a-f0-9]{8})', 'acme_token_of.me: 12345678'],
    ['(?<![a-z])acme_token-[A-Z]{4}(?:-[A-Z]{4}){3}', 'acme_token-AAAA-BBBB-CCCC-DDDD'],
  ])('%s', ([pattern = '', example = '']) => {
    const keywords = ['acme_token']
    expect(problemsOf({ pattern, keywords, matches: [example] })).toEqual([])
  })
})

describe('patterns that can run away', () => {
  test.for([
    '(a+)+$',
    '(a|a)*b',
    '\\s*\\s*x',
    '.*.*=.*',
    '(x+x+)+y',
    '(?=(a+)+$)b',
    '(?<!(a+)+b)c',
    '(?<secret>\\w+\\d+)-',
  ])('%s', (pattern) => {
    expect(['backtracks', 'undecided']).toContain(codesOf({ pattern })[0])
  })

  test('in either case of letters', () => {
    expect(codesOf({ pattern: '(A|a)*b' })).not.toContain('undecided')
    expect(codesOf({ pattern: '(A|a)*b', flags: 'i' })).toEqual(['undecided'])
  })

  test('are told with the parts that compete', () => {
    expect(sentencesOf({ pattern: '(?<secret>x)\\s*\\s*y' })).toBe(
      'the pattern can take very long on some texts: \\s at character 13 and \\s at character 16' +
        ' can both take the same text',
    )
    expect(sentencesOf({ pattern: '(a+)+$' })).toContain('a at character 2 can repeat')
  })

  test('are never tried on the examples', () => {
    const matches = [`ACME-${'a'.repeat(60)}!`]
    expect(codesOf({ pattern: '(a+)+$', matches })).toEqual(['backtracks'])
  })
})

describe('what else is refused', () => {
  test.for<[Partial<OwnDetector>, string]>([
    [{ id: '' }, 'id is empty'],
    [{ id: 'Acme deploy' }, 'the id may have lower-case letters'],
    [{ name: ' ' }, 'name is empty'],
    [{ pattern: '' }, 'pattern is empty'],
    [{ pattern: 'a'.repeat(OWN_LIMITS.pattern + 1) }, 'pattern is longer than 500 characters'],
    [{ pattern: 'ACME(' }, 'no regular expression: Unterminated group at character 6'],
    [{ pattern: '[b-a]' }, 'no regular expression: Range out of order'],
    [{ pattern: '(?i:acme)' }, 'syntax that cannot be checked at character 2'],
    [{ pattern: '(ACME)\\1' }, 'refers back to a group at character 7'],
    [{ pattern: '(?<a>ACME)\\k<a>' }, 'refers back to a group'],
    [{ pattern: '(?:ACME-)?' }, 'matches the empty text'],
    [{ flags: 'v' }, 'the flags "v" are not among'],
    [{ flags: 'iu' }, 'i not with u'],
    [{ flags: 'ii' }, 'each once'],
    [{ keywords: [] }, 'at least one keyword is needed'],
    [{ keywords: ['AC'] }, 'the keyword "AC" is shorter than 3 characters'],
    [{ keywords: ['zebra'] }, 'no keyword stands in this example of "matches"'],
    [{ keywords: ['acme-'] }, 'no keyword stands in this example of "matches"'],
    [{ matches: [] }, 'at least one example that must be found'],
    [{ ignores: [] }, 'at least one example that must not be found'],
    [{ matches: ['ACME-12'] }, 'this example of "matches" is not found: ACME-12'],
    [{ ignores: [`ACME-${HEX}${HEX}`] }, 'this example of "ignores" is found'],
    [{ ignores: ['x'.repeat(OWN_LIMITS.example + 1)] }, 'ignores is longer than 1000 characters'],
    [{ keywords: Array.from({ length: 21 }, () => 'ACME-') }, 'more than 20 keywords'],
  ])('%j', ([changes, sentence]) => {
    expect(sentencesOf(changes)).toContain(sentence)
  })

  test('says all that is wrong with its parts at once', () => {
    expect(codesOf({ id: '', keywords: [], ignores: [] })).toEqual([
      'empty',
      'no-examples',
      'no-keywords',
    ])
  })
})
