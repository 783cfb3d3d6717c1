/**
 * What is known of one site: a file beside this one, `<id>.json`. Data that rots, that can be put
 * right without any code (README.md), and that nothing's safety depends on.
 */
import * as v from 'valibot'

/** `high`: several recent sources agree. `medium`: a good one or some older ones. `low`: a guess. */
export const PROVEN = ['high', 'medium', 'low'] as const
const proven = v.picklist(PROVEN)
/** The day on which somebody last looked. */
const checked = v.pipe(v.string(), v.isoDate())
/** Why it is so, for whoever looks again. */
const note = v.optional(v.pipe(v.string(), v.minLength(1)))

/** CSS; whether it parses is for those who read the files (`scripts/sites.ts`). */
const selector = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))
const selectors = v.array(v.strictObject({ selector, checked, proven, note }))

/** Of all that a site has: one more would be a mistake. */
const MOST_PATTERNS = 10

/** As in permissions, and no wider than them: https, a host, perhaps all below it, every path. */
export const sitePatternSchema = v.pipe(
  v.string(),
  v.regex(/^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/),
)

/** Names the file, and the site in settings: it stays, whatever the site is called later. */
export const siteIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,30}$/))

export const siteSchema = v.strictObject({
  id: siteIdSchema,
  /** As people call it. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** Watched from the installation on, by permissions of the manifest; others are offered in the popup. */
  startsOn: v.boolean(),
  /** How sure the whole of it is: of what is `low` the popup says that it is not proven. */
  proven,
  /** For whoever looks at the file next. */
  note,
  /** Match patterns of the addresses that it is used at; none where everybody runs their own. */
  matches: v.pipe(v.array(sitePatternSchema), v.maxLength(MOST_PATTERNS)),
  /** Any of these in a page tells that it is this product, on whatever host; none: it has no other. */
  recognise: selectors,
  /**
   * Boxes that hold messages. None: whatever a person can type a message into. `edit` is where a
   * message that was sent is changed.
   */
  boxes: v.array(
    v.strictObject({ selector, use: v.picklist(['message', 'edit']), checked, proven, note }),
  ),
  /** What looks like one and is none: search fields, names of recipients. */
  notBoxes: selectors,
  /** Buttons that send; the first that is near the box counts. */
  sendButtons: selectors,
  /** What holds one box and its button. */
  composers: selectors,
  /** Keys that send, as `KeyboardEvent.key` with `Mod+` for Control or Command, `Alt+`, `Shift+`. */
  sendKeys: v.array(
    v.strictObject({
      key: v.pipe(v.string(), v.regex(/^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:Enter|[A-Z])$/)),
      checked,
      proven,
      note,
    }),
  ),
  /** What is typed goes to the service before it is sent: drafts, shared documents. */
  keepsDrafts: v.boolean(),
})
export type Site = v.InferOutput<typeof siteSchema>

/** What everybody who speaks of sites needs of one: who it is, and where. */
export const knownSiteSchema = v.object({
  id: siteSchema.entries.id,
  name: siteSchema.entries.name,
  startsOn: siteSchema.entries.startsOn,
  proven: siteSchema.entries.proven,
  matches: siteSchema.entries.matches,
})
export type KnownSite = v.InferOutput<typeof knownSiteSchema>
