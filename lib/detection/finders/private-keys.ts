import { alphabet, has, runEnd } from '../alphabets.ts'
import { type Finder, RANK, type Rule, type Sweep } from '../candidate.ts'

const rule = (
  detector: string,
  provider: string,
  name: string,
  severity: Rule['severity'],
): Rule => ({
  detector,
  provider,
  name,
  kind: 'private-key',
  severity,
})

const PRIVATE = rule(
  'pem-rsa-ec-dsa-pkcs-8-private-key',
  'Private key',
  'private key (PEM)',
  'critical',
)
const ENCRYPTED = rule(
  'pem-encrypted-private-key',
  'Private key',
  'encrypted private key (PEM)',
  'high',
)
const OPENSSH = rule('openssh-private-key', 'OpenSSH', 'private key', 'critical')
const OPENSSH_ENCRYPTED: Rule = { ...OPENSSH, name: 'encrypted private key', severity: 'high' }
const PGP = rule('pgp-private-key-block', 'PGP', 'private key block', 'critical')
const NKEY = rule('nats-nkey-seed', 'NATS', 'nkey seed', 'critical')

/** The longest block that is read. */
const BLOCK_REACH = 65_536
/** `-----BEGIN ` to the dashes that follow: labels are short. */
const LONGEST_LABEL = 48
/** Lines of armour have 64 to 76 characters; code that joins strings may cut them shorter. */
const ARMOUR_LINE = 16
/** A block with its END line is a key from here on; an Ed25519 key is 64. */
const SHORTEST_BODY = 48
/** Without an END line more has to be there. */
const SHORTEST_TRUNCATED = 64
/** `Proc-Type: 4,ENCRYPTED` and their like: so many short words may stand before the body, */
const HEADER_WORDS = 40
/** and so many within, such as the quotes and plus signs of code; then it is prose. */
const STRAY_WORDS = 6

const DASH = 0x2d
const DOT = 0x2e
const BACKSLASH = 0x5c
const PERCENT = 0x25

const BASE64 = alphabet('base64+=')
const LABEL = alphabet('base62+ ')
const HEX = alphabet('Hex')
const QUOTES = `"'\``
/** What may stand between lines of armour: quotation, indentation, concatenation, headers. */
const BETWEEN = alphabet(`[ \t\r\n"'\`>|#*,:;.()_<@&]`)

/**
 * Armoured keys (RFC 7468, OpenSSH, RFC 4880): real lines, `\n` written out, quoted, indented,
 * joined by code, in one line. Public blocks only take their place, so that nothing is found in them.
 */
export const PRIVATE_KEYS: Finder = {
  words: ['begin'],
  reach: BLOCK_REACH + 2 * LONGEST_LABEL,
  examine(sweep, start, end) {
    const { text } = sweep
    if (!text.startsWith('BEGIN', start)) return
    const dashes = dashesBefore(text, start)
    if (start - dashes < 4) return
    const labelEnd = runEnd(text, end, LABEL, end + LONGEST_LABEL)
    const bodyStart = runEnd(text, labelEnd, DASHES, labelEnd + 8)
    if (bodyStart - labelEnd < 4) return
    const label = text.slice(end, labelEnd).trim()
    const block = walk(sweep, bodyStart)
    sweep.spend(block.end - start)
    const hasBody =
      block.body >= (block.isWhole ? SHORTEST_BODY : SHORTEST_TRUNCATED) &&
      isVaried(text, block.bodyStart)
    if (!hasBody) return
    sweep.add({
      start: dashes,
      end: block.end,
      rule: block.isAbridged
        ? undefined
        : ruleOf(label, text.slice(bodyStart, block.bodyStart + 40), block.bodyStart - bodyStart),
      rank: RANK.block,
      confidence: block.isWhole ? 'high' : 'medium',
      reason: { code: 'known-shape' },
    })
  },
}

const DASHES = alphabet('[-]')

