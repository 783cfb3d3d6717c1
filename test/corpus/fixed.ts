/**
 * Credentials that a provider's structure tells: written down here from the fact sheet a second time and
 * in another way, so that the corpus does not repeat a slip of the detectors.
 */
import { crc32 } from 'node:zlib'
import { type Case, marked } from './case.ts'
import { type Chance, chance, SETS } from './random.ts'

type Make = (c: Chance) => string

const BASE62_ORDER = `${SETS.digit}${SETS.upper}${SETS.lower}`

/** The zip CRC as six digits of base 62. */
function crcBase62(text: string): string {
  let rest = crc32(text)
  let out = ''
  for (let place = 0; place < 6; place++) {
    out = BASE62_ORDER.charAt(rest % 62) + out
    rest = Math.floor(rest / 62)
  }
  return out
}

function crcHex(text: string, littleEndian = false): string {
  const bytes = Buffer.alloc(4)
  if (littleEndian) bytes.writeUInt32LE(crc32(text))
  else bytes.writeUInt32BE(crc32(text))
  return bytes.toString('hex')
}

const withCrc62 =
  (prefix: string, length: number): Make =>
  (c) => {
    const body = c.chars('base62', length)
    return prefix + body + crcBase62(body)
  }
const after =
  (prefix: string, set: keyof typeof SETS, length: number): Make =>
  (c) =>
    prefix + c.chars(set, length)

function routable(prefix: string, c: Chance): string {
  const fields = `o:${c.int(1, 99)}\nu:${c.chars('base36', 4)}`
  const payload = Buffer.concat([
    Buffer.from(fields),
    Buffer.from(c.chars('hex', 16)),
    Buffer.of(16),
  ])
  const body = payload.toString('base64url')
  const front = `${prefix}${body}.${body.length.toString(36).padStart(2, '0')}`
  return front + crc32(front).toString(36).padStart(7, '0')
}

/** A key of this year: the first of the 80 bits is 1. */
function awsId(prefix: string, c: Chance): string {
  return prefix + c.pick([...SETS.base32.slice(16)]) + c.chars('base32', 15)
}

function discordBot(c: Chance): string {
  const id = Buffer.from(c.int(2, 9) + c.chars('digit', 17)).toString('base64url')
  return `${id}.${c.chars('base64url', 6)}.${c.chars('base64url', 38)}`
}

