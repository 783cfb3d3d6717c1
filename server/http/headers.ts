/** The headers of every answer, by kind. */
import type { AnswerKind } from './answer.ts'

/** The reveal page runs our one script, its worker and WebAssembly (Argon2), and nothing else. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types matchstick-worker',
].join('; ')

const NOTHING_POLICY = "default-src 'none'; frame-ancestors 'none'"

const COMMON = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Concerns loads without CORS only: an extension's fetch is let in by its CORS headers.
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Says "differs by Origin" also where no Origin came, or a cache could mix the two up.
  Vary: 'Origin',
}

const ONE_YEAR = 'max-age=31536000'

export type HeaderTable = Readonly<Record<AnswerKind, Readonly<Record<string, string>>>>

/** @param isHttps - people reach this endpoint by TLS, so their browsers may insist on it. */
export function headerTable(isHttps: boolean): HeaderTable {
  const common = isHttps ? { ...COMMON, 'Strict-Transport-Security': ONE_YEAR } : COMMON
  const api = { ...common, 'Content-Security-Policy': NOTHING_POLICY }
  return {
    json: { ...api, 'Content-Type': 'application/json' },
    problem: { ...api, 'Content-Type': 'application/problem+json' },
    empty: api,
    page: {
      ...common,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': PAGE_POLICY,
    },
    // A worker takes its policy from its own answer, hence the page's policy for scripts too.
    asset: { ...common, 'Content-Security-Policy': PAGE_POLICY },
  }
}
