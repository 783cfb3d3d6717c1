import { type Finder, LOOK_BEHIND, type Sweep } from '../candidate.ts'
import { GENERIC } from '../labels/names.ts'
import { addJudged, PASSWORD } from './judged.ts'

/** How much of a command line is read. */
const LINE = 320
/** In quotes of either kind, or up to white space. */
const VALUE = `(?:"([^"\\n]{4,64})"|'([^'\\n]{4,64})'|([^\\s"'\`|;&<>()$]{4,64}))`

/** Programs by the option that takes the password: `mysql -pSECRET`, `sshpass -p SECRET`. */
const OPTIONS: Readonly<Record<string, string>> = {
  'mysql mysqldump mysqladmin mariadb': ' -p',
  'sshpass mongo mongosh mongodump mongorestore': ' -p ?',
  login: ' -p ',
  cli: ' -a ',
  'ldapsearch ldapadd ldapmodify ldapdelete': ' -w ?',
  'sqlcmd bcp zip': ' -P ?',
  openssl: ' -k ',
  smbclient: ' -U ?[^%\\s]{1,40}%',
  lftp: ' -u ?[^,\\s]{1,40},',
  xfreerdp: ' /p:',
  htpasswd: ' -[a-zB]{0,4}b[a-zB]{0,4} \\S{1,80} \\S{1,40} ',
  keygen: ' -N ',
  ipmitool: ' -P ?',
  'psexec ncftpput ncftpget': ' -u \\S{1,40} -p ?',
  'snmpwalk snmpget': ' -A ',
  securestring: '^ (?:-String )?(?=["\'])',
}

const PATTERNS = new Map(
  Object.entries(OPTIONS).flatMap(([programs, option]) => {
    const pattern = new RegExp(option + VALUE)
    return programs.split(' ').map((program) => [program, pattern] as const)
  }),
)

/** Passwords on command lines, behind an option of one letter. */
export const COMMANDS: Finder = {
  words: [...PATTERNS.keys()],
  examine(sweep, start, end) {
    const { text } = sweep
    if (text[end] !== ' ') return
    const word = text.slice(start, end)
    if (word === 'cli' && !text.startsWith('redis-', start - 6)) return
    // A command goes on behind a backslash.
    const [line = ''] = /^(?:[^\n|;&\\]|\\[\s\S])*/.exec(text.slice(end, end + LINE)) ?? []
    sweep.spend(line.length)
    const found = PATTERNS.get(word.toLowerCase())?.exec(line)
    if (found) add(sweep, found, end, word)
  },
}

const ECHO = new RegExp(`\\b(?:echo|printf)(?: -n)? ${VALUE} ?\\|[^\\n]*$`)

/** `echo 'SECRET' | sudo -S …`, `echo user:SECRET | chpasswd`, `echo SECRET | … --password-stdin`. */
export const PIPED: Finder = {
  words: ['sudo', 'chpasswd', 'stdin'],
  examine(sweep, start, end) {
    const { text } = sweep
    const isFed =
      end - start > 5 ||
      text.startsWith(' -S', end) ||
      (end - start > 4 && text.startsWith('password-', start - 9))
    if (!isFed) return
    const from = Math.max(0, start - LOOK_BEHIND)
    sweep.spend(start - from)
    const found = ECHO.exec(text.slice(from, start))
    if (found) add(sweep, found, from, text.slice(start, end))
  },
}

/** The last of the groups that holds something is the value. */
function add(sweep: Sweep, found: RegExpExecArray, base: number, word: string): void {
  const value = found[1] ?? found[2] ?? found[3] ?? ''
  const place = base + found.index + found[0].indexOf(value)
  const name = word === 'chpasswd' ? value.indexOf(':') + 1 : 0
  addJudged(sweep, GENERIC.password, PASSWORD, place + name, place + value.length, word)
}
