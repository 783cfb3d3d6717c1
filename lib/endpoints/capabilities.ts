/**
 * What one endpoint can do, as data: a kind finds it out when it probes a server, settings keep it,
 * and every view reads it. All kinds encrypt before anything leaves; those whose servers could read
 * a secret carry our envelope in the secret's place.
 */
import * as v from 'valibot'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const seconds = v.pipe(v.number(), v.integer(), v.minValue(1))

export const lifetimesSchema = v.variant('as', [
  v.object({ as: v.literal('range'), minSeconds: seconds, maxSeconds: seconds }),
  /** These alone, ascending. */
  v.object({
    as: v.literal('list'),
    seconds: v.pipe(v.array(seconds), v.minLength(1), v.maxLength(50)),
  }),
  /** Only the last opening ends it. */
  v.object({ as: v.literal('until-opened') }),
])
export type Lifetimes = v.InferOutput<typeof lifetimesSchema>

export const passphrasesSchema = v.object({
  /** It is the whole key, where else it comes on top of the one in the link. */
  isWholeKey: v.boolean(),
  /** What a wrong one costs: nothing, or one attempt of so many before the secret is burnt. */
  maxAttempts: v.nullable(v.pipe(count, v.minValue(1))),
})

/**
 * What the sender learns: `full` is openings and their times, wrong passphrases and the end;
 * `openings` all that but wrong passphrases; `presence` whether it still waits.
 */
export const receiptsSchema = v.picklist(['full', 'openings', 'presence', 'none'])

/**
 * What a recipient without the extension does: opens the link on the server's `page`, copies what
 * stands there to a reveal page (`paste`), or cannot open it (`nothing`).
 */
export const withoutSchema = v.picklist(['page', 'paste', 'nothing'])

export const capabilitiesSchema = v.object({
  lifetimes: lifetimesSchema,
  maxOpens: v.pipe(count, v.minValue(1)),
  /** Bytes of the content, before it is sealed; UTF-8 for text. */
  textBytes: count,
  /** 0 where it takes no files. */
  fileBytes: count,
  passphrases: v.nullable(passphrasesSchema),
  /** A line from the sender that the recipient reads above the secret. */
  labels: v.boolean(),
  receipts: receiptsSchema,
  revoke: v.boolean(),
  /** A repeated open with the same claim gets the same answer (promise 4). */
  claims: v.boolean(),
  without: withoutSchema,
  /** Who asks at the same moment may get it as well: absent where of any number of openers one wins. */
  races: v.optional(v.literal(true)),
  /** It is not known to end with its last opening: absent where it does. */
  reopens: v.optional(v.literal(true)),
  /**
   * A token may be given though none is needed: `plain`, or `named` as `name:token`. Without this it
   * is asked for where it is needed.
   */
  tokens: v.optional(v.picklist(['plain', 'named'])),
  /** Where it says that its links stand, if elsewhere. Nothing leads there before a person agrees. */
  linksAt: v.optional(v.pipe(v.string(), v.maxLength(2048))),
  /** What sharing there takes beside a creation token: absent where such a token is all. */
  signIn: v.optional(v.picklist(['token-or-role', 'email'])),
})
export type Capabilities = v.InferOutput<typeof capabilitiesSchema>
