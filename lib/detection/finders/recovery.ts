import { alphabet, runEnd } from '../alphabets.ts'
import { type Finder, LOOK_AHEAD, RANK, type Rule } from '../candidate.ts'
import { isPlaceholder } from '../validators/random.ts'
import { hasWord } from './text.ts'

const CODES: Rule = {
  detector: 'recovery-codes',
  provider: 'Recovery codes',
  name: 'recovery codes of an account',
  kind: 'recovery-code',
  severity: 'high',
}

/** "codes" (nobody writes the singular above a list) in the languages of the detectors: one of them wakes the finder, */
const WORDS = [
  'codes',
  'códigos',
  'codigos',
  'codici',
  'kody',
  'коды',
  'kodları',
  'kodlari',
  'kodlar',
  'コード',
  'リカバリーコード',
  'バックアップコード',
  '回復コード',
  '代码',
  '恢复代码',
  '备用代码',
  '恢复码',
  '备用码',
  '备份码',
  '恢復碼',
  '備用碼',
]
/** and one of these says what they are for. */
const PURPOSES = [
  'recover',
  'backup',
  'back-up',
  'back up',
  'emergency',
  'scratch',
  '2fa',
  'wiederherstell',
  'notfall',
  'ersatz',
  'récup',
  'recup',
  'secours',
  'respaldo',
  'seguridad',
  'reserva',
  'herstel',
  'odzysk',
  'zapas',
  'восстан',
  'резерв',
  'kurtarma',
  'yedek',
  'リカバリ',
  '回復',
  'バックアップ',
  '復旧',
  '恢复',
  '备用',
  '备份',
  '恢復',
  '備用',
]
const NEAR = 40
/** Words may stand between the label and the first code. */
const LEAD = 100
const FEWEST = 3
const MOST = 32

const TOKEN = alphabet('base62+-')

/** A list of codes of one shape after "recovery codes" or its like. */
export const RECOVERY_CODES: Finder = {
  words: WORDS,
  examine(sweep, start, end) {
    const { text } = sweep
    const limit = Math.min(text.length, end + LOOK_AHEAD)
    let first = -1
    let last = -1
    let shape = ''
    let count = 0
    let at = end
    while (at < limit && count < MOST) {
      const run = runEnd(text, at, TOKEN, limit)
      if (run === at) {
        if (count === 0 && at - end > LEAD) break
        at++
        continue
      }
      const token = text.slice(at, run)
      const own = shapeOf(token)
      if (own !== '' && (count === 0 || own === shape)) {
        if (count === 0) first = at
        shape = own
        last = run
        // Asked only now: most words "code" have no codes behind them.
        if (++count === FEWEST && !hasWord(text, start - NEAR, end + NEAR, PURPOSES)) {
          sweep.spend(at - end)
          return
        }
      } else if (count > 0 && !isNumbering(token)) break
      else if (count === 0 && at - end > LEAD) break
      at = run
    }
    sweep.spend(at - end)
    const fewest = shape === '4' ? 2 * FEWEST : FEWEST
    if (count < fewest || isPlaceholder(text.slice(first, last))) return
    sweep.add({
      start: first,
      end: last,
      rule: CODES,
      rank: RANK.structure,
      confidence: 'high',
      reason: { code: 'beside', beside: text.slice(start, end) },
    })
  },
}

/** `1.`, `12)`, `-` and their like before a code. */
function isNumbering(token: string): boolean {
  return token.length <= 2 || /^-+$/.test(token)
}

/** @returns the lengths of the groups of a code (`5-5`); empty for what is no code. */
function shapeOf(token: string): string {
  if (!/\d/.test(token) || token.startsWith('-') || token.endsWith('-')) return ''
  if (/^(?:19|20)\d\d-\d\d(?:-\d\d)?$/.test(token)) return ''
  const groups = token.split('-')
  // Groups of four digits, parted by a space.
  if (/^\d{4}$/.test(token)) return '4'
  const isCode =
    groups.length === 1
      ? token.length >= 6 && token.length <= 16
      : groups.every(({ length }) => length >= 3 && length <= 8)
  return isCode && groups.length <= 6 ? groups.map(({ length }) => length).join('-') : ''
}