/** By name, in the order of the sheet. */
export const FIXED: Record<string, Make> = {
  'GitHub classic': withCrc62('ghp_', 30),
  'GitHub OAuth': withCrc62('gho_', 30),
  'GitHub user-to-server': withCrc62('ghu_', 30),
  'GitHub server-to-server': withCrc62('ghs_', 30),
  'GitHub refresh': withCrc62('ghr_', 70),
  'GitHub fine-grained': (c) => {
    const body = `${c.chars('base62', 22)}_${c.chars('base62', 53)}`
    return `github_${'pat_'}${body}${crcBase62(body)}`
  },
  'GitLab personal': after('glpat-', 'base64url', 20),
  'GitLab routable': (c) => routable('glpat-', c),
  'GitLab deploy': after('gldt-', 'base64url', 20),
  'GitLab runner': after('glrt-', 'base64url', 20),
  'GitLab trigger': after('glptt-', 'hex', 40),
  'GitLab OAuth secret': after('gloas-', 'hex', 64),
  'Atlassian cloud': (c) => `ATATT3x${'FfGF0'}${c.chars('base64url', 172)}=${c.chars('HEX', 8)}`,
  'Bitbucket app password': (c) => `ATBB${c.chars('base62', 24)}${c.chars('HEX', 8)}`,
  npm: withCrc62('npm_', 30),
  PyPI: (c) => `pypi-AgEIcHlwaS5vcmc${c.chars('base64url', c.int(130, 170))}`,
  RubyGems: after('rubygems_', 'hex', 48),
  NuGet: after('oy2', 'base32lower', 43),
  'Docker Hub': after('dckr_pat_', 'base64url', 27),
  'Docker Swarm': (c) => `SWMTKN-1-${c.chars('base36', 50)}-${c.chars('base36', 25)}`,
  JFrog: after('AKCp', 'base62', 69),
  CircleCI: (c) => `CCIPAT_${c.chars('base62', 22)}_${c.chars('hex', 40)}`,
  Buildkite: after('bkua_', 'hex', 40),
  SonarQube: after('squ_', 'hex', 40),
  Sourcegraph: (c) => `sgp_${c.chars('hex', 16)}_${c.chars('hex', 40)}`,
  Pulumi: after('pul-', 'hex', 40),
  'Terraform Cloud': (c) => `${c.chars('base62', 14)}.atlasv1.${c.chars('base62', 67)}`,
  'Vault service': after('hvs.', 'base62', 95),
  'Vault batch': after('hvb.', 'base62', 150),
  Doppler: after('dp.pt.', 'base62', 43),
  LaunchDarkly: (c) => `sdk-${c.uuid()}`,
  Prefect: after('pnu_', 'base62', 36),
  Netlify: after('nfp_', 'base62', 36),
  Heroku: after('HRKU-AA', 'base64url', 58),
  'Octopus Deploy': after('API-', 'BASE36', 26),
  'AWS access key id': (c) => awsId('AKIA', c),
  'AWS temporary id': (c) => awsId('ASIA', c),
  'AWS AppSync': after('da2-', 'base36', 26),
  'Google API key': after('AIzaSy', 'base64url', 33),
  'Google OAuth secret': after('GOCSPX-', 'base64url', 28),
  'Google access token': after('ya29.', 'base64url', 160),
  'Azure storage key': (c) =>
    `${c.chars('base62', 76)}+ASt${c.chars('base62', 5)}${c.pick([...'AQgw'])}==`,
  'Azure AD secret': (c) => `${c.chars('base62', 3)}8Q~${c.chars('base62', 34)}`,
  Databricks: after('dapi', 'hex', 32),
  DigitalOcean: after('dop_v1_', 'hex', 64),
  'DigitalOcean OAuth': after('doo_v1_', 'hex', 64),
  'Cloudflare user': (c) => {
    const body = c.chars('base62', 40)
    return `cfut_${body}${crcHex(body)}`
  },
  'Cloudflare origin CA': (c) => `v1.0-${c.chars('hex', 24)}-${c.chars('hex', 146)}`,
  Alibaba: after('LTAI', 'base62', 20),
  Tailscale: (c) => `tskey-auth-${c.chars('base62', 17)}-${c.chars('base62', 32)}`,
  'OpenAI project': (c) =>
    `sk-proj-${c.chars('base64url', 74)}T3Blbk${'FJ'}${c.chars('base64url', 74)}`,
  'OpenAI legacy': (c) => `sk-${c.chars('base62', 20)}T3Blbk${'FJ'}${c.chars('base62', 20)}`,
  Anthropic: (c) => `sk-ant-api03-${c.chars('base64url', 93)}AA`,
  'Hugging Face': after('hf_', 'letter', 34),
  Replicate: after('r8_', 'base62', 37),
  Groq: (c) => `gsk_${c.chars('base62', 20)}WGdyb3FY${c.chars('base62', 24)}`,
  xAI: after('xai-', 'base62', 80),
  Perplexity: after('pplx-', 'base62', 48),
  OpenRouter: after('sk-or-v1-', 'hex', 64),
  NVIDIA: after('nvapi-', 'base64url', 64),
  LangSmith: (c) => `lsv2_pt_${c.chars('hex', 32)}_${c.chars('hex', 10)}`,
  'Stripe live': after('sk_live_', 'base62', 24),
  'Stripe long': (c) => `sk_live_51${c.chars('base62', 97)}`,
  'Stripe test': after('sk_test_', 'base62', 24),
  'Stripe restricted': after('rk_live_', 'base62', 99),
  'Stripe webhook': after('whsec_', 'base62', 32),
  'Square OAuth': after('sq0csp-', 'base64url', 43),
  Shippo: after('shippo_live_', 'hex', 40),
  Duffel: after('duffel_live_', 'base64url', 43),
  Flutterwave: (c) => `FLWSECK-${c.chars('hex', 32)}-X`,
  'Braintree access': (c) =>
    `access_token$production$${c.chars('base36', 16)}$${c.chars('hex', 32)}`,
  'Shopify admin': after('shpat_', 'hex', 32),
  'Slack bot': (c) =>
    [
      'xoxb',
      c.int(2, 9) + c.chars('digit', 10),
      c.int(2, 9) + c.chars('digit', 12),
      c.chars('base62', 24),
    ].join('-'),
  'Slack user': (c) =>
    ['xoxp', ...[1, 2, 3].map(() => c.int(2, 9) + c.chars('digit', 11)), c.chars('hex', 32)].join(
      '-',
    ),
  'Slack app': (c) =>
    [
      'xapp',
      '1',
      `A${c.chars('BASE36', 10)}`,
      c.int(2, 9) + c.chars('digit', 12),
      c.chars('hex', 64),
    ].join('-'),
  'Discord bot': discordBot,
  Telegram: (c) => `${c.int(1, 9)}${c.chars('digit', 9)}:AA${c.chars('base64url', 33)}`,
  'Twilio API key': after('SK', 'hex', 32),
  SendGrid: (c) => `SG.${c.chars('base64url', 22)}.${c.chars('base64url', 43)}`,
  'Mailgun old': after('key-', 'hex', 32),
  'Mailgun new': (c) => [c.chars('hex', 32), c.chars('hex', 8), c.chars('hex', 8)].join('-'),
  Mailchimp: (c) => `${c.chars('hex', 32)}-us${c.int(1, 21)}`,
  Brevo: (c) => `xkeysib-${c.chars('hex', 64)}-${c.chars('base62', 16)}`,
  HubSpot: (c) => `pat-eu1-${c.uuid()}`,
  PlanetScale: after('pscale_tkn_', 'base64url', 43),
  'Supabase personal': after('sbp_', 'hex', 40),
  Airtable: (c) => `pat${c.chars('base62', 14)}.${c.chars('hex', 64)}`,
  Notion: (c) => `ntn_${c.chars('digit', 11)}${c.chars('base62', 35)}`,
  Linear: after('lin_api_', 'base62', 40),
  Figma: after('figd_', 'base64url', 40),
  Postman: (c) => `PMAK-${c.chars('hex', 24)}-${c.chars('hex', 34)}`,
  Contentful: after('CFPAT-', 'base64url', 43),
  Apify: after('apify_api_', 'base62', 36),
  'Grafana service account': (c) => {
    const front = `glsa_${c.chars('base62', 32)}`
    return `${front}_${crcHex(front, true)}`
  },
  'New Relic': after('NRAK-', 'BASE36', 27),
  'New Relic licence': (c) => `${c.chars('hex', 32)}FFFFNRAL`,
  Dynatrace: (c) => `dt0c01.${c.chars('base32', 24)}.${c.chars('base32', 64)}`,
  'Sentry user': after('sntryu_', 'hex', 64),
  PostHog: after('phx_', 'base62', 43),
  'Adafruit IO': after('aio_', 'base62', 28),
  Zoho: (c) => `1000.${c.chars('hex', 32)}.${c.chars('hex', 32)}`,
  Nostr: after('nsec1', 'bech32', 58),
}

