import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import type { EndpointKind } from '#lib/endpoints/endpoint.ts'

/** How the script that starts servers tells its tests where to write which calls they made. */
export const LIVE_CALLS = 'MATCHSTICK_LIVE_CALLS'

const callsSchema = v.record(v.string(), v.number())
/** How often each call of the interface was made. */
export type LiveCalls = v.InferOutput<typeof callsSchema>

/** @returns the same, counted. */
export function countCalls(kind: EndpointKind): { counted: EndpointKind; calls: LiveCalls } {
  const calls: LiveCalls = {}
  const count = <Args extends unknown[], T>(name: string, call: (...args: Args) => T) => {
    calls[name] = 0
    return (...args: Args): T => {
      calls[name] = (calls[name] ?? 0) + 1
      return call(...args)
    }
  }
  const counted = {
    kind: kind.kind,
    probe: count('probe', kind.probe),
    share: count('share', kind.share),
    open: count('open', kind.open),
    status: count('status', kind.status),
    revoke: count('revoke', kind.revoke),
  }
  return { counted, calls }
}

export function writeCalls(calls: LiveCalls): void {
  const path = process.env[LIVE_CALLS]
  if (path !== undefined) writeFileSync(path, JSON.stringify(calls))
}

/** Of tests that were ended before they could write, nothing. */
export function readCalls(path: string): LiveCalls {
  return existsSync(path) ? v.parse(callsSchema, JSON.parse(readFileSync(path, 'utf8'))) : {}
}
