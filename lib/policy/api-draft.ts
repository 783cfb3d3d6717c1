/** The form in which a person describes an API: what is typed there, and what comes of it. */
import * as v from 'valibot'
import { placeSchema } from '#lib/endpoints/custom/answer.ts'
import {
  type CallName,
  type CallTemplate,
  type CustomApi,
  callProblems,
  customApiSchema,
  DAY,
  LEAST_CHARACTERS,
  LONGEST_TEMPLATE,
  MOST_CHARACTERS,
} from '#lib/endpoints/custom/api.ts'
import type { BodyKind } from '#lib/endpoints/custom/body.ts'
import { type Headers, parseHeaderLines } from '#lib/endpoints/custom/headers.ts'
import type { TemplateProblem } from '#lib/endpoints/custom/template.ts'
import { cleanName } from './endpoints.ts'
import { type ConfiguredEndpoint, parseBaseUrl } from './settings.ts'

/** As it stands in the fields. */
export interface ApiDraft {
  address: string
  name: string
  /** One in each line. Of a described server that has some already: empty leaves those. */
  headers: string
  headersOfSender: boolean
  bodies: BodyKind
  createMethod: CallTemplate['method']
  createPath: string
  createBody: string
  createHeaders: string
  idAt: string
  expiresAt: string
  deleteTokenAt: string
  openMethod: CallTemplate['method']
  openPath: string
  openBody: string
  openHeaders: string
  textAt: string
  revokeMethod: CallTemplate['method']
  revokePath: string
  revokeBody: string
  revokeHeaders: string
  maxTtlSeconds: number
  mostCharacters: string
}
export type ApiField = keyof ApiDraft

export type ApiProblem =
  | TemplateProblem
  | {
      what: 'bad-address' | 'already-there' | 'empty' | 'not-a-place' | 'not-a-number' | 'too-long'
    }
export type ApiProblems = Partial<Record<ApiField, ApiProblem>>

export type ReadDraft =
  | { outcome: 'problems'; problems: ApiProblems }
  /** `headers` is null where those that are kept stay. */
  | { outcome: 'api'; baseUrl: string; name: string; api: CustomApi; headers: Headers | null }

const WRITTEN = [
  'createPath',
  'createBody',
  'createHeaders',
  'openPath',
  'openBody',
  'openHeaders',
  'revokePath',
  'revokeBody',
  'revokeHeaders',
] as const

export const EMPTY_DRAFT: ApiDraft = {
  address: '',
  name: '',
  headers: '',
  headersOfSender: false,
  bodies: 'json',
  createMethod: 'POST',
  createPath: '',
  createBody: '{\n  "secret": "{{text}}",\n  "ttl": {{seconds}}\n}',
  createHeaders: '',
  idAt: 'id',
  expiresAt: '',
  deleteTokenAt: '',
  openMethod: 'GET',
  openPath: '{{id}}',
  openBody: '',
  openHeaders: '',
  textAt: 'secret',
  revokeMethod: 'DELETE',
  revokePath: '',
  revokeBody: '',
  revokeHeaders: '',
  maxTtlSeconds: 7 * DAY,
  mostCharacters: '10000',
}

/** What is in the fields when a described server is looked at again. Its headers are never shown. */
export function draftOf({ baseUrl, name, api }: ConfiguredEndpoint): ApiDraft {
  if (!api) return { ...EMPTY_DRAFT, address: baseUrl, name }
  const { create, open, revoke } = api
  return {
    ...EMPTY_DRAFT,
    address: baseUrl,
    name,
    headersOfSender: api.headersOfSender ?? false,
    bodies: api.bodies,
    createMethod: create.method,
    createPath: create.path,
    createBody: create.body,
    createHeaders: create.headers ?? '',
    idAt: api.idAt,
    expiresAt: api.expiresAt ?? '',
    deleteTokenAt: api.deleteTokenAt ?? '',
    openMethod: open.method,
    openPath: open.path,
    openBody: open.body,
    openHeaders: open.headers ?? '',
    textAt: api.textAt ?? '',
    ...(revoke && {
      revokeMethod: revoke.method,
      revokePath: revoke.path,
      revokeBody: revoke.body,
      revokeHeaders: revoke.headers ?? '',
    }),
    maxTtlSeconds: api.maxTtlSeconds,
    mostCharacters: String(api.mostCharacters),
  }
}

