/**
 * Makes the examples of the detectors: tokens assembled at run time, so that no scanner finds
 * one in this repository. Only the `examples` functions and tests use it; the product does not.
 */

/** A text of which the scanner must find exactly `token`, as `detector`. */
export interface Find {
  detector: string
  token: string
  /** What stands before and after it, where the detector needs context: `ATLAS_KEY=`. */
  before: string
  after: string
}

/** A text in which nothing may be found. */
export interface Leave {
  leave: string
}

export type Example = Find | Leave
export type Examples = readonly Example[]

/** This token is found, alone or between these texts. */
export function find(
  detector: string,
  token: string,
  { before = '', after = '' }: { before?: string; after?: string } = {},
): Find {
  return { detector, token, before, after }
}

/** Nothing is found here. */
export function leave(text: string): Leave {
  return { leave: text }
}

let state = 1

/** Start the generators again: the same seed gives the same tokens. */
export function seed(text: string): void {
  state = crc32(text) || 1
}

/** xorshift32 (Marsaglia, 2003): good enough to look random, and the same everywhere. */
function random(below: number): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) % below
}

/** @returns one of the choices. */
export function pick<Choice>(first: Choice, ...others: Choice[]): Choice {
  return others[random(others.length + 1) - 1] ?? first
}

const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const BASE62 = DIGITS + UPPER + LOWER

/**
 * `length` characters of these that do not look like a placeholder: no character four times in a
 * row, no 1234 or abcd, and from 8 on a letter of each case and a digit, where there are any.
 */
export function characters(from: string, length: number): string {
  for (;;) {
    let text = ''
    while (text.length < length) text += from.charAt(random(from.length))
    if (looksReal(text, from)) return text
  }
}

function looksReal(text: string, from: string): boolean {
  if (/(.)\1\1\1/.test(text) || /1234|abcd|xxx|test|demo|fake|sample/i.test(text)) return false
  return (
    text.length < 8 ||
    [/[0-9]/, /[a-z]/, /[A-Z]/].every((kind) => !kind.test(from) || kind.test(text))
  )
}

const made = (from: string) => (length: number) => characters(from, length)

/** The generators are called like the alphabets of shapes. */
export const digits = made(DIGITS)
export const lower = made(LOWER)
export const upper = made(UPPER)
export const letters = made(LOWER + UPPER)
export const hex = made(`${DIGITS}abcdef`)
export const HEX = made(`${DIGITS}ABCDEF`)
export const base32 = made(`${UPPER}234567`)
export const base32lower = made(`${LOWER}234567`)
export const base36 = made(DIGITS + LOWER)
export const BASE36 = made(DIGITS + UPPER)
export const base58 = made(BASE62.replace(/[0OIl]/g, ''))
export const base62 = made(BASE62)
export const base64 = made(`${BASE62}+/`)
export const base64url = made(`${BASE62}-_`)

/** @returns a random UUID (version 4), in lower case. */
export function uuid(): string {
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${pick('8', '9', 'a', 'b')}${hex(3)}-${hex(12)}`
}

/** @returns the base64 of an ASCII text, with padding. */
export const base64Of = (text: string): string => btoa(text)

/** @returns the base64url of an ASCII text, without padding. */
export const base64urlOf = (text: string): string =>
  btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

/** CRC-32 as in zip; bit by bit, so that it shares nothing with the validators that it tests. */
export function crc32(text: string): number {
  let crc = 0xffffffff
  for (const character of text) {
    crc ^= character.charCodeAt(0)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

/** Prefix, body, and the body's CRC-32 in 6 characters of base 62 (0-9 A-Z a-z): GitHub, npm. */
export function withCrc32(prefix: string, body: string): string {
  let sum = ''
  for (let left = crc32(body); sum.length < 6; left = Math.floor(left / 62)) {
    sum = BASE62.charAt(left % 62) + sum
  }
  return prefix + body + sum
}

/** Prefix, body, and the body's CRC-32 in 8 hexadecimal digits: Cloudflare. */
export const withCrc32Hex = (prefix: string, body: string): string =>
  prefix + body + crc32(body).toString(16).padStart(8, '0')
