import { expect, test } from 'vitest'
import { TELEGRAM_BOTS } from '#lib/detection/finders/telegram.ts'
import { scan } from '#lib/detection/scan.ts'
import { BASE62, draw, wake } from './harness.ts'

const token = `${draw('123456789', 10)}:AA${draw(BASE62, 33)}`

test.for(['https://api.telegram.org/bot·/getMe', 'bot·', 'curl "https://tg.acme.io/bot·"', '·'])(
  'the token alone: %s',
  (form) => {
    const text = form.replace('·', token)
    const [finding, ...others] = scan(text).findings
    expect(others).toEqual([])
    expect(finding).toMatchObject({ detector: 'telegram-bot-token', name: 'Telegram bot token' })
    expect(text.slice(finding?.start, finding?.end)).toBe(token)
  },
)

test.for([
  'robot·',
  'bot·x',
  'bot<token>/getMe',
  'bot123456789:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
])('nothing in %s', (form) => {
  expect(scan(form.replace('·', token)).findings).toEqual([])
})

test('hostile text', () => {
  for (const piece of ['bot', 'bot1234567890:AA', 'bot12345678 ']) {
    const steps = (times: number) => wake(TELEGRAM_BOTS, piece.repeat(times)).steps
    expect(steps(4000)).toBeLessThanOrEqual(2.2 * steps(2000) + 1)
  }
})
