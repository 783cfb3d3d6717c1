import { type Finder, RANK, type Rule } from '../candidate.ts'
import { matchShape, parseShape } from '../shape.ts'
import { isPlaceholder } from '../validators/random.ts'
import { isAlphanumeric } from './text.ts'

const BOT: Rule = {
  detector: 'telegram-bot-token',
  provider: 'Telegram',
  name: 'Telegram bot token',
  kind: 'secret',
  severity: 'critical',
}
const TOKEN = parseShape('{digit:8-10}:AA{base64url:33}')

/** `https://api.telegram.org/bot<token>/getMe`: the token begins behind the word, in its middle. */
export const TELEGRAM_BOTS: Finder = {
  prefixes: ['bot'],
  examine(sweep, _start, at) {
    const { text } = sweep
    const end = matchShape(text, at, TOKEN)
    sweep.spend(end < 0 ? 1 : end - at)
    if (end < 0 || isAlphanumeric(text.charCodeAt(end)) || isPlaceholder(text.slice(at, end)))
      return
    sweep.add({
      start: at,
      end,
      rule: BOT,
      rank: RANK.fixed,
      confidence: 'high',
      reason: { code: 'known-shape' },
    })
  },
}
