/**
 * What a server tells of itself. Yopass 14 and newer differ from 13 and older in what their clients
 * can read, and in how files lie there.
 */
import * as v from 'valibot'
import { EndpointError } from '../endpoint.ts'
import { type HttpPorts, throwIfBusy } from '../http.ts'
import { ask } from './answers.ts'

const configSchema = v.object({
  // Three that are there since there is such a call (12.0).
  DISABLE_UPLOAD: v.boolean(),
  PREFETCH_SECRET: v.boolean(),
  DISABLE_FEATURES: v.boolean(),
  READ_ONLY: v.optional(v.boolean(), false),
  /** Seconds. */
  FORCE_EXPIRATION: v.optional(v.number()),
  ARGON2: v.optional(v.boolean(), false),
  MAX_FILE_SIZE: v.optional(v.string()),
  /** Since 14.0. */
  OIDC_ENABLED: v.optional(v.boolean()),
  /** What its links begin with. */
  PUBLIC_URL: v.fallback(v.optional(v.string(), ''), ''),
  REQUIRE_AUTH: v.optional(v.boolean(), false),
  READ_RECEIPTS: v.optional(v.boolean(), false),
})
const versionSchema = v.object({ version: v.pipe(v.string(), v.maxLength(50)) })

export interface ServerConfig {
  /** 14 or newer: its clients read AEAD, and files are uploaded as bytes. */
  isModern: boolean
  canCreate: boolean
  takesFiles: boolean
  /** Whether a secret is there can be asked without reading it. */
  tellsPresence: boolean
  givesReceipts: boolean
  needsToken: boolean
  /** Its page may run Argon2. */
  argon2: boolean
  /** The only lifetime, or null. */
  onlySeconds: number | null
  /** Null where it does not say. */
  fileBytes: number | null
  /** Empty where it does not say. */
  linksAt: string
}

/** Yopass before 12 has no call that tells; this is how it comes. */
const OLDEST: ServerConfig = {
  isModern: false,
  canCreate: true,
  takesFiles: true,
  tellsPresence: false,
  givesReceipts: false,
  needsToken: false,
  argon2: false,
  onlySeconds: null,
  fileBytes: null,
  linksAt: '',
}
/** Names nothing: 122 bits of zero come out of no generator. */
const NOTHING = 'secret/00000000-0000-4000-8000-000000000000'
/** Word for word: many servers have a message for what they do not find, and this is all there is to tell it by. */
const nothingSchema = v.strictObject({ message: v.literal('Secret not found') })

/** @returns null when it is no Yopass. */
export async function getConfig(baseUrl: string, ports: HttpPorts): Promise<ServerConfig | null> {
  const answer = await ask({ method: 'GET', url: `${baseUrl}config` }, ports)
  throwIfBusy(answer)
  const parsed = v.safeParse(configSchema, answer.json)
  if (parsed.success) return configOf(parsed.output)
  if (answer.status !== 404) return null
  const nothing = await ask({ method: 'GET', url: `${baseUrl}${NOTHING}` }, ports)
  return nothing.status === 404 && v.is(nothingSchema, nothing.json) ? OLDEST : null
}

/** @returns null where it does not say. */
export async function getVersion(baseUrl: string, ports: HttpPorts): Promise<string | null> {
  const { json } = await ask({ method: 'GET', url: `${baseUrl}version` }, ports)
  const parsed = v.safeParse(versionSchema, json)
  return parsed.success ? parsed.output.version : null
}

/** @throws EndpointError `endpoint/not-an-endpoint` */
export async function expectConfig(baseUrl: string, ports: HttpPorts): Promise<ServerConfig> {
  const config = await getConfig(baseUrl, ports)
  if (!config) throw new EndpointError('endpoint/not-an-endpoint')
  return config
}

function configOf(told: v.InferOutput<typeof configSchema>): ServerConfig {
  return {
    isModern: told.OIDC_ENABLED !== undefined,
    canCreate: !told.READ_ONLY,
    takesFiles: !told.DISABLE_UPLOAD,
    tellsPresence: told.PREFETCH_SECRET,
    givesReceipts: told.READ_RECEIPTS,
    needsToken: told.REQUIRE_AUTH,
    argon2: told.ARGON2,
    onlySeconds: told.FORCE_EXPIRATION ?? null,
    fileBytes: sizeOf(told.MAX_FILE_SIZE),
    linksAt: told.PUBLIC_URL,
  }
}

const UNITS: Readonly<Record<string, number>> = { '': 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 }

/** As in "512KB"; a fraction was rounded to one digit, so that up to half of the next may be missing. */
function sizeOf(text: string | undefined): number | null {
  const [, digits, unit = ''] = /^(\d{1,12}(?:\.\d)?)(KB|MB|GB)?$/.exec(text ?? '') ?? []
  if (digits === undefined) return null
  const least = digits.includes('.') ? Number(digits) - 0.05 : Number(digits)
  return Math.floor(least * (UNITS[unit] ?? 1))
}
