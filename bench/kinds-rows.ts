/** Each kind's own sealing and opening beside the bare calls and its page's package. Runs in pages. */
import { randomBytes, utf8 } from '#lib/crypto/bytes.ts'
import type { Secret } from '#lib/endpoints/endpoint.ts'
import { prepareCryptgeon } from './kinds/cryptgeon.ts'
import { prepareEnclosed } from './kinds/enclosed.ts'
import { prepareHemmelig, prepareHemmeligV6 } from './kinds/hemmelig.ts'
import type { Pair, PrepareKind } from './kinds/kind-tasks.ts'
import { prepareCarried, prepareMatchstick } from './kinds/matchstick.ts'
import { preparePrivatebin } from './kinds/privatebin.ts'
import { prepareOlderYopass, prepareYopass } from './kinds/yopass.ts'
import { quantile, type Row, row, type Task, time, turns } from './measure.ts'

/** A further kind is one file in `kinds/` and one line here. */
const KINDS = {
  matchstick: prepareMatchstick,
  // Onetime Secret, Password Pusher, OpenBao and Vault, a custom API.
  'carried as text': prepareCarried,
  privatebin: preparePrivatebin,
  cryptgeon: prepareCryptgeon,
  enclosed: prepareEnclosed,
  hemmelig: prepareHemmelig,
  'hemmelig-v6': prepareHemmeligV6,
  yopass: prepareYopass,
  'yopass 13': prepareOlderYopass,
} as const satisfies Record<string, PrepareKind>

const SECRETS = {
  '1 KiB': { kind: 'text', content: utf8('0123456789abcde\n'.repeat(64)) },
  '1 MiB': { kind: 'file', content: randomBytes(2 ** 20), name: 'key.bin' },
} as const satisfies Record<string, Secret>

export interface Measured {
  kind: keyof typeof KINDS
  size: keyof typeof SECRETS
  action: keyof Pair
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>) =>
  Object.keys(record) as K[]
/** One by one, since Firefox ends a script that takes too long. */
export const MEASURED: readonly Measured[] = keysOf(KINDS).flatMap((kind) =>
  keysOf(SECRETS).flatMap((size) =>
    (['seal', 'open'] as const).map((action) => ({ kind, size, action })),
  ),
)

const ROUNDS = 15
/** Where a password's hash takes a good part of a second. */
const SLOW = { ms: 100, rounds: 5 }
/** Clocks of pages are as coarse as a millisecond. */
const BATCH_MS = 20
const MOST_RUNS = 200
const TARGETS = { bare: 1.3, peer: 1 } as const

export async function kindRows({ kind, size, action }: Measured): Promise<Row[]> {
  const { ours, bare, bareAsText, peer } = await KINDS[kind](SECRETS[size])
  const sides = [
    ...(bare ? [{ name: 'bare WebCrypto', task: bare[action], target: TARGETS.bare }] : []),
    ...(bareAsText
      ? [{ name: 'bare WebCrypto and base64', task: bareAsText[action], target: null }]
      : []),
    ...(peer ? [{ name: peer.name, task: peer[action], target: TARGETS.peer }] : []),
  ]
  return besideEach(`${kind}: ${action} ${size}`, ours[action], sides)
}

/** All of them take turns, so that one machine is met by all. */
async function besideEach(
  what: string,
  ours: Task,
  sides: { name: string; task: Task; target: number | null }[],
): Promise<Row[]> {
  const tasks = [ours, ...sides.map(({ task }) => task)]
  const onces: number[] = []
  for (const task of tasks) onces.push(await timeOnce(task))
  const batches = onces.map((once) => Math.ceil(BATCH_MS / Math.max(BATCH_MS / MOST_RUNS, once)))
  const rounds = Math.max(...onces) > SLOW.ms ? SLOW.rounds : ROUNDS
  // The lower quartile: what others do on the machine only ever adds.
  const times = (await turns(tasks, rounds, batches)).map((all) => quantile(all, 0.25))
  const [own = Number.NaN, ...others] = times
  return sides.map(({ name, target }, i) =>
    row(`${what} / ${name}`, { ours: own, theirs: others[i] ?? Number.NaN }, 'ms', target),
  )
}

/** Milliseconds of one run, the first left out; of a short one as the mean of many. */
async function timeOnce(task: Task): Promise<number> {
  await time(task, 1)
  const once = await time(task, 1)
  return once < BATCH_MS / 4 ? time(task, 20) : once
}
