import { defineProvider } from '../detector.ts'
import { base62, base64url, base64urlOf, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Discord',
  rotateUrl: 'https://discord.com/developers/applications',
  detectors: [
    {
      id: 'discord-bot-token',
      name: 'bot token',
      shapes: ['{[MNO]:1}{base64url:22-27}.{base64url:6-7}.{base64url:27-40}'],
      severity: 'critical',
      check: 'discord-id',
    },
    {
      id: 'discord-bot-token-loose',
      name: 'bot token',
      shapes: ['{[MNO]:1}{base64url:22-27}.{base64url:6-7}.{base64url:27-40}'],
      severity: 'critical',
      near: ['discord'],
    },
    {
      id: 'discord-user-mfa-token',
      name: 'user MFA token',
      shapes: ['mfa.{base64url:84}'],
      severity: 'critical',
    },
    {
      id: 'discord-webhook-url',
      name: 'webhook URL',
      shapes: [
        'discord.com/api/webhooks/{digit:17-20}/{base64url:60-72}',
        'discord.com/api/v{digit:1-2}/webhooks/{digit:17-20}/{base64url:60-72}',
        'discordapp.com/api/webhooks/{digit:17-20}/{base64url:60-72}',
      ],
      severity: 'high',
      kind: 'webhook',
    },
    {
      id: 'discord-client-secret',
      name: 'client secret',
      shapes: ['{base64url:32}'],
      severity: 'high',
      near: ['discord'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('discord-bot-token', `${base64urlOf(digits(18))}.${base62(6)}.${base62(38)}`),
  find('discord-bot-token-loose', `M${base64url(23)}.${base64url(6)}.${base64url(38)}`, {
    before: 'DISCORD_TOKEN=',
  }),
  find('discord-user-mfa-token', `mfa.${base64url(84)}`),
  find('discord-webhook-url', `discord.com/api/webhooks/${digits(17)}/${base64url(60)}`),
  find(
    'discord-webhook-url',
    `discord.com/api/v${digits(1)}/webhooks/${digits(17)}/${base64url(60)}`,
  ),
  find('discord-webhook-url', `discordapp.com/api/webhooks/${digits(17)}/${base64url(60)}`),
  find('discord-client-secret', base64url(32), { before: 'DISCORD_TOKEN=' }),
]
