import type { Rule } from '../candidate.ts'

/** How much a name promises that its value is a secret. */
export type Strength =
  /** `db_password`, `client_secret`, `api_key`. */
  | 'strong'
  /** `token`, `secret`, `pass`, `credentials`. */
  | 'medium'
  /** `key`, `auth`, `salt`, `csrf_token`: the value has to speak for itself. */
  | 'weak'

export interface NameVerdict {
  rule: Rule
  strength: Strength
  /** The value may be something that people made up, and short. */
  human: boolean
  /** Digits alone will do. */
  pin: boolean
}

const rule = (
  what: string,
  name: string,
  kind: Rule['kind'],
  severity: Rule['severity'],
): Rule => ({
  detector: `generic-${what}`,
  provider: 'Generic',
  name,
  kind,
  severity,
})

/** One rule for each thing that a name can promise. */
export const GENERIC = {
  password: rule('password', 'password', 'password', 'high'),
  pin: rule('pin', 'PIN', 'password', 'medium'),
  apiKey: rule('api-key', 'API key', 'secret', 'high'),
  token: rule('token', 'token', 'token', 'high'),
  secret: rule('secret', 'secret', 'secret', 'high'),
  privateKey: rule('private-key', 'private or encryption key', 'private-key', 'high'),
  key: rule('key', 'key', 'secret', 'medium'),
  credential: rule('credential', 'credential', 'secret', 'medium'),
} as const satisfies Record<string, Rule>

/** Words that name a secret also when other letters stand before them: `dbpassword`. */
const PASSWORDS = 'password passwd passphrase passcode passwort kennwort'.split(' ')
const LONG: readonly (readonly [string, Rule, Strength])[] = [
  ...PASSWORDS.map((word) => [word, GENERIC.password, 'strong'] as const),
  ['apikey', GENERIC.apiKey, 'strong'],
  ['accesskey', GENERIC.apiKey, 'strong'],
  ['secretkey', GENERIC.apiKey, 'strong'],
  ['authkey', GENERIC.apiKey, 'strong'],
  ['privatekey', GENERIC.privateKey, 'strong'],
  ['accesstoken', GENERIC.token, 'strong'],
  ['authtoken', GENERIC.token, 'strong'],
  ['clientsecret', GENERIC.secret, 'strong'],
  ['token', GENERIC.token, 'medium'],
  ['secret', GENERIC.secret, 'medium'],
  ['credential', GENERIC.credential, 'medium'],
  ['credentials', GENERIC.credential, 'medium'],
]

/** Words that have to be a whole part of the name: `monkey` holds no key. */
const SHORT: Readonly<Record<string, readonly [Rule, Strength]>> = {
  pwd: [GENERIC.password, 'strong'],
  pswd: [GENERIC.password, 'strong'],
  passwrd: [GENERIC.password, 'strong'],
  psw: [GENERIC.password, 'strong'],
  pass: [GENERIC.password, 'medium'],
  passw: [GENERIC.password, 'medium'],
  pw: [GENERIC.password, 'medium'],
  psk: [GENERIC.password, 'medium'],
  identified: [GENERIC.password, 'strong'],
  requirepass: [GENERIC.password, 'strong'],
  masterauth: [GENERIC.password, 'strong'],
  bindpw: [GENERIC.password, 'strong'],
  rootpw: [GENERIC.password, 'strong'],
  userpass: [GENERIC.password, 'strong'],
  dbpass: [GENERIC.password, 'strong'],
  rootpass: [GENERIC.password, 'strong'],
  storepass: [GENERIC.password, 'strong'],
  keypass: [GENERIC.password, 'strong'],
  sshpass: [GENERIC.password, 'strong'],
  dbpwd: [GENERIC.password, 'strong'],
  userpwd: [GENERIC.password, 'strong'],
  securestring: [GENERIC.password, 'strong'],
  key: [GENERIC.key, 'weak'],
  bearer: [GENERIC.token, 'weak'],
  auth: [GENERIC.credential, 'weak'],
  cred: [GENERIC.credential, 'medium'],
  creds: [GENERIC.credential, 'medium'],
  salt: [GENERIC.secret, 'weak'],
  cookie: [GENERIC.token, 'weak'],
  appkey: [GENERIC.apiKey, 'strong'],
  sharedkey: [GENERIC.apiKey, 'strong'],
  accountkey: [GENERIC.apiKey, 'strong'],
  masterkey: [GENERIC.privateKey, 'strong'],
  signingkey: [GENERIC.privateKey, 'strong'],
  encryptionkey: [GENERIC.privateKey, 'strong'],
}