/** @param keptHeaders - names of those that stay where none are typed. */
export function readDraft(draft: ApiDraft, keptHeaders: readonly string[]): ReadDraft {
  const problems: ApiProblems = {}
  const baseUrl = parseBaseUrl(draft.address)
  if (!baseUrl) problems.address = { what: 'bad-address' }
  const typed = parseHeaderLines(draft.headers)
  if ('line' in typed) problems.headers = { what: 'not-a-header', name: typed.line }
  const headers = 'headers' in typed && draft.headers.trim() !== '' ? typed.headers : null
  const idAt = placeIn(draft, 'idAt', problems)
  if (idAt === null) problems.idAt ??= { what: 'empty' }
  const mostCharacters = /^\d{1,8}$/.test(draft.mostCharacters.trim())
    ? Number(draft.mostCharacters)
    : 0
  if (mostCharacters < LEAST_CHARACTERS || mostCharacters > MOST_CHARACTERS) {
    problems.mostCharacters = { what: 'not-a-number' }
  }
  const api = {
    bodies: draft.bodies,
    create: callIn(draft, 'create', baseUrl, problems),
    open: callIn(draft, 'open', baseUrl, problems),
    revoke: hasRevoke(draft) ? callIn(draft, 'revoke', baseUrl, problems) : null,
    idAt: idAt ?? '',
    expiresAt: placeIn(draft, 'expiresAt', problems),
    deleteTokenAt: placeIn(draft, 'deleteTokenAt', problems),
    textAt: placeIn(draft, 'textAt', problems),
    // Only a trial can tell.
    burns: false,
    maxTtlSeconds: draft.maxTtlSeconds,
    mostCharacters,
    headerNames: headers ? Object.keys(headers) : [...keptHeaders],
    ...(draft.headersOfSender && { headersOfSender: true }),
  }
  for (const field of WRITTEN) {
    if (draft[field].length > LONGEST_TEMPLATE) problems[field] = { what: 'too-long' }
  }
  const parsed = v.safeParse(customApiSchema, api)
  if (!baseUrl || !parsed.success || Object.keys(problems).length > 0) {
    return { outcome: 'problems', problems }
  }
  const name = cleanName(draft.name) ?? new URL(baseUrl).host
  return { outcome: 'api', baseUrl, name, api: parsed.output, headers }
}

/** A call that nothing is said of but its method is none. */
export function hasRevoke({ revokePath, revokeBody }: ApiDraft): boolean {
  return revokePath.trim() !== '' || revokeBody.trim() !== ''
}

function callIn(
  draft: ApiDraft,
  name: CallName,
  baseUrl: string | null,
  problems: ApiProblems,
): CallTemplate {
  const ownHeaders = draft[`${name}Headers`].trim()
  const call = {
    method: draft[`${name}Method`],
    path: withoutBase(draft[`${name}Path`].trim(), baseUrl),
    body: draft[`${name}Method`] === 'GET' ? '' : draft[`${name}Body`].trim(),
    ...(ownHeaders !== '' && { headers: ownHeaders }),
  }
  const { path, body, headers } = callProblems(name, draft.bodies, call)
  if (headers) problems[`${name}Headers`] = headers
  if (path) problems[`${name}Path`] = path
  if (body) problems[`${name}Body`] = body
  return call
}

/** Whole addresses and a first `/` are what people paste; what follows the endpoint's own is meant. */
function withoutBase(path: string, baseUrl: string | null): string {
  if (baseUrl && path.startsWith(baseUrl)) return path.slice(baseUrl.length)
  return path.replace(/^\/(?!\/)/, '')
}

/** @returns null for none. */
function placeIn(
  draft: ApiDraft,
  field: 'idAt' | 'expiresAt' | 'deleteTokenAt' | 'textAt',
  problems: ApiProblems,
): string | null {
  const place = draft[field].trim()
  if (place === '') return null
  if (!v.is(placeSchema, place)) problems[field] = { what: 'not-a-place' }
  return place
}