/** The places where such a token stands in files and commands. */
export const CARRIERS: readonly ((token: string, c: Chance) => string)[] = [
  (token) => token,
  (token) => `${token}\n`,
  (token) => `export API_TOKEN=${token}\n`,
  (token) => `TOKEN="${token}"`,
  (token) => `{"name": "ci", "token": "${token}", "scopes": ["read"]}`,
  (token) => `env:\n  - name: SERVICE_TOKEN\n    value: ${token}\n`,
  (token) => `Authorization: Bearer ${token}\r\nAccept: */*\r\n`,
  (token) => `curl -sS -H 'Authorization: token ${token}' https://api.internal.test/v1/me`,
  (token) => `const client = new Client({ auth: '${token}' })`,
  (token) => `client = Client("${token}")  # rotate on Friday`,
  (token) => `\`\`\`\n${token}\n\`\`\``,
  (token) => `\`${token}\``,
  (token) => `<add key="ServiceKey" value="${token}" />`,
  (token) => `id,owner,key\n17,ops,${token}\n18,web,-\n`,
  (token) => `- first\n- ${token}\n- last`,
  (token) => `[2031-04-17T09:21:44Z] WARN leaked value (${token}) in request`,
  (token) => `> ${token}\n\nis that still the right one?`,
  (token) => `see <${token}>, please`,
  (token) => `new key: ${token}.`,
  (token) => `old and new: ${token}, the rest follows`,
  (token, c) => `${c.chars('digit', 4)} ${token} ${c.chars('digit', 4)}`,
  (token) => `\t${token}\t|\tprod\t|`,
]

/** @param each - how many of every format. */
export function fixedCases(seed: number, each = 12): Case[] {
  const c = chance(seed)
  return Object.entries(FIXED).flatMap(([what, make]) =>
    Array.from({ length: each }, () => marked('fixed', what, c.pick(CARRIERS)(`«${make(c)}»`, c))),
  )
}
