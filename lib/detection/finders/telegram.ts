import { type Finder, RANK } from '../candidate.ts'
import { codeAt, isAlphanumeric } from '../characters.ts'
import { matchShape, shapeOf } from '../shape.ts'
import { isPlaceholder } from '../validators/random.ts'
import { defineRule, report } from './report.ts'

const BOT = defineRule('Telegram', 'Telegram bot token', 'secret', 'critical', {
  detector: 'telegram-bot-token',
})

/** `https://api.telegram.org/bot<token>/getMe`: the token begins behind the word, in its middle. */
export const TELEGRAM_BOTS: Finder = {
  prefixes: ['bot'],
  examine(sweep, _start, at) {
    const { text } = sweep
    const end = matchShape(text, at, shapeOf('{digit:8-10}:AA{base64url:33}'))
    sweep.spend(end < 0 ? 1 : end - at)
    if (end < 0 || isAlphanumeric(codeAt(text, end)) || isPlaceholder(text.slice(at, end))) return
    report(sweep, at, end, BOT, undefined, undefined, RANK.fixed)
  },
}
