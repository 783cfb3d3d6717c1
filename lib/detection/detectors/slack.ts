import { defineProvider } from '../detector.ts'
import { BASE36, base62, base64url, digits, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Slack',
  rotateUrl: 'https://api.slack.com/apps',
  detectors: [
    {
      id: 'slack-bot-token',
      name: 'bot token',
      shapes: ['xoxb-{digit:9-14}-{digit:9-14}-{base62:18-40}'],
      severity: 'critical',
      check: 'slack-parts',
    },
    {
      id: 'slack-bot-token-legacy',
      name: 'bot token, legacy',
      shapes: ['xoxb-{digit:8-14}-{base62:18-26}'],
      severity: 'critical',
      check: 'slack-parts',
    },
    {
      id: 'slack-user-token',
      name: 'user token',
      shapes: [
        'xoxp-{digit:9-14}-{digit:9-14}-{digit:9-14}-{base62:28-34}',
        'xoxe-{digit:9-14}-{digit:9-14}-{digit:9-14}-{base62:28-34}',
      ],
      severity: 'critical',
      check: 'slack-parts',
    },
    {
      id: 'slack-app-level-token',
      name: 'app-level token',
      shapes: ['xapp-{digit:1}-{BASE36:9-13}-{digit:9-14}-{base62:64}'],
      severity: 'critical',
      check: 'slack-parts',
    },
    {
      id: 'slack-configuration-token',
      name: 'configuration access or refresh token',
      shapes: [
        'xoxe.xoxp-{digit:1}-{base64url++/:146-166}',
        'xoxe.xoxb-{digit:1}-{base64url++/:146-166}',
        'xoxe-{digit:1}-{base64url++/:146-166}',
      ],
      severity: 'critical',
    },
    {
      id: 'slack-legacy-token',
      name: 'workspace, refresh or legacy token',
      shapes: [
        'xoxa-{base62+-:12-140}',
        'xoxr-{base62+-:12-140}',
        'xoxs-{base62+-:12-140}',
        'xoxo-{base62+-:12-140}',
      ],
      severity: 'high',
      check: 'slack-parts',
    },
    {
      id: 'slack-session-token',
      name: 'browser session token or cookie',
      shapes: [
        'xoxc-{digit:9-14}-{digit:9-14}-{digit:9-14}-{hex:64}',
        'xoxd-{base64url+%+/=:60-600}',
      ],
      severity: 'critical',
      check: 'slack-parts',
    },
    // A workspace, a channel or workflow, and the secret, with slashes between: their lengths changed more than once, host and path did not.
    {
      id: 'slack-webhook-url',
      name: 'webhook or workflow trigger URL',
      shapes: [
        'hooks.slack.com/services/{base64:40-64}',
        'hooks.slack.com/workflows/{base64:40-80}',
        'hooks.slack.com/triggers/{base64:40-80}',
      ],
      severity: 'high',
      kind: 'webhook',
    },
    {
      id: 'slack-signing-secret',
      name: 'signing or client secret',
      shapes: ['{hex:32}'],
      severity: 'high',
      near: ['slacksigning', 'slackclient', 'slacksecret', 'slackverification', 'slackapp'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('slack-bot-token', `xoxb-${digits(9)}-${digits(9)}-${base62(18)}`),
  find('slack-bot-token-legacy', `xoxb-${digits(8)}-${base62(18)}`),
  find('slack-user-token', `xoxp-${digits(9)}-${digits(9)}-${digits(9)}-${base62(28)}`),
  find('slack-user-token', `xoxe-${digits(9)}-${digits(9)}-${digits(9)}-${base62(28)}`),
  find('slack-app-level-token', `xapp-${digits(1)}-${BASE36(9)}-${digits(9)}-${base62(64)}`),
  find('slack-configuration-token', `xoxe.xoxp-${digits(1)}-${base64url(146)}`),
  find('slack-configuration-token', `xoxe.xoxb-${digits(1)}-${base64url(146)}`),
  find('slack-configuration-token', `xoxe-${digits(1)}-${base64url(146)}`),
  find('slack-legacy-token', `xoxa-${base62(12)}`),
  find('slack-legacy-token', `xoxr-${base62(12)}`),
  find('slack-legacy-token', `xoxs-${base62(12)}`),
  find('slack-legacy-token', `xoxo-${base62(12)}`),
  find('slack-session-token', `xoxc-${digits(9)}-${digits(9)}-${digits(9)}-${hex(64)}`),
  find('slack-session-token', `xoxd-${base64url(60)}`),
  find('slack-webhook-url', `hooks.slack.com/services/T${BASE36(9)}/B${BASE36(10)}/${base62(24)}`),
  find(
    'slack-webhook-url',
    `hooks.slack.com/workflows/T${BASE36(9)}/A${BASE36(10)}/${digits(18)}/${base62(24)}`,
  ),
  find('slack-webhook-url', `hooks.slack.com/triggers/T${BASE36(9)}/${digits(13)}/${hex(32)}`),
  find('slack-signing-secret', hex(32), { before: 'SLACK_SIGNING_SECRET=' }),
]
