import { alphabet, runEnd } from '../alphabets.ts'
import { type Finder, LOOK_AHEAD, LOOK_BEHIND } from '../candidate.ts'
import { isPlaceholder } from '../validators/random.ts'
import { defineRule, report } from './report.ts'
import { valueEnd } from './text.ts'

const SAS = defineRule('Azure', 'shared access signature', 'token', 'high', {
  detector: 'azure-sas-url-or-token',
  rotateUrl: 'https://portal.azure.com/',
})

const LONGEST = 128
const HEX = alphabet('Hex')
/** 32 to 64 bytes of base64, percent-encoded or not. */
const SIGNATURE_VALUE = /(?:[A-Za-z\d+/]|%2[bf]){42,86}(?:=|%3d){0,2}(?=[&"'`<>\\;,)\s]|$)/iy
const FIELDS = ['sv=', 'se=', 'sr=', 'sp=']

/** Azure's shared access signatures, in a URL or without: `sig=` beside the date, the end or the scope. */
export const AZURE_SAS: Finder = {
  prefixes: ['sig='],
  examine(sweep, start, valueStart) {
    const { text } = sweep
    SIGNATURE_VALUE.lastIndex = valueStart
    const [value = ''] = SIGNATURE_VALUE.exec(text) ?? []
    if (value === '' || isPlaceholder(value)) return
    const valueLast = valueStart + value.length
    const around = neighbours(text, start, valueLast)
    sweep.spend(around.length)
    if (FIELDS.filter((field) => around.includes(field)).length < 2) return
    report(sweep, valueStart, valueLast, SAS)
  },
}

/** The same query before and after the signature, up to the next signature or space. */
function neighbours(text: string, start: number, end: number): string {
  let from = start
  const first = Math.max(0, start - LOOK_BEHIND)
  while (from > first && text.charCodeAt(from - 1) > 0x20 && !text.startsWith('sig=', from - 1))
    from--
  const last = valueEnd(text, end, end + LOOK_AHEAD - LONGEST - 4, '"\'`<>')
  const next = text.slice(end, last).indexOf('sig=')
  return text.slice(from, start) + text.slice(end, next < 0 ? last : end + next)
}

const PRESIGNED = defineRule('AWS', 'presigned URL', 'token', 'medium', {
  rotateUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
})
const SIGNATURE = 'X-Amz-Signature='
/** A session token of a thousand characters and more may stand between credential and signature. */
const PRESIGNED_REACH = 2048

/** URLs that AWS signed in advance: a signature and the credential in one query. */
export const AWS_PRESIGNED: Finder = {
  words: ['signature'],
  reach: PRESIGNED_REACH,
  examine(sweep, start, end) {
    const { text } = sweep
    if (!text.startsWith(SIGNATURE, start - 6)) return
    const last = runEnd(text, end + 1, HEX, end + 66)
    if (last - end - 1 !== 64) return
    const limit = Math.min(text.length, last + PRESIGNED_REACH / 2)
    const first = Math.max(0, start - PRESIGNED_REACH)
    let from = start - 6
    while (from > first && isOfUrl(text, from - 1)) from--
    let to = last
    while (to < limit && isOfUrl(text, to)) to++
    sweep.spend(to - from)
    if (!text.slice(from, to).includes('X-Amz-Credential=')) return
    report(sweep, end + 1, last, PRESIGNED)
  },
}

/** Up to a space, a quote or the next signature, so that nothing is read for two of them. */
function isOfUrl(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) > 0x20 &&
    !'"\'`<>'.includes(text.charAt(at)) &&
    !text.startsWith(SIGNATURE, at)
  )
}
