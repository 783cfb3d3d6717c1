import type { HonoRequest } from 'hono'

const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i

/** The token of an `Authorization: Bearer` header, or null when there is none of that form. */
export function bearerToken(request: HonoRequest): string | null {
  return BEARER.exec(request.header('authorization') ?? '')?.[1] ?? null
}