/** The words that wake the finder of assignments. */
export const NAME_WORDS: readonly string[] = [...LONG.map(([word]) => word), ...Object.keys(SHORT)]

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Parts before `key` that make it a secret, and what they make it. */
const KEY_OF: Readonly<Record<string, Rule>> = Object.fromEntries([
  ...'api access secret auth shared account admin service app application consumer client developer dev license licence subscription integration webhook deploy deployment server user customer ingest ingestion write read rest sdk merchant project storage storageaccount sas bot partner oauth live prod production sandbox upload org organization management personal instance license root function host instrumentation'
    .split(' ')
    .map((word) => [word, GENERIC.apiKey] as const),
  ...'private encryption encrypt decryption crypt crypto signing sign master hmac aes des rsa ssh ecdsa ed25519 cipher session jwt data wallet root seed secretbox tls ssl pgp gpg deploy symmetric fernet django app'
    .split(' ')
    .filter((word) => !['root', 'app', 'deploy'].includes(word))
    .map((word) => [word, GENERIC.privateKey] as const),
])

/** Parts before `pass` that tell it from the pass of a renderer or a compiler. */
const PASS_OF = set(
  'db database user admin root smtp mail email ftp sftp ssh mysql mariadb postgres postgresql pg redis mongo mongodb sql mssql oracle login my wifi imap pop ldap proxy rabbitmq amqp mqtt kafka sudo svc service api app auth web http https basic server host remote vpn keystore truststore cert key store wp master default bind sasl nexus sonar jenkins docker registry artifactory git github gitlab jira client account owner super sa demo',
)
/** Parts before `key` and `token` that make it none. */
const NO_KEY = set(
  'public primary foreign sort partition cache hash range index unique object map dictionary registry translation i18n locale lookup group row column col hot short shortcut arrow query search dedup idempotency routing row metadata meta message label annotation config configuration setting settings option options property prop json yaml env field header cookie attribute attr tag node item entry element component react child enter escape esc tab shift ctrl control alt function fn modifier accel host known pub publickey publishable site sitekey anon vapid parent composite natural surrogate candidate super sub next prev previous new old first last current any each same this that which event press down up right left missing unknown duplicate invalid valid bad no not cursor storage local view state query route navigation menu record data db database table schema name display feature flag graph span trace context resource signature certificate cert ssl fingerprint gpg pgp s3 bucket file dict kms arn cmk raw custom',
)
const NO_TOKEN = set(
  'next page nextpage continuation continue pagination cursor sync resume max min total num n count input output prompt completion cached reasoning start end stop eos bos pad unk sep cls mask special first last current prev previous peek lookahead string ident identifier comment keyword punctuation operator literal number open close opening closing left right lparen rparen eof nft erc20 bpe word sub subword syntax semantic design color theme font css cancellation cancel abort concurrency lock device push fcm apns client request idempotency xsrf csrf antiforgery state marker upload block doc line quote template whitespace newline dot comma colon semi paren brace bracket injection di inject unexpected expected invalid missing unknown bad address contract mint reward',
)
/** Of these the value may be a secret all the same, if it looks like one. */
const DOUBTFUL = set(
  'request csrf xsrf antiforgery client device push fcm apns upload sync state s3 data db database storage site raw custom cookie root ssl config setting settings env any this that new old current search host gpg pgp field',
)
/** @returns whether a word before "key" or "token" says that it is no secret: "cache key", "next token". */
export function isNoSecretOf(before: string, word: string): boolean {
  if (DOUBTFUL.has(before)) return false
  return word === 'key' ? NO_KEY.has(before) : NO_TOKEN.has(before)
}