/** `label` is what stands between BEGIN and the dashes; public ones have no rule. */
function ruleOf(label: string, head: string, headers: number): Rule | undefined {
  if (label.startsWith('PGP')) return label.includes('PRIVATE') ? PGP : undefined
  if (label.includes('NKEY SEED')) return NKEY
  if (label === 'OpenVPN Static key V1') return PRIVATE
  if (label.startsWith('SSH2 ENCRYPTED')) return ENCRYPTED
  if (!label.includes('PRIVATE KEY')) return undefined
  const isSealed = label.includes('ENCRYPTED') || head.slice(0, headers).includes('ENCRYPTED')
  if (!label.startsWith('OPENSSH')) return isSealed ? ENCRYPTED : PRIVATE
  const body = head.slice(headers)
  // "openssh-key-v1", then the name of the cipher with its length: "none".
  return body.startsWith('b3BlbnNzaC1rZXktdjEAAAAA') && !body.startsWith('BG5vbmU', 24)
    ? OPENSSH_ENCRYPTED
    : OPENSSH
}

function dashesBefore(text: string, start: number): number {
  let at = start
  if (text.charCodeAt(at - 1) === 0x20) at--
  while (start - at < 10 && text.charCodeAt(at - 1) === DASH) at--
  return at
}

interface Block {
  bodyStart: number
  /** Characters of base64 in lines. */
  body: number
  end: number
  isWhole: boolean
  /** Dots stand for most of it. */
  isAbridged: boolean
}

/**
 * From the BEGIN line to the END line in one walk. It stops at the next row of dashes, whatever it is,
 * so that no character is walked twice however many BEGIN lines a text has.
 */
function walk({ text }: Sweep, start: number): Block {
  const limit = Math.min(text.length, start + BLOCK_REACH)
  const block: Block = { bodyStart: start, body: 0, end: start, isWhole: false, isAbridged: false }
  let strays = 0
  let at = start
  while (at < limit) {
    const code = text.charCodeAt(at)
    if (has(BASE64, code)) {
      const end = runEnd(text, at, BASE64, limit)
      // A last line is short, and belongs to the body when lines came before it.
      if (end - at >= ARMOUR_LINE) {
        if (block.body === 0) block.bodyStart = at
        block.body += end - at
        block.end = end
        strays = 0
      } else if (++strays > (block.body === 0 ? HEADER_WORDS : STRAY_WORDS)) break
      else if (strays === 1 && block.body > 0 && isLastLine(text, at, end)) block.end = end
      at = end
    } else if (code === DOT && text.startsWith('..', at + 1)) {
      block.isAbridged = true
      at += 3
    } else if (code === DASH) {
      const end = runEnd(text, at, DASHES, limit)
      if (end - at >= 4) return closed(text, end, block)
      at = end
    } else if (code === BACKSLASH) {
      at += 'nrt'.includes(text.charAt(at + 1) || ' ') ? 2 : 1
    } else if (code === PERCENT && has(HEX, text.charCodeAt(at + 1))) at += 3
    else if (has(BETWEEN, code) || code >= 0x80) at++
    else break
  }
  return block
}

/** Without an END line only the look of it tells a short last line from the words that follow. */
function isLastLine(text: string, start: number, end: number): boolean {
  const next = text.charAt(end)
  return (
    (next <= ' ' || QUOTES.includes(next) || next === '\\') &&
    /[A-Z0-9+/=]/.test(text.slice(start + 1, end))
  )
}

/** @param end - behind the dashes, where END should stand. */
function closed(text: string, end: number, block: Block): Block {
  const word = text.charCodeAt(end) === 0x20 ? end + 1 : end
  if (!text.startsWith('END', word)) return block
  const labelEnd = runEnd(text, word, LABEL, word + LONGEST_LABEL)
  const dashes = runEnd(text, labelEnd, DASHES, labelEnd + 8)
  return { ...block, end: dashes > labelEnd ? dashes : word + 3, isWhole: true }
}

/** Whether the first characters of a body are different ones: a row of x is no key. */
function isVaried(text: string, start: number): boolean {
  let seen = ''
  for (let at = start; at < start + 64 && seen.length < 10; at++) {
    const one = text.charAt(at)
    if (!seen.includes(one)) seen += one
  }
  return seen.length === 10
}
