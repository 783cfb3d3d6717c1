/**
 * What a person decides, version 3; `stored-settings.ts` reads older ones. Tokens are secrets and
 * live apart (`lib/storage/items.ts`), so that an export is the settings and nothing else.
 */
import * as v from 'valibot'
import { DEFAULT_LEVELS, LEVELS } from '#lib/guard/level.ts'

const HOUR = 60 * 60
export const DEFAULT_TTL_SECONDS = 24 * HOUR
/** Lifetimes in reach of one click; an endpoint's own bounds cut this list. */
export const TTL_PRESETS_SECONDS = [HOUR, 24 * HOUR, 7 * 24 * HOUR] as const

const ttlSeconds = v.pipe(v.number(), v.integer(), v.minValue(1))

/** https, or http on loopback: without TLS a stranger on the way could swap the reveal page. */
export const baseUrlSchema = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.check((text) => parseBaseUrl(text) === text, 'expected an https address that ends in "/"'),
)

/** A creation token: what can stand in an `Authorization` header (RFC 6750, section 2.1). */
export const tokenSchema = v.pipe(v.string(), v.maxLength(512), v.regex(/^[A-Za-z0-9._~+/-]+=*$/))

export const limitsSchema = v.object({
  envelopeBytes: v.number(),
  minTtlSeconds: v.number(),
  maxTtlSeconds: v.number(),
  maxOpens: v.number(),
  maxAttempts: v.number(),
})

export const endpointSchema = v.object({
  /** Ours, random; never sent anywhere. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  kind: v.string(),
  baseUrl: baseUrlSchema,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  needsToken: v.boolean(),
  limits: limitsSchema,
  ttlSeconds,
  /** Links of this endpoint open in the extension, and its own page never loads. */
  opensHere: v.boolean(),
})
export type ConfiguredEndpoint = v.InferOutput<typeof endpointSchema>

/** What a person decided about a site where warnings show while they type. */
export const siteChoicesSchema = v.object({
  isOn: v.boolean(),
  /** Ids of detectors that are switched off there. */
  off: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200)),
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

export const SETTINGS_VERSION = 3

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
  /** Where warnings show while somebody types. Sites that we know are on until they stand here. */
  sites: v.record(siteKeySchema, siteChoicesSchema),
  /** What happens at a finding, by how bad it would be. */
  levels: levelsSchema,
  /** "Send anyway" asks why. */
  asksReason: v.boolean(),
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
  levels: DEFAULT_LEVELS,
  asksReason: false,
}

/** The file that "Export settings" writes and "Import settings" reads; holds no secret. */
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
      }),
    ),
    v.maxLength(50),
  ),
  defaultEndpoint: v.optional(v.nullable(baseUrlSchema), null),
  rightClick: v.optional(v.picklist(['replace', 'copy']), 'replace'),
  clearClipboardSeconds: v.optional(clearClipboardSeconds, null),
  notifications: v.optional(v.boolean(), true),
  sites: v.optional(v.record(siteKeySchema, siteChoicesSchema), {}),
  levels: v.optional(levelsSchema, DEFAULT_LEVELS),
  asksReason: v.optional(v.boolean(), false),
})
export type SettingsFile = v.InferOutput<typeof settingsFileSchema>

/** The endpoint that shares when nothing else is said, or null when none is configured. */
export function defaultEndpoint(settings: Settings): ConfiguredEndpoint | null {
  const { endpoints, defaultEndpointId } = settings
  return endpoints.find(({ id }) => id === defaultEndpointId) ?? endpoints[0] ?? null
}

/** All of them, the default first. */
export function endpointsByDefault(settings: Settings): ConfiguredEndpoint[] {
  const first = defaultEndpoint(settings)
  return first ? [first, ...settings.endpoints.filter((each) => each !== first)] : []
}

/**
 * The canonical base address in what a person typed: scheme added, query and fragment dropped,
 * ends in `/`.
 * @returns null when it is no address, or neither https nor http on loopback.
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
  return url.origin + path
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
    endpoints: settings.endpoints.map(({ kind, baseUrl, name, ttlSeconds, opensHere }) => ({
      kind,
      baseUrl,
      name,
      ttlSeconds,
      opensHere,
    })),
    defaultEndpoint: defaultEndpoint(settings)?.baseUrl ?? null,
    rightClick: settings.rightClick,
    clearClipboardSeconds: settings.clearClipboardSeconds,
    notifications: settings.notifications,
    sites: settings.sites,
    levels: settings.levels,
    asksReason: settings.asksReason,
  }
}
