import { decodeBase64, decodeText, parseObject } from '../base64.ts'
import type { Verdict } from '../detector.ts'
import { isStandIn } from '../finders/passwords.ts'

const gate = (fits: boolean): Verdict => (fits ? 'valid' : 'no')

/** @returns the header of a JSON Web Token or of encrypted one, or undefined. */
export function jwtHeader(part: string): Record<string, unknown> | undefined {
  const header = parseObject(decodeText(part))
  return typeof header?.alg === 'string' || typeof header?.enc === 'string' ? header : undefined
}

/** A JSON Web Token, also behind a prefix: the first part is a JSON object with `alg` or `enc`. */
export function jwt(token: string): Verdict {
  const [header = ''] = token.slice(Math.max(0, token.indexOf('eyJ'))).split('.')
  return gate(jwtHeader(header) !== undefined)
}

/** Version 2, then the location as field 1 with its length. */
export function macaroon(token: string): Verdict {
  const body = token.slice(token.indexOf('-') + 1)
  const bytes = decodeBase64(body.slice(0, body.length - (body.length % 4)))
  const [version, field, length = 0] = bytes ?? []
  // The identifier, field 2, follows the location.
  return version === 2 && field === 1 && bytes?.[3 + length] === 2 ? 'valid' : 'wrong'
}

/** Discord: the first part is the bot's id, 17 to 19 digits, in base64. */
export function discordId(token: string): Verdict {
  const [id = ''] = token.split('.')
  return gate(/^\d{17,19}$/.test(decodeText(id) ?? ''))
}

/** Atlassian: digits, a colon, 20 bytes. */
export function base64DigitsColon(token: string): Verdict {
  const bytes = decodeBase64(token)
  if (bytes?.length !== 33) return 'no'
  const colon = bytes.indexOf(0x3a)
  return gate(colon >= 6 && bytes.subarray(0, colon).every((byte) => byte >= 0x30 && byte <= 0x39))
}

/** Printable text with a colon, at neither end, and a password that does not only stand for one. */
export function base64Colon(token: string): Verdict {
  const text = decodeText(token) ?? ''
  const colon = text.indexOf(':')
  return gate(colon > 0 && !isStandIn(text.slice(colon + 1)))
}

/** A JSON object in base64, also behind a prefix (`glc_`). */
export function base64Json(token: string): Verdict {
  const body = token.slice(Math.max(0, token.indexOf('eyJ')))
  return gate(parseObject(decodeText(body)) !== undefined)
}
