import type { Check, Verdict } from '../detector.ts'
import { awsId, nkey, stellar } from './base32.ts'
import { base58check, ripple } from './base58.ts'
import { bech32 } from './bech32.ts'
import { crc32Base62, crc32Grafana, crc32Hex, gitlabRoutable } from './crc32.ts'
import { base64Colon, base64DigitsColon, base64Json, discordId, jwt, macaroon } from './decoded.ts'
import { noHash, random, slackParts } from './random.ts'

const CHECKS: Record<Check, (token: string) => Verdict> = {
  'crc32-base62': crc32Base62,
  'crc32-hex': crc32Hex,
  'crc32-grafana': crc32Grafana,
  'gitlab-routable': gitlabRoutable,
  'aws-id': awsId,
  jwt,
  macaroon,
  'slack-parts': slackParts,
  'discord-id': discordId,
  'base64-digits-colon': base64DigitsColon,
  'base64-colon': base64Colon,
  'base64-json': base64Json,
  base58check,
  bech32,
  nkey,
  stellar,
  ripple,
  random,
  'no-hash': noHash,
}

/** @returns what the check says of a whole token. */
export function check(name: Check, token: string): Verdict {
  return CHECKS[name](token)
}
