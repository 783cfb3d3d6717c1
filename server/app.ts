/** The endpoint as a Hono app: the list of its calls, and what surrounds every one of them. */
import { Hono } from 'hono'
import { type Info, PROTOCOL_VERSION } from '#lib/endpoints/wire.ts'
import { healthRoute, infoRoute } from './calls/about.ts'
import { acknowledgeOpeningRoute } from './calls/acknowledge-opening.ts'
import { createSecretRoute } from './calls/create-secret.ts'
import { openSecretRoute } from './calls/open-secret.ts'
import { receiptRoute, revokeRoute } from './calls/owner-calls.ts'
import { isRewrittenLink, pageAnswer, REWRITTEN_ROUTE, revealRoutes } from './calls/reveal-page.ts'
import type { Config } from './config.ts'
import { json, NOT_FOUND } from './http/answer.ts'
import { clientKey } from './http/client-address.ts'
import { headerTable } from './http/headers.ts'
import { originRule } from './http/origin.ts'
import { otherMethods } from './http/other-methods.ts'
import { createRateLimits } from './http/rate-limit.ts'
import type { Route } from './http/route.ts'
import { createServe, type Env } from './http/serve.ts'
import type { Log } from './log.ts'
import { describeApi } from './openapi.ts'
import type { RevealFiles } from './reveal-files.ts'
import type { Store } from './stores/store.ts'
import { createTokenCheck } from './tokens.ts'
import { VERSION } from './version.ts'

export interface AppOptions {
  readonly store: Store
  readonly config: Config
  /** Resolved: what the configuration says, or where the server found itself listening. */
  readonly publicUrl: string
  readonly revealFiles: RevealFiles
  readonly log: Log
}

/** Everything between a request and the store; needs no port and no process. */
export function createApp(options: AppOptions): Hono<Env> {
  const { config, publicUrl, revealFiles, log } = options
  const serve = createServe({
    headers: headerTable(publicUrl.startsWith('https:')),
    callerOf: originRule(publicUrl, config.allowOrigins),
    clientOf: (socketAddress, forwardedFor) =>
      clientKey(socketAddress, forwardedFor, config.trustedProxies),
    rateLimits: config.rateLimit === 'on' ? rateLimitsOf(config) : null,
    log,
  })

  const app = new Hono<Env>()
  const routes = allRoutes(options)
  for (const route of routes) app.on(route.method, route.path, serve(route))
  for (const [path, calls] of Map.groupBy(routes, (route) => route.path)) {
    app.all(path, serve({ path, handle: otherMethods(calls.map((call) => call.method)) }))
  }

  const page = pageAnswer(revealFiles)
  const rewrittenLink = serve({ path: REWRITTEN_ROUTE, handle: () => page })
  const nothing = serve({ path: '*', handle: () => NOT_FOUND })
  app.notFound((context) =>
    isRewrittenLink(context.req) ? rewrittenLink(context) : nothing(context),
  )
  return app
}

/** What `GET /v1/info` answers. */
export function infoOf(config: Config, needsToken: boolean): Info {
  return {
    product: 'matchstick',
    protocol: PROTOCOL_VERSION,
    name: config.name,
    version: VERSION,
    needsToken,
    limits: {
      envelopeBytes: config.maxEnvelopeBytes,
      minTtlSeconds: 1,
      maxTtlSeconds: config.maxTtlSeconds,
      maxOpens: config.maxOpens,
      maxAttempts: config.maxAttempts,
    },
  }
}

function allRoutes({ store, config, publicUrl, revealFiles }: AppOptions): Route[] {
  const tokens = createTokenCheck(config.tokens)
  const info = infoOf(config, tokens.isNeeded)
  const routes = [
    createSecretRoute(store, info.limits, tokens),
    openSecretRoute(store),
    acknowledgeOpeningRoute(store),
    receiptRoute(store),
    revokeRoute(store),
    infoRoute(info),
    healthRoute(store),
    ...revealRoutes(revealFiles),
  ]
  return [...routes, openApiRoute(routes, { title: info.name, version: VERSION, url: publicUrl })]
}

function openApiRoute(
  others: readonly Route[],
  about: { title: string; version: string; url: string },
): Route {
  const route: Route = {
    method: 'GET',
    path: '/v1/openapi.json',
    handle: () => answer,
    description: {
      summary: 'This description.',
      responses: { 200: { meaning: 'OpenAPI 3.1.' } },
      problems: [],
    },
  }
  const answer = json(200, describeApi([...others, route], about))
  return route
}

function rateLimitsOf(config: Config) {
  return createRateLimits({
    creates: config.rateCreates,
    opens: config.rateOpens,
    misses: config.rateMisses,
  })
}
