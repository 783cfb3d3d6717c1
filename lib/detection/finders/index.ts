import type { Finder } from '../candidate.ts'
import { ASSIGNMENTS } from './assignment.ts'
import { AUTHORIZATION, CURL_USER } from './authorization.ts'
import { CALLS } from './calls.ts'
import { COMMANDS, PIPED } from './commands.ts'
import { CONFIG_KEYS } from './config-keys.ts'
import { CONNECTION_STRINGS } from './connection-strings.ts'
import { GOOGLE_FILES, JSON_WEB_KEYS, KEYSTORES } from './json-keys.ts'
import { JSON_WEB_TOKENS } from './jwt.ts'
import { NETRC } from './netrc.ts'
import { CISCO_KEYS, JUNIPER_KEYS } from './network-devices.ts'
import { OTP_SEEDS } from './otp.ts'
import { OWN_LINKS } from './own-links.ts'
import { PASSWORD_HASHES } from './password-hashes.ts'
import { PRIVATE_KEYS } from './private-keys.ts'
import { PROSE } from './prose.ts'
import { PUTTY_KEYS } from './putty.ts'
import { RECOVERY_CODES } from './recovery.ts'
import { LISTED_WORDS } from './seed-phrase.ts'
import { AWS_PRESIGNED, AZURE_SAS } from './signed-urls.ts'
import { TELEGRAM_BOTS } from './telegram.ts'
import { WIFI } from './wifi.ts'
import { WORDPRESS_KEYS } from './wordpress.ts'

/** Who looks closer at places that a word or a literal start wakes them at. */
export const FINDERS: readonly Finder[] = [
  OWN_LINKS,
  PRIVATE_KEYS,
  PUTTY_KEYS,
  JSON_WEB_TOKENS,
  CONNECTION_STRINGS,
  AZURE_SAS,
  AWS_PRESIGNED,
  AUTHORIZATION,
  CURL_USER,
  NETRC,
  WIFI,
  OTP_SEEDS,
  RECOVERY_CODES,
  LISTED_WORDS,
  JSON_WEB_KEYS,
  GOOGLE_FILES,
  KEYSTORES,
  ...CONFIG_KEYS,
  CISCO_KEYS,
  JUNIPER_KEYS,
  PASSWORD_HASHES,
  WORDPRESS_KEYS,
  TELEGRAM_BOTS,
  COMMANDS,
  PIPED,
  CALLS,
  ASSIGNMENTS,
  PROSE,
]
