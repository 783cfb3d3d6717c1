import { charactersOf } from './alphabets.ts'

/** Values of the digits of base64 and base64url (RFC 4648, sections 4 and 5); -1 for the others. */
const VALUES = new Int8Array(128).fill(-1)
const DIGITS = charactersOf('base64')
for (let i = 0; i < 64; i++) VALUES[DIGITS.charCodeAt(i)] = i
VALUES[0x2d] = 62
VALUES[0x5f] = 63

const EQUALS = 0x3d

/** @returns the value of a digit of base64 or base64url, or -1. */
export function base64Value(code: number): number {
  return VALUES[code] ?? -1
}

/**
 * @returns the bytes of base64 or base64url between two places, with or without padding;
 * undefined when it is neither.
 */
export function decodeBase64(text: string, start = 0, end = text.length): Uint8Array | undefined {
  let last = end
  while (last > start && end - last < 2 && text.charCodeAt(last - 1) === EQUALS) last--
  const digits = last - start
  if (digits % 4 === 1) return undefined
  const bytes = new Uint8Array((digits * 3) >> 2)
  let bits = 0
  let held = 0
  let to = 0
  for (let at = start; at < last; at++) {
    const value = base64Value(text.charCodeAt(at))
    if (value < 0) return undefined
    bits = ((bits << 6) | value) & 0xfff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[to++] = (bits >> held) & 0xff
    }
  }
  return bytes
}

/** @returns the text that the base64 between two places holds, when it is printable UTF-8. */
export function decodeText(text: string, start = 0, end = text.length): string | undefined {
  const bytes = decodeBase64(text, start, end)
  return bytes === undefined ? undefined : printable(bytes)
}

/** @returns the bytes as text, when they are UTF-8 without control characters but line breaks and tabs. */
export function printable(bytes: Uint8Array): string | undefined {
  // How many bytes belong to the character yet. Most bytes are no text; to decode them is an exception.
  let open = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (open > 0 !== ((byte & 0xc0) === 0x80)) return undefined
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) return undefined
    if (byte === 0x7f) return undefined
    if (open > 0) open--
    else if (byte >= 0xc0) open = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1
  }
  try {
    return UTF8.decode(bytes)
  } catch {
    return undefined
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** @returns the object that a JSON text holds, or undefined for all else. */
export function parseObject(json: string | undefined): Record<string, unknown> | undefined {
  // Most texts that begin like one do not end like one, and an exception costs more than the scan.
  if (json === undefined || !json.trimEnd().endsWith('}')) return undefined
  try {
    const value: unknown = JSON.parse(json)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
