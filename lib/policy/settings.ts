/**
 * What a person decides, version 7; `stored-settings.ts` reads older ones. Tokens are secrets and
 * live apart (`lib/storage/items.ts`), so that an export is the settings and nothing else.
 */
import * as v from 'valibot'
import { siteIdSchema } from '#lib/editors/sites/site.ts'
import { capabilitiesSchema } from '#lib/endpoints/capabilities.ts'
import { customApiSchema } from '#lib/endpoints/custom/api.ts'
import { DEFAULT_LEVELS, LEVELS } from '#lib/guard/level.ts'
import { allOwnSchema } from './own-detectors.ts'

const HOUR = 60 * 60
export const DEFAULT_TTL_SECONDS = 24 * HOUR
/** Lifetimes in reach of one click; an endpoint's own bounds cut this list. */
export const TTL_PRESETS_SECONDS = [HOUR, 24 * HOUR, 7 * 24 * HOUR] as const

const ttlSeconds = v.pipe(v.number(), v.integer(), v.minValue(1))

const LONGEST_ADDRESS = 2048

/** https, or http on loopback: without TLS a stranger on the way could swap the reveal page. */
export const baseUrlSchema = v.pipe(
  v.string(),
  v.maxLength(LONGEST_ADDRESS),
  v.check((text) => parseBaseUrl(text) === text, 'expected an https address that ends in "/"'),
)

/**
 * A creation token: what can stand in an `Authorization` header (RFC 6750, section 2.1), with the name
 * of an account in front of it where a server wants one (RFC 7617).
 */
export const tokenSchema = v.pipe(
  v.string(),
  v.maxLength(512),
  v.regex(/^(?:[A-Za-z0-9._~+@-]+:)?[A-Za-z0-9._~+/-]+=*$/),
)

export const endpointSchema = v.object({
  /** Ours, random; never sent anywhere. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  kind: v.string(),
  baseUrl: baseUrlSchema,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  needsToken: v.boolean(),
  capabilities: capabilitiesSchema,
  ttlSeconds,
  /** Links of this endpoint open in the extension, and its own page never loads. */
  opensHere: v.boolean(),
  /** Where its links lead, other than to itself: a person has agreed to that address. */
  linkPage: v.optional(v.nullable(baseUrlSchema)),
  /** Of a page of ours, where people without the extension paste what such a server shows them. */
  revealPage: v.optional(v.nullable(baseUrlSchema)),
  /** How to speak with a server that a person described. */
  api: v.optional(v.nullable(customApiSchema)),
})
export type ConfiguredEndpoint = v.InferOutput<typeof endpointSchema>

/** Ids of detectors that are switched off. */
const detectorsOff = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200))

/** What a person decided about a site where warnings show while they type. */
export const siteChoicesSchema = v.object({
  isOn: v.boolean(),
  /** What is left alone there. */
  off: detectorsOff,
  /** Id of what runs on a host that the person added, by the markers in its pages; null: not known. */
  product: v.nullable(siteIdSchema),
})
export type SiteChoices = v.InferOutput<typeof siteChoicesSchema>

/** Id of a file in `lib/editors/sites`, or scheme and host of a site that the person added. */
export const siteKeySchema = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check((key) => /^[a-z0-9-]+$/.test(key) || isAddedSite(key), 'expected a site'),
)

const level = v.picklist(LEVELS)
export const levelsSchema = v.object({ critical: level, high: level, medium: level, low: level })

/** How long an allowed text is at least: what begins with one letter would be half of everything. */
export const SHORTEST_ALLOWED = 4
export const LONGEST_ALLOWED = 200
export const MOST_ALLOWED = 200

/** A text that is no finding, as the scanner takes it: with `*` at its end all that begin so. */
export const allowedSchema = v.pipe(
  v.string(),
  v.maxLength(LONGEST_ALLOWED),
  v.check((entry) => entry.trim() === entry && !/[\r\n]/.test(entry), 'expected one line'),
  v.check((entry) => entry.replace(/\*$/, '').length >= SHORTEST_ALLOWED, 'expected more'),
)

export const SETTINGS_VERSION = 7

/** Seconds after which a copied link, passphrase or secret is cleared; null leaves it there. */
const clearClipboardSeconds = v.nullable(
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HOUR)),
)

export const settingsSchema = v.object({
  version: v.literal(SETTINGS_VERSION),
  endpoints: v.array(endpointSchema),
  defaultEndpointId: v.nullable(v.string()),
  /** What the right click does in a field that can be edited. */
  rightClick: v.picklist(['replace', 'copy']),
  clearClipboardSeconds,
  /** Tell by a notification when a share is opened. */
  notifications: v.boolean(),
  /** Where warnings show while somebody types. The first sites are on until they stand here, others off. */
  sites: v.record(siteKeySchema, siteChoicesSchema),
  /** Base addresses of the endpoints that sites have in place of the default. */
  siteEndpoints: v.record(siteKeySchema, baseUrlSchema),
  /** What happens at a finding, by how bad it would be. */
  levels: levelsSchema,
  /** "Send anyway" asks why. */
  asksReason: v.boolean(),
  /** Detectors of one's own. */
  own: allOwnSchema,
  /** Kinds of credentials that are left alone everywhere. */
  off: detectorsOff,
  /** Texts that are no findings. */
  allow: v.pipe(v.array(allowedSchema), v.maxLength(MOST_ALLOWED)),
})
export type Settings = v.InferOutput<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  endpoints: [],
  defaultEndpointId: null,
  rightClick: 'replace',
  clearClipboardSeconds: null,
  notifications: true,
  sites: {},
  siteEndpoints: {},
  levels: DEFAULT_LEVELS,
  asksReason: false,
  own: [],
  off: [],
  allow: [],
}

