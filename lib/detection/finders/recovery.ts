import { alphabet, runEnd } from '../alphabets.ts'
import { type Finder, LOOK_AHEAD } from '../candidate.ts'
import { isPlaceholder } from '../validators/random.ts'
import { beside, defineRule, report } from './report.ts'

const CODES = defineRule(
  'Recovery codes',
  'recovery codes of an account',
  'recovery-code',
  'high',
  { detector: 'recovery-codes' },
)

/** "codes" (nobody writes the singular above a list) in the languages of the detectors: one of them wakes the finder. */
const WORDS =
  'codes códigos codigos codici kody коды kodları kodlari kodlar コード リカバリーコード バックアップコード 回復コード 代码 恢复代码 备用代码 恢复码 备用码 备份码 恢復碼 備用碼'.split(
    ' ',
  )
/**
 * Before it, with nothing between but the kind of code, stands what the codes are for: spare parts,
 * bookings, exits and states have codes too.
 */
const PURPOSE_BEFORE =
  /(?<![\p{L}\d])(?:recovery|back[- ]?up|emergency|scratch|2fa|mfa|wiederherstellungs?|notfall|ersatz|herstel|резервные|запасные|аварийные|zapasowe|kurtarma|yedek|リカバリー?|回復(?:用)?|バックアップ|復旧(?:用)?|恢复|备用|备份|恢復|備用)[ _-]*(?:(?:verification|security|login|access|auth|authentication|2fa|mfa)[ _-]*)?$/u
/** Or behind it, as Romance and Slavic languages have it. */
const PURPOSE_BEHIND =
  /^[ _-]+(?:d[ei] )?(?:récupération|recuperation|secours|backup|recuperaci[oó]n|respaldo|copia de seguridad|emerg[eê]ncia|emergenza|recupera[cç][aã]o|recupero|odzyskiwania|zapasowe|восстановления)(?![\p{L}\d])/u
/** Longer than any purpose with the kind of code. */
const NEAR = 40
/** Words may stand between the label and the first code. */
const LEAD = 100
/** Labels that say the purpose themselves. */
const WHOLE = /[リ回バ恢备備]/
/** Of random codes, not even digits begin alike so far by chance. */
const STEM = 3
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
    const codes: string[] = []
    let at = end
    while (at < limit && codes.length < MOST) {
      const run = runEnd(text, at, TOKEN, limit)
      if (run === at) {
        if (codes.length === 0 && at - end > LEAD) break
        at++
        continue
      }
      const token = text.slice(at, run)
      // +49 151 …: a telephone's number.
      const own = text.charAt(at - 1) === '+' ? '' : shapeOf(token)
      if (own !== '' && (codes.length === 0 || own === shape)) {
        if (codes.length === 0) first = at
        shape = own
        last = run
        // Asked only now: most words "code" have no codes behind them.
        if (codes.push(token) === FEWEST && !hasPurpose(text, start, end)) {
          sweep.spend(at - end)
          return
        }
      } else if (codes.length > 0 && !isNumbering(token)) break
      else if (codes.length === 0 && at - end > LEAD) break
      at = run
    }
    sweep.spend(at - end)
    const fewest = shape === '4' ? 2 * FEWEST : FEWEST
    if (codes.length < fewest || areStandIns(codes) || areNames(codes)) return
    const label = beside(text.slice(start, end))
    report(sweep, first, last, CODES, label, codes.length === fewest ? 'medium' : 'high')
  },
}

/** Whether the label is that of codes which let somebody in. */
function hasPurpose(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start).toLowerCase()
  return (
    WHOLE.test(text.slice(start, end)) ||
    PURPOSE_BEFORE.test(before) ||
    PURPOSE_BEHIND.test(text.slice(end, end + NEAR).toLowerCase())
  )
}

/** One code of many has five like digits in a row by chance, most of them have not. */
function areStandIns(codes: readonly string[]): boolean {
  return codes.filter(isPlaceholder).length * 2 > codes.length
}

/** `table1, table2`, `40012345 40012346`, `gate12, door14`: a common stem, or words with numbers behind. */
function areNames(codes: readonly string[]): boolean {
  const [one = ''] = codes
  return (
    codes.every((code) => code.startsWith(one.slice(0, STEM))) ||
    codes.every((code) => /^[A-Za-z]{2,}-?\d+$/.test(code))
  )
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
