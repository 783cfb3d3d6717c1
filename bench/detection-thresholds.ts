/**
 * What each threshold of `lib/detection/values/thresholds.ts` lets through and keeps out: made-up
 * passwords and tokens, and what stands behind secret-like names in the ordinary text of this
 * machine, both read by the real finders, with one threshold changed at a time.
 *
 *     node bench/detection-thresholds.ts [MB of each kind of text]
 */
import type { Candidate, Finder } from '#lib/detection/candidate.ts'
import { ASSIGNMENTS } from '#lib/detection/finders/assignment.ts'
import { PROSE } from '#lib/detection/finders/prose.ts'
import { Pass } from '#lib/detection/sweep.ts'
import { THRESHOLDS } from '#lib/detection/values/thresholds.ts'
import { Wake } from '#lib/detection/wake.ts'
import { ordinaryTexts } from '../test/corpus/ordinary.ts'
import { type Chance, chance, type SETS } from '../test/corpus/random.ts'

const MEGABYTE = 1_000_000
const EACH = 100

/** For each threshold, what is tried. */
const TRIED: Record<keyof typeof THRESHOLDS, readonly number[]> = {
  shortestPassword: [4, 5, 6, 7, 8, 10],
  shortestPassphrase: [10, 14, 18, 24],
  shortestStrong: [8, 10, 12, 16, 20],
  shortestMedium: [8, 10, 12, 14, 16, 20],
  shortestWeak: [16, 20, 24, 32],
  shortestMade: [10, 12, 16, 20, 24],
  shortPieces: [2, 2.6, 3, 3.4, 4],
  mixedMedium: [8, 10, 12, 14, 16],
  weakEntropy: [2.9, 3.1, 3.3, 3.5, 3.7],
  wordlike: [0.5, 0.6, 0.66, 0.72, 0.8, 0.9],
  longPieces: [2.6, 3, 3.4, 3.8, 4.4],
  entropy: [2.5, 2.7, 2.9, 3.1, 3.3],
  distinct: [0.2, 0.25, 1 / 3, 0.4, 0.5],
  inSequence: [5, 6, 7, 8, 10],
  repeated: [3, 4, 5, 6, 8],
  woven: [3, 4, 5, 6, 8],
  own: [2, 3, 4, 5, 6],
}

const WORDS = 'copper winter falcon river maple tiger rocket velvet pirate sunset anchor bridge'
const WALKS = 'qaz wsx edc rfv tgb zaq xsw cde asd zxc'
const c = chance(1)

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const word = () => c.pick(WORDS.split(' '))
const leet = (text: string) =>
  text.replace(/[aeio]/g, (letter) => ({ a: '4', e: '3', i: '1', o: '0' })[letter] ?? letter)

/** What people make up. */
const HUMAN: readonly ((c: Chance) => string)[] = [
  () => `${capital(word())}${c.int(10, 2030)}${c.pick(['!', '#', '$', '@'])}`,
  () => `${word()}${c.int(10, 999)}`,
  () => `${leet(word())}${c.int(1, 99)}`,
  () => `${capital(word())}-${word()}-${word()}-${c.int(1, 99)}`,
  () => `${word()}.${word()}.${word()}.${word()}${c.int(1, 9)}`,
  () => `${c.pick(WALKS.split(' '))}${c.int(1, 99)}${c.pick(WALKS.split(' '))}!`,
]
const LENGTHS = [8, 10, 12, 16, 20, 24, 32, 40, 64]
const ALPHABETS: readonly (keyof typeof SETS)[] = ['hex', 'base32', 'base36', 'base62', 'base64url']
const HUMAN_NAMES = ['db_password', 'pass']
const TOKEN_NAMES = ['api_key', 'token', 'key']

const positives = [
  ...HUMAN.flatMap((make) =>
    HUMAN_NAMES.flatMap((name) => Array.from({ length: EACH }, () => caseOf(name, make(c)))),
  ),
  ...ALPHABETS.flatMap((set) =>
    LENGTHS.flatMap((length) =>
      TOKEN_NAMES.flatMap((name) =>
        Array.from({ length: EACH / 4 }, () => caseOf(name, c.chars(set, length))),
      ),
    ),
  ),
]

function caseOf(name: string, value: string) {
  const text = `${name} = "${value}"\n`
  return { text, start: name.length + 4, end: name.length + 4 + value.length, name }
}

const perKind = Number(process.argv[2] ?? 4) * MEGABYTE
const ordinary = ordinaryTexts(perKind).flatMap(({ texts }) => texts.map(({ text }) => text))
const megabytes = ordinary.reduce((sum, text) => sum + text.length, 0) / MEGABYTE

/** Places where the finders are woken in ordinary text: found once, examined for each threshold. */
const woken = ordinary.flatMap((text) => placesOf(text))

function placesOf(text: string) {
  const places: { finder: Finder; text: string; start: number; end: number }[] = []
  const listeners = [ASSIGNMENTS, PROSE].map(
    (finder): Finder => ({
      words: finder.words ?? [],
      examine: (_, start, end) => places.push({ finder, text, start, end }),
    }),
  )
  const wake = new Wake(listeners)
  new Pass(text).run({ wake, examineRun: () => {}, examineWords: () => {} })
  return places
}

function candidatesOf(places: ReturnType<typeof placesOf>): Candidate[] {
  const found: Candidate[] = []
  for (const { finder, text, start, end } of places) {
    const add = (candidate: Candidate) => found.push(candidate)
    finder.examine({ text, add, spend: () => {} }, start, end)
  }
  return found
}

const wokenByPositives = positives.map((one) => ({ one, places: placesOf(one.text) }))

function measure(): { human: number; machine: number; alarms: number } {
  const found = { human: 0, machine: 0 }
  const all = { human: 0, machine: 0 }
  for (const { one, places } of wokenByPositives) {
    const sort = HUMAN_NAMES.includes(one.name) ? 'human' : 'machine'
    all[sort]++
    const hit = candidatesOf(places).some(
      ({ start, end }) => start === one.start && end === one.end,
    )
    if (hit) found[sort]++
  }
  // The same value, found by both finders, is one alarm.
  const alarms = new Set<string>()
  let number = 0
  for (const place of woken) {
    number++
    for (const { start, end } of candidatesOf([place]))
      alarms.add(`${place.text.length}:${start}:${end}`)
  }
  if (number === 0) throw new RangeError('no ordinary text on this machine')
  return {
    human: found.human / all.human,
    machine: found.machine / all.machine,
    alarms: alarms.size / megabytes,
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
console.log(
  `${positives.length} values, ${megabytes.toFixed(1)} MB of ordinary text, ${woken.length} names in it`,
)
console.log('threshold | value | passwords | tokens | false alarms per MB')
for (const [name, values] of Object.entries(TRIED)) {
  if (!isThreshold(name)) continue
  const chosen = THRESHOLDS[name]
  for (const value of values) {
    THRESHOLDS[name] = value
    const { human, machine, alarms } = measure()
    const mark = value === chosen ? ' *' : ''
    console.log(
      `${name} | ${Number(value.toFixed(2))}${mark} | ${percent(human)} | ${percent(machine)} | ${alarms.toFixed(2)}`,
    )
  }
  THRESHOLDS[name] = chosen
}

function isThreshold(name: string): name is keyof typeof THRESHOLDS {
  return name in THRESHOLDS
}
