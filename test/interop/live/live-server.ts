import * as v from 'valibot'

const liveServersSchema = v.array(
  v.object({ kind: v.string(), baseUrl: v.string(), token: v.nullable(v.string()) }),
)
export type LiveServer = v.InferOutput<typeof liveServersSchema>[number]

/** How the script that starts servers tells its tests of them. */
export const LIVE_SERVERS = 'MATCHSTICK_LIVE_SERVERS'

export function readLiveServers(): LiveServer[] {
  return v.parse(liveServersSchema, JSON.parse(process.env[LIVE_SERVERS] ?? '[]'))
}
