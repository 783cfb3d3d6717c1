import { isPlaceholder, isWordLike } from '../validators/random.ts'

/** What documentation writes where a password stands, in lower case, besides what `PART` knows. */
const STANDINS = new Set(
  (
    'pword userid passw0rd p4ssw0rd p@ssw0rd p@ssword none null undefined true false empty masked todo fixme abc123 ' +
    '12345 123456 hunter2 tiger s3cr3t s3cret letmein personal_access_token x-oauth-basic x-token-auth oauth2 xyzzy opensesame ' +
    'contraseña senha passe motdepasse пароль haslo hasło wachtwoord parola şifre parole パスワード'
  ).split(' '),
)

/** Accounts that come with a program: known to everybody, and the same as their password. */
const DEFAULTS = new Set(
  'admin root guest postgres mysql mariadb redis rabbitmq mongo mongodb minio minioadmin sa sysdba oracle elastic neo4j nats artemis ftp anonymous docker vagrant ubuntu pi app dev demo'.split(
    ' ',
  ),
)

const VARIABLE =
  /…$|^\$[A-Za-z_({]|^%[A-Za-z_(]|%[A-Za-z_]+%|^[<[{(#@:&*]|[>\]})]$|^process\.|^env[.(]|^os\.|\(\)|^\{\{/

/** @returns whether a password only stands for one: `password`, `****`, `$PASS`, `<your password>`. */
export function isStandIn(password: string): boolean {
  const lower = password.toLowerCase()
  return (
    password.length < 4 ||
    STANDINS.has(lower) ||
    VARIABLE.test(password) ||
    new Set(password).size < 3 ||
    isPlaceholder(password) ||
    isMadeOfStandIns(lower) ||
    /^(?:[A-Z]+(?:_[A-Z]+)+|[A-Z]{2,5}\d)$/.test(password)
  )
}

const PART =
  /(?:passwords?|passwd|passwort|passphrase|pass|pwd|pw|secrets?|tokens?|keys?|credentials?|api|access|auth|user(?:name)?|login|my|your|our|the|some|any|this|that|is|here|goes|value|string|change|replace|insert|enter|put|set|me|it|in|with|to|please|now|test(?:ing)?|fake|dummy|demo|sample|example|really|real|new|old|strong|secure|super|random|very|long|not|none|no|todo|db|database|mysql|postgres|redis|mongo|root|admin|app|service|client|private|public|default|placeholder|rpc|redacted|hidden|removed|domain|host|an|a|xx+|[-_ .:…*]+|\d{1,4}$)/y

/** One part after the other, each tried once: no way back, so that no password takes long. */
function isMadeOfStandIns(lower: string): boolean {
  PART.lastIndex = 0
  while (PART.lastIndex < lower.length) if (!PART.test(lower)) return false
  return true
}

/** @returns whether a password is the one that a program comes with, or the user's name again. */
export function isDefault(user: string, password: string): boolean {
  const lower = password.toLowerCase()
  const name = user.toLowerCase()
  // `statususer:statuspass`
  let same = 0
  while (same < name.length && name[same] === lower[same]) same++
  return lower === name || DEFAULTS.has(lower) || (same > 3 && isMadeOfStandIns(lower.slice(same)))
}

/** @returns whether a password is of the kind that is made, not of the kind that documentation makes up. */
export function isStrong(password: string): boolean {
  const classes =
    Number(/[a-z]/.test(password)) +
    Number(/[A-Z]/.test(password)) +
    Number(/\d/.test(password)) +
    Number(/[^A-Za-z0-9]/.test(password))
  return password.length >= 8 && classes >= 2 && !isWordLike(password)
}
