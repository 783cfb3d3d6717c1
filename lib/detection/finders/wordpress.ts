import { type Finder, LOOK_AHEAD } from '../candidate.ts'
import { isStandIn } from './passwords.ts'
import { beside, defineRule, report } from './report.ts'

const WP_CONFIG = defineRule(
  'WordPress / PHP',
  'key or password of wp-config.php',
  'secret',
  'high',
  { detector: 'wordpress-php-wp-config-salts-and-db-password' },
)

const DEFINE =
  /^ ?\(\s{0,8}(["'])(DB_PASSWORD|FTP_PASS|(?:(?:SECURE_)?AUTH|LOGGED_IN|NONCE|WP_CACHE_KEY)_(KEY|SALT))\1\s{0,16},\s{0,24}(["'])([^\n]*?)\4/

/** What the file comes with, and what every guide writes. */
const STAND_INS = ['password_here', 'database_password_here', 'wordpress']

/** `define('DB_PASSWORD', '…')` and the salts of wp-config.php. */
export const WORDPRESS_KEYS: Finder = {
  words: ['define'],
  examine(sweep, _start, end) {
    // C and Verilog define more than WordPress does.
    const near = sweep.text.slice(end, end + LOOK_AHEAD - 128)
    const [all = '', , name = '', salt, , value = ''] = DEFINE.exec(near) ?? []
    if (all === '') return
    sweep.spend(all.length)
    // Salts hold any sign, also what elsewhere marks a variable.
    const isMadeUp = salt ? value.length < 32 || value.startsWith('put your') : isStandIn(value)
    if (isMadeUp || STAND_INS.includes(value)) return
    const last = end + all.length - 1
    report(sweep, last - value.length, last, WP_CONFIG, beside(name))
  },
}
