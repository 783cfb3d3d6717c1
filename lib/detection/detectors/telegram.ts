import { defineProvider } from '../detector.ts'
import { base64url, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Telegram',
  detectors: [
    {
      id: 'telegram-bot-token',
      name: 'bot token',
      shapes: ['{digit:8-10}:AA{base64url:33}'],
      severity: 'critical',
    },
    {
      id: 'telegram-bot-token-loose',
      name: 'bot token',
      shapes: ['{digit:6-16}:{base64url:35}'],
      severity: 'critical',
      near: ['telegr', 'tgbot', 'bottoken'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('telegram-bot-token', `${digits(8)}:AA${base64url(33)}`),
  find('telegram-bot-token-loose', `${digits(6)}:${base64url(35)}`, {
    before: 'TELEGRAM_BOT_TOKEN=',
  }),
]
