/**
 * The data that the thresholds of `lib/detection/values` were read from: which share of made-up
 * credentials, and which values behind secret-like names in ordinary text, pass the judge.
 *
 *     node bench/detection-thresholds.ts
 */
import { readdirSync, readFileSync } from 'node:fs'
import { NAME_WORDS } from '#lib/detection/labels/names.ts'
import { judge } from '#lib/detection/values/judge.ts'
import { looksRandom, statistics } from '#lib/detection/values/statistics.ts'
import { chance } from '../test/corpus/random.ts'

const LENGTHS = [8, 10, 12, 14, 16, 20, 24, 32, 40, 64]
const ALPHABETS = ['hex', 'BASE36', 'base62', 'base64url'] as const
const STRENGTHS = ['strong', 'medium', 'weak'] as const
const EACH = 1000
const FILES = 4000

const c = chance(1)
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`

console.log('random tokens: read as random / judged secret behind a strong, medium, weak name')
for (const alphabet of ALPHABETS) {
  for (const length of LENGTHS) {
    const tokens = Array.from({ length: EACH }, () => c.chars(alphabet, length))
    const random = tokens.filter((token) => looksRandom(token, 0, token.length)).length
    const passed = STRENGTHS.map((strength) => passing(tokens, strength, false))
    console.log(alphabet, length, percent(random, EACH), ...passed.map((n) => percent(n, EACH)))
  }
}

const values = ordinaryValues()
console.log(`\n${values.length} values behind secret-like names in ordinary text: judged secret`)
for (const strength of STRENGTHS) {
  for (const human of [true, false]) {
    const passed = passing(values, strength, human)
    console.log(strength, human ? 'password' : 'token', passed, percent(passed, values.length))
  }
}
const long = values.filter((value) => value.length >= 8)
console.log('\ncharacters per piece (LONG_PIECES): values of 8 or more at or above')
for (const limit of [2, 2.4, 2.8, 3.2, 3.4, 3.8]) {
  const above = long.filter((value) => {
    const { length, pieces } = statistics(value, 0, value.length)
    return length >= pieces * limit
  }).length
  console.log(limit, percent(above, long.length))
}

function passing(of: readonly string[], strength: (typeof STRENGTHS)[number], human: boolean) {
  const name = { strength, human, pin: false }
  return of.filter((value) => judge(name, value, 0, value.length) !== undefined).length
}

function ordinaryValues(): string[] {
  const names = new RegExp(
    `(?:${NAME_WORDS.join('|')})["']?\\s?[:=]\\s?["']?([^\\s"']{4,200})`,
    'gi',
  )
  const files = readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|js|ts|json)$/.test(file))
    .slice(0, FILES)
  return files.flatMap((file) => {
    try {
      const text = readFileSync(`node_modules/${file}`, 'utf8').slice(0, 200_000)
      return [...text.matchAll(names)].map(([, value = '']) => value)
    } catch {
      return []
    }
  })
}
