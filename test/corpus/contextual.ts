/** Shapes that could be anything, with the provider's name near: that makes them credentials. */
import { type Case, marked } from './case.ts'
import { type Chance, chance } from './random.ts'

type Make = (c: Chance) => string
type Entry = [label: string, make: Make]

const hex =
  (length: number): Make =>
  (c) =>
    c.chars('hex', length)
const b62 =
  (length: number): Make =>
  (c) =>
    c.chars('base62', length)
const url =
  (length: number): Make =>
  (c) =>
    c.chars('base64url', length)
const uuid: Make = (c) => c.uuid()

/** The name that stands near, as its users write it in settings, and the shape. */
export const CONTEXTUAL: readonly Entry[] = [
  ['hex_api_key', hex(32)],
  ['travis_token', url(22)],
  ['drone_token', b62(32)],
  ['codecov_token', uuid],
  ['snyk_token', uuid],
  ['consul_http_token', uuid],
  ['nomad_token', uuid],
  ['railway_token', uuid],
  ['heroku_api_key', uuid],
  ['aws_secret_access_key', (c) => c.chars('base64', 40)],
  ['azure_devops_pat', (c) => c.chars('base32lower', 52)],
  ['ocp_apim_subscription_key', hex(32)],
  ['cloudflare_api_token', url(40)],
  ['cloudflare_global_key', hex(37)],
  ['aliyun_access_key_secret', b62(30)],
  ['ibm_cloud_api_key', url(44)],
  ['ovh_application_secret', b62(32)],
  ['scw_secret_key', uuid],
  ['linode_token', hex(64)],
  ['vultr_api_key', (c) => c.chars('BASE36', 36)],
  ['hcloud_token', b62(64)],
  ['civo_token', b62(50)],
  ['fastly_api_token', url(32)],
  ['mistral_api_key', b62(32)],
  ['cohere_api_key', b62(40)],
  ['assemblyai_api_key', hex(32)],
  ['deepgram_api_key', hex(40)],
  ['wandb_api_key', hex(40)],
  ['ollama_api_key', (c) => `${c.chars('hex', 32)}.${c.chars('base64url', 24)}`],
  ['coinbase_token', url(64)],
  ['binance_secret', b62(64)],
  ['slack_signing_secret', hex(32)],
  ['discord_client_secret', url(32)],
  ['twilio_auth_token', hex(32)],
  ['postmark_server_token', uuid],
  ['zendesk_token', b62(40)],
  ['freshdesk_key', b62(20)],
  ['opsgenie_api_key', uuid],
  ['pusher_secret', hex(20)],
  [
    'ably_key',
    (c) => `${c.chars('base62', 6)}.${c.chars('base62', 6)}:${c.chars('base64url', 43)}`,
  ],
  ['sendbird_token', hex(40)],
  ['mattermost_token', (c) => c.chars('base36', 26)],
  ['zulip_api_key', b62(32)],
  ['couchbase_secret', (c) => c.chars('base64', 64)],
  ['influx_token', (c) => `${c.chars('base64url', 86)}==`],
  ['algolia_admin_key', hex(32)],
  ['confluent_secret', (c) => c.chars('base64', 64)],
  ['datadog_api_key', hex(32)],
  ['datadog_app_key', hex(40)],
  ['honeycomb_key', b62(22)],
  ['splunk_hec_token', uuid],
  ['mixpanel_secret', hex(32)],
  ['looker_client_secret', b62(24)],
  ['auth0_client_secret', url(64)],
  ['box_developer_token', b62(32)],
  ['facebook_app_secret', hex(32)],
  ['okta_api_token', (c) => `00${c.chars('base64url', 40)}`],
  ['airbrake_key', b62(40)],
  ['asana_token', b62(32)],
  ['beamer_api_key', (c) => `b_${c.chars('base64url', 44)}`],
  ['codeclimate_token', hex(64)],
  ['gitea_token', hex(40)],
  ['helpscout_key', b62(40)],
  ['infura_key', b62(32)],
  ['intrinio_key', b62(44)],
  ['mapquest_key', b62(32)],
  ['nylas_key', b62(30)],
  ['openweather_key', hex(32)],
  ['packagecloud_token', hex(48)],
  ['rebrandly_key', b62(32)],
  ['screenshotapi_key', (c) => [1, 2, 3, 4].map(() => c.chars('base62', 7)).join('-')],
  ['shotstack_key', b62(40)],
  ['spoonacular_key', b62(32)],
  ['ticketmaster_key', b62(32)],
  ['weatherstack_key', b62(32)],
  ['yandex_token', (c) => `y0_${c.chars('base64url', 55)}`],
]

const upper = (label: string) => label.toUpperCase()
const camel = (label: string) =>
  label.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
/** The provider's name alone. */
const provider = (label: string) => label.slice(0, label.indexOf('_'))

/** Where they stand: beside the whole label, or near the provider's name and some weaker word. */
const CARRIERS: readonly ((label: string, token: string) => string)[] = [
  (label, token) => `${upper(label)}=${token}\n`,
  (label, token) => `export ${upper(label)}="${token}"`,
  (label, token) => `${label}: ${token}\n`,
  (label, token) => `{"${camel(label)}": "${token}", "region": "eu"}`,
  (label, token) => `const ${camel(label)} = '${token}'`,
  (label, token) => `os.environ["${upper(label)}"] = "${token}"`,
  (label, token) => `ENV ${upper(label)} ${token}`,
  (label, token) => `# ${provider(label)}\nkey = ${token}\n`,
  (label, token) => `${provider(label)}:\n  token: ${token}\n`,
  (label, token) => `<setting name="${label}">${token}</setting>`,
  (label, token) => `the ${provider(label)} key is ${token}`,
  (label, token) => `| ${provider(label)} | ${token} | prod |`,
]

/** @param each - how many of every entry. */
export function contextualCases(seed: number, each = 8): Case[] {
  const c = chance(seed)
  return CONTEXTUAL.flatMap(([label, make]) =>
    Array.from({ length: each }, () =>
      marked('context', label, c.pick(CARRIERS)(label, `«${make(c)}»`)),
    ),
  )
}
