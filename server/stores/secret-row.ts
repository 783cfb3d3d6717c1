/** A secret to and from its row. A row that is not of our schema is an error, never a guess. */
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import * as v from 'valibot'
import { stateSchema } from '#lib/endpoints/wire.ts'
import { dueAt, type Secret } from '../secret.ts'
import { decodeOpenings, encodeOpenings } from './openings-blob.ts'

export type Row = Record<string, SQLOutputValue>

/** The columns that a transition may change, in the order of `changingValues`. */
export const CHANGING_COLUMNS = [
  'state',
  'ended_at',
  'openings',
  'failed_attempts',
  'last_failed_at',
  'exposed_at',
  'erased',
  'due_at',
] as const

/** The columns that are written once, in the order of `fixedValues`. */
export const FIXED_COLUMNS = [
  'link_hash',
  'owner_hash',
  'body_hash',
  'created_at',
  'expires_at',
  'max_opens',
  'max_attempts',
] as const

export function changingValues(secret: Secret): SQLInputValue[] {
  return [
    secret.state,
    secret.endedAt,
    encodeOpenings(secret.openings),
    secret.failedAttempts,
    secret.lastFailedAt,
    secret.exposedAt,
    secret.erased ? 1 : 0,
    dueAt(secret),
  ]
}

export function fixedValues(secret: Secret): SQLInputValue[] {
  return [
    secret.linkHash,
    secret.ownerHash,
    secret.bodyHash,
    secret.createdAt,
    secret.expiresAt,
    secret.maxOpens,
    secret.maxAttempts,
  ]
}

export function toSecret(row: Row): Secret {
  return {
    linkHash: bytes(row, 'link_hash'),
    ownerHash: bytes(row, 'owner_hash'),
    bodyHash: bytes(row, 'body_hash'),
    createdAt: integer(row, 'created_at'),
    expiresAt: integer(row, 'expires_at'),
    maxOpens: integer(row, 'max_opens'),
    maxAttempts: integerOrNull(row, 'max_attempts'),
    state: v.parse(stateSchema, row.state),
    endedAt: integerOrNull(row, 'ended_at'),
    openings: decodeOpenings(bytes(row, 'openings')),
    failedAttempts: integer(row, 'failed_attempts'),
    lastFailedAt: integerOrNull(row, 'last_failed_at'),
    exposedAt: integerOrNull(row, 'exposed_at'),
    erased: integer(row, 'erased') === 1,
  }
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (value instanceof Uint8Array) return value
  throw new TypeError(`column "${column}" expected a BLOB`)
}

export function integer(row: Row, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw new TypeError(`column "${column}" expected an INTEGER`)
}

function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column)
}