/** Files of before version 7 know of no product. */
const fileChoicesSchema = v.object({
  ...siteChoicesSchema.entries,
  product: v.optional(siteChoicesSchema.entries.product, null),
})

/**
 * The file that "Export settings" writes and "Import settings" reads; holds no secret. Detectors of
 * one's own have their own file, which the command line takes too (`own-detectors.ts`).
 */
export const settingsFileSchema = v.strictObject({
  matchstickSettings: v.literal(1),
  endpoints: v.pipe(
    v.array(
      v.strictObject({
        kind: v.optional(v.string(), 'matchstick'),
        baseUrl: baseUrlSchema,
        name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
        ttlSeconds: v.optional(ttlSeconds),
        opensHere: v.optional(v.boolean()),
        linkPage: v.optional(v.nullable(baseUrlSchema)),
        revealPage: v.optional(v.nullable(baseUrlSchema)),
        api: v.optional(v.nullable(customApiSchema)),
      }),
    ),
    v.maxLength(50),
  ),
  defaultEndpoint: v.optional(v.nullable(baseUrlSchema), null),
  rightClick: v.optional(v.picklist(['replace', 'copy']), 'replace'),
  clearClipboardSeconds: v.optional(clearClipboardSeconds, null),
  notifications: v.optional(v.boolean(), true),
  sites: v.optional(v.record(siteKeySchema, fileChoicesSchema), {}),
  siteEndpoints: v.optional(settingsSchema.entries.siteEndpoints, {}),
  levels: v.optional(levelsSchema, DEFAULT_LEVELS),
  asksReason: v.optional(v.boolean(), false),
  off: v.optional(settingsSchema.entries.off, []),
  allow: v.optional(settingsSchema.entries.allow, []),
})
export type SettingsFile = v.InferOutput<typeof settingsFileSchema>

/** The endpoint that shares when nothing else is said, or null when none is configured. */
export function defaultEndpoint(settings: Settings): ConfiguredEndpoint | null {
  const { endpoints, defaultEndpointId } = settings
  return endpoints.find(({ id }) => id === defaultEndpointId) ?? endpoints[0] ?? null
}

/**
 * The canonical base address in what a person typed: scheme added, query and fragment dropped,
 * ends in `/`.
 * @returns null when it is no address, one that is too long, or neither https nor http on loopback.
 */
export function parseBaseUrl(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return null
  const isLoopback = /^(?:http:\/\/)?(?:localhost|127\.0\.0\.1)(?=[:/]|$)/i.test(text)
  const url = URL.parse(
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${isLoopback ? 'http' : 'https'}://${text}`,
  )
  if (!url || url.username || url.password || !url.hostname) return null
  // Chromium escapes what no host name can have, where other browsers refuse it.
  if (url.hostname.includes('%')) return null
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return null
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`
  // What is typed shorter than that may be longer once it is escaped.
  const parsed = url.origin + path
  return parsed.length <= LONGEST_ADDRESS ? parsed : null
}

/** The match pattern of the host permission that an endpoint needs. Patterns name no port. */
export function hostPattern(baseUrl: string): string {
  const { protocol, hostname } = new URL(baseUrl)
  return `${protocol}//${hostname}/*`
}

/** Whether a key of `sites` is the scheme and host of one that the person added. */
export function isAddedSite(key: string): boolean {
  // Of addresses in brackets Firefox makes no pattern.
  return /^https:\/\/[^[]/.test(key) && URL.parse(key)?.href === `${key}/`
}

/** Settings as a file for another browser or colleague. */
export function exportSettings(settings: Settings): SettingsFile {
  return {
    matchstickSettings: 1,
    endpoints: settings.endpoints.map((endpoint) => {
      const { kind, baseUrl, name, ttlSeconds, opensHere, linkPage, revealPage, api } = endpoint
      const pages = { ...(linkPage && { linkPage }), ...(revealPage && { revealPage }) }
      return { kind, baseUrl, name, ttlSeconds, opensHere, ...pages, ...(api && { api }) }
    }),
    defaultEndpoint: defaultEndpoint(settings)?.baseUrl ?? null,
    rightClick: settings.rightClick,
    clearClipboardSeconds: settings.clearClipboardSeconds,
    notifications: settings.notifications,
    sites: settings.sites,
    siteEndpoints: settings.siteEndpoints,
    levels: settings.levels,
    asksReason: settings.asksReason,
    off: settings.off,
    allow: settings.allow,
  }
}