/** Parts after the word: `password_hash`, `token_type`. */
const NO_SECRET_TAIL = set(
  'hash hashed hasher hashes digest checksum fingerprint file filename filepath files path paths dir directory folder type types id ids identifier name names length len size count counts num number limit limits max min field fields input inputs label labels placeholder hint error errors message messages msg url uri urls endpoint host policy policies prompt reset rule rules regex pattern format strength expiry expires expire expiration expired ttl timeout lifetime age version versions index idx column col row prefix suffix set sets map list array store storage manager provider providers service services server handler helper factory class form required enabled disabled valid validator validation validity verify verified verification kind usage status state button link page title text desc description arn ref refs reference alias algorithm algo alg encoding schema source sources generator generated callback fn func function method param params parameter argument arg option options opt config env var variable command cmd program script mode level scope scopes issuer audience owner user username account role group permission permissions parser lexer stream buffer position pos offset start end span kinds value_from from location rotation rotate change changed changes recovery forgot request requests response required_message confirm_error mismatch help info details properties property attribute attributes header headers cookie query template templates placeholder sep separator delimiter types_supported supported methods count usage used budget exists present missing empty null is_set field_name only based less vault backend engine lookup lookups uses event events listener press code codes derivation iterations rounds bits bytes strategy created updated modified date time timestamp at on in for by until seconds minutes days hours ms comment docs example examples test tests item items node nodes key_id md5 sha1 sha256 sha512 salt_length cost icon img image color style css view model entity table record api client app encode decode split join strip replace format equals startswith endswith includes match mgr js ts mts mjs cjs jsx tsx json md py rb php java kt html css yml yaml toml txt asc',
)
/** Parts after the word that change nothing: `password_prod`, `API_KEY_2`, `token_value`. */

const isUpper = (code: number) => code >= 65 && code <= 90
const isLower = (code: number) => code >= 97 && code <= 122

/** `dbPassword_PROD-2` in parts: `db`, `password`, `prod`, `2`. */
function partsOf(text: string, start: number, end: number): string[] {
  const parts: string[] = []
  let from = start
  const take = (to: number) => {
    if (to > from) parts.push(text.slice(from, to).toLowerCase())
  }
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const before = at > from ? text.charCodeAt(at - 1) : 0
    const isSign = code < 48 || (code > 57 && code < 65) || (code > 90 && code < 97)
    if (isSign && code < 128) {
      take(at)
      from = at + 1
    } else if (
      isUpper(code) &&
      (isLower(before) || (isLower(text.charCodeAt(at + 1)) && at + 1 < end && isUpper(before)))
    ) {
      take(at)
      from = at
    }
  }
  take(end)
  return parts
}

/**
 * What the identifier `text[start, end)`, in which a label word ends at `wordEnd`, promises of its
 * value.
 *
 * @returns undefined when it only looks like a secret's name.
 */
export function judgeName(
  text: string,
  start: number,
  wordEnd: number,
  end: number,
): NameVerdict | undefined {
  const parts = partsOf(text, start, wordEnd)
  const tail = wordEnd < end ? partsOf(text, wordEnd, end) : []
  for (const part of tail) if (NO_SECRET_TAIL.has(part)) return undefined
  const last = parts.at(-1)
  if (last === undefined) return undefined
  const before = parts.at(-2) ?? ''
  if (last === 'key') return keyNamed(before, parts.at(-3) ?? '')
  const short = SHORT[last]
  if (short !== undefined && Object.hasOwn(SHORT, last)) {
    const [found, strength] = short
    const isClear = found === GENERIC.password && PASS_OF.has(before)
    return verdict(found, isClear ? 'strong' : strength)
  }
  for (const [word, found, strength] of LONG) {
    if (!last.endsWith(word)) continue
    const lead = last.length > word.length ? last.slice(0, -word.length) : before
    if (found === GENERIC.token) return tokenNamed(lead, strength)
    if (found === GENERIC.secret && lead !== '' && strength === 'medium') {
      return verdict(found, 'strong')
    }
    return verdict(found, strength)
  }
  return undefined
}

function verdict(found: Rule, strength: Strength): NameVerdict {
  const human = found === GENERIC.password
  return { rule: found, strength, human, pin: found === GENERIC.pin }
}

function keyNamed(before: string, beforeThat: string): NameVerdict | undefined {
  const found = Object.hasOwn(KEY_OF, before) ? KEY_OF[before] : undefined
  if (found !== undefined) return verdict(found, DOUBTFUL.has(before) ? 'weak' : 'strong')
  if (NO_KEY.has(before) && !DOUBTFUL.has(before)) return undefined
  if (beforeThat === 'secret' || beforeThat === 'api') return verdict(GENERIC.apiKey, 'medium')
  return verdict(GENERIC.key, 'weak')
}

function tokenNamed(lead: string, strength: Strength): NameVerdict | undefined {
  if (DOUBTFUL.has(lead)) return verdict(GENERIC.token, 'weak')
  if (NO_TOKEN.has(lead)) return undefined
  const known =
    /^(?:access|auth|api|bearer|refresh|secret|bot|personal|security|oauth|session|service|deploy|id|private|admin|app|user|registry|npm|github|gitlab|webhook)$/
  return verdict(GENERIC.token, known.test(lead) ? 'strong' : strength)
}
