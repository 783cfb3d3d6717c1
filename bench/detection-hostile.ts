/** Whether time grows with the text and no faster, on texts that were made to make it. */
import { scan } from '#lib/detection/scan.ts'
import { type Hostile, hostileTexts } from '#test/corpus/hostile.ts'
import { knownPrefixes } from '#test/corpus/of-detectors.ts'
import { median } from './measure.ts'

const MEGABYTE = 1 << 20
/** The lengths that are timed. */
const MEGABYTES = [1, 2, 4]
/** Medians of so many rounds; one for a text that takes long, and all of `MOST_ROUNDS` where five leave it in doubt. */
export const ROUNDS = 5
/** What runs on the machine beside it moves a median of five by a tenth, and of 55 texts the worst is told. */
export const MOST_ROUNDS = 15
const ALLOWED_MS = 1000
const DOUBTFUL = 2.2
/** The clock of processor time may go in steps of 4 ms: shorter scans are timed several as one. */
const LEAST_MS = 100
const MOST_RUNS = 16
/** Of every text the steps are counted at two lengths; they tell the steep ones without a clock. */
const COUNTED = [1 << 13, 1 << 14]
const STEEPEST = 20
/** Of those, from one family: else twenty prefixes of one length would be all. */
const MOST_OF_A_FAMILY = 4

export interface Growth {
  name: string
  /** Processor time of the doubled text / that of the text: the worse of two doublings. */
  ratio: number
  /** Nanoseconds for a character of the longest text. */
  perCharacter: number
  /** From which length on the scan stopped at its bound, in megabytes; undefined if it never did. */
  truncatedFrom: number | undefined
}

export interface Hostility {
  /** How many texts had their steps counted. */
  counted: number
  /** The highest ratio of steps for a doubled text, among all of them. */
  steepest: { name: string; ratio: number }
  /** Those that were timed, the worst first. */
  timed: Growth[]
}

interface Counted {
  text: Hostile
  ratio: number
  perCharacter: number
}

/** The steps of every hostile text, and the time of the steepest and of one of each family. */
export async function hostility(progress: (what: string) => void): Promise<Hostility> {
  const texts = hostileTexts(await knownPrefixes())
  const counted = texts.map(count).sort((a, b) => b.ratio - a.ratio)
  const chosen = new Set([...steepest(counted), ...costliestOfEachFamily(counted)])
  const timed: Growth[] = []
  for (const text of chosen) {
    timed.push(timeOf(text))
    if (timed.length % 10 === 0) progress(`${timed.length} of ${chosen.size} hostile texts`)
  }
  return {
    counted: texts.length,
    steepest: { name: counted[0]?.text.name ?? '', ratio: counted[0]?.ratio ?? Number.NaN },
    timed: timed.sort((a, b) => b.ratio - a.ratio),
  }
}

function count(text: Hostile): Counted {
  const [steps = 0, doubled = 0] = COUNTED.map((length) => scan(text.make(length)).steps)
  return { text, ratio: doubled / steps, perCharacter: doubled / (COUNTED[1] ?? 1) }
}

function steepest(sorted: readonly Counted[]): Hostile[] {
  const taken: Hostile[] = []
  for (const { text } of sorted) {
    const alike = taken.filter(({ family }) => family === text.family)
    if (alike.length < MOST_OF_A_FAMILY) taken.push(text)
    if (taken.length === STEEPEST) break
  }
  return taken
}

/** Those that differ only in the prefix, or the character, are one family. */
function costliestOfEachFamily(counted: readonly Counted[]): Hostile[] {
  const families = new Map<string, Counted>()
  for (const one of counted) {
    const { family } = one.text
    const costliest = families.get(family)
    if (costliest === undefined || one.perCharacter > costliest.perCharacter) {
      families.set(family, one)
    }
  }
  return [...families.values()].map(({ text }) => text)
}

/** Medians of rounds in which the lengths take turns. */
function timeOf({ name, make }: Hostile): Growth {
  const texts = MEGABYTES.map((size) => make(size * MEGABYTE))
  const times: number[][] = texts.map(() => [])
  const truncated = texts.map(() => false)
  const begun = performance.now()
  scan(texts[0] ?? '')
  const batch = Math.min(MOST_RUNS, Math.ceil(LEAST_MS / (performance.now() - begun)))
  const ratio = () => {
    const [one = 0, two = 0, four = 0] = times.map(median)
    return Math.max(two / one, four / two)
  }
  const isLong = () => performance.now() - begun > ALLOWED_MS
  let rounds = ROUNDS
  for (let round = 0; round < rounds; round++) {
    if (round > 0 && round < ROUNDS && isLong() && ratio() <= DOUBTFUL) break
    for (const [i, text] of texts.entries()) {
      const start = processorTime()
      for (let run = 0; run < batch; run++) truncated[i] = scan(text).truncated
      times[i]?.push((processorTime() - start) / batch)
    }
    if (round === ROUNDS - 1 && ratio() > DOUBTFUL) rounds = MOST_ROUNDS
  }
  return {
    name,
    ratio: ratio(),
    perCharacter: (median(times.at(-1) ?? []) * 1e6) / (texts.at(-1)?.length ?? 1),
    truncatedFrom: MEGABYTES[truncated.indexOf(true)],
  }
}

/** Milliseconds of this thread: who else uses the machine does not make a text steep. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
