/**
 * Settings as they lie in storage: of any version that ever was, of one that is still to come, or
 * damaged. Reading never throws and changes nothing that is stored.
 */
import * as v from 'valibot'
import { capabilitiesOf } from '#lib/endpoints/matchstick/capabilities.ts'
import { infoSchema } from '#lib/endpoints/wire.ts'
import type { Reading } from '#lib/storage/item.ts'
import { wholeOwn } from './own-detectors.ts'
import {
  allowedSchema,
  baseUrlSchema,
  DEFAULT_SETTINGS,
  endpointSchema,
  MOST_ALLOWED,
  SETTINGS_VERSION,
  type Settings,
  settingsSchema,
  siteChoicesSchema,
  siteKeySchema,
} from './settings.ts'

type Stored = Record<string, unknown>

/** From the version of its index + 1 to the next. Each is for what the version before it wrote. */
const MIGRATIONS: ((stored: Stored) => Stored)[] = [
  toVersion2,
  toVersion3,
  toVersion4,
  toVersion5,
  toVersion6,
  toVersion7,
]

/** What can be used of it: all, or as much as is whole, or nothing that a newer version wrote. */
export function readStoredSettings(stored: unknown): Reading<Settings> {
  if (stored === undefined) return { value: DEFAULT_SETTINGS, problem: null }
  if (!isStored(stored)) return { value: DEFAULT_SETTINGS, problem: 'damaged' }
  if (isVersion(stored.version) && stored.version > SETTINGS_VERSION) {
    return { value: DEFAULT_SETTINGS, problem: 'newer' }
  }
  const migrated = migrate(stored)
  const parsed = v.safeParse(settingsSchema, migrated)
  return parsed.success
    ? { value: parsed.output, problem: null }
    : { value: salvage(migrated), problem: 'damaged' }
}

/** A version that nobody can read is taken for the newest: its fields are looked at one by one. */
function migrate(stored: Stored): Stored {
  const version = isVersion(stored.version) ? stored.version : SETTINGS_VERSION
  return MIGRATIONS.slice(version - 1).reduce((older, step) => step(older), stored)
}

/** Each field that is whole, and each endpoint: one that is not costs the others nothing. */
function salvage(stored: Stored): Settings {
  const endpoints = Array.isArray(stored.endpoints) ? stored.endpoints : []
  const { entries } = settingsSchema
  const field = <Schema extends v.GenericSchema>(
    schema: Schema,
    value: unknown,
    fallback: v.InferOutput<Schema>,
  ): v.InferOutput<Schema> => {
    const parsed = v.safeParse(schema, value)
    return parsed.success ? parsed.output : fallback
  }
  return {
    version: SETTINGS_VERSION,
    endpoints: endpoints.flatMap((one) => field(v.nullable(endpointSchema), one, null) ?? []),
    defaultEndpointId: field(entries.defaultEndpointId, stored.defaultEndpointId, null),
    rightClick: field(entries.rightClick, stored.rightClick, DEFAULT_SETTINGS.rightClick),
    clearClipboardSeconds: field(
      entries.clearClipboardSeconds,
      stored.clearClipboardSeconds,
      DEFAULT_SETTINGS.clearClipboardSeconds,
    ),
    notifications: field(
      entries.notifications,
      stored.notifications,
      DEFAULT_SETTINGS.notifications,
    ),
    sites: wholeEntries(siteChoicesSchema, stored.sites),
    siteEndpoints: wholeEntries(baseUrlSchema, stored.siteEndpoints),
    levels: field(entries.levels, stored.levels, DEFAULT_SETTINGS.levels),
    asksReason: field(entries.asksReason, stored.asksReason, DEFAULT_SETTINGS.asksReason),
    own: wholeOwn(stored.own),
    off: field(entries.off, stored.off, DEFAULT_SETTINGS.off),
    allow: (Array.isArray(stored.allow) ? stored.allow : [])
      .flatMap((one) => field(v.nullable(allowedSchema), one, null) ?? [])
      .slice(0, MOST_ALLOWED),
  }
}

/** What is whole of something that sites have: one that is not costs the others nothing. */
function wholeEntries<Schema extends v.GenericSchema>(
  schema: Schema,
  stored: unknown,
): Record<string, v.InferOutput<Schema>> {
  if (!isStored(stored)) return {}
  const whole = Object.entries(stored).flatMap(([key, choices]) => {
    const parsed = v.safeParse(schema, choices)
    return parsed.success && v.is(siteKeySchema, key) ? [[key, parsed.output] as const] : []
  })
  return Object.fromEntries(whole)
}

/** Version 2: a switch for each endpoint to open its links here, and two choices more. */
function toVersion2(stored: Stored): Stored {
  const { endpoints } = stored
  return {
    ...stored,
    version: 2,
    endpoints: Array.isArray(endpoints)
      ? endpoints.map((one: unknown) => (isStored(one) ? { opensHere: true, ...one } : one))
      : endpoints,
    clearClipboardSeconds: null,
    notifications: true,
  }
}

/** Version 3: warnings while somebody types. */
function toVersion3(stored: Stored): Stored {
  const { sites, levels, asksReason } = DEFAULT_SETTINGS
  return { ...stored, version: 3, sites, levels, asksReason }
}

/** Version 4: detectors of one's own, and what is left alone everywhere. */
function toVersion4(stored: Stored): Stored {
  const { own, off, allow } = DEFAULT_SETTINGS
  return { ...stored, version: 4, own, off, allow }
}

/** Version 5: capabilities in the place of the one kind's limits. */
function toVersion5(stored: Stored): Stored {
  const { endpoints } = stored
  return {
    ...stored,
    version: 5,
    endpoints: Array.isArray(endpoints) ? endpoints.map(withCapabilities) : endpoints,
  }
}

/** Version 6: an endpoint for each site. */
function toVersion6(stored: Stored): Stored {
  return { ...stored, version: 6, siteEndpoints: DEFAULT_SETTINGS.siteEndpoints }
}

/** Version 7: what runs on a host that the person added. */
function toVersion7(stored: Stored): Stored {
  const { sites } = stored
  if (!isStored(sites)) return { ...stored, version: 7 }
  const known = Object.entries(sites).map(([key, choices]) => [
    key,
    isStored(choices) ? { ...choices, product: null } : choices,
  ])
  return { ...stored, version: 7, sites: Object.fromEntries(known) }
}

function withCapabilities(endpoint: unknown): unknown {
  if (!isStored(endpoint)) return endpoint
  const { limits, ...others } = endpoint
  const parsed = v.safeParse(infoSchema.entries.limits, limits)
  return parsed.success ? { ...others, capabilities: capabilitiesOf(parsed.output) } : endpoint
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1
}
