/**
 * What documentation, templates and logs write where a credential would stand. A person who reads them knows
 * at once; none of them may be taken for a secret.
 */

import type { Decoy } from './case.ts'
import { FIXED } from './fixed.ts'
import { chance } from './random.ts'

/** Where a placeholder stands in place of the whole value. */
const WHOLE = [
  'xxxxxxxxxxxxxxxx',
  'XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX',
  '****************',
  '••••••••••••',
  '................',
  '<your-token>',
  '<YOUR_API_KEY>',
  '<password>',
  '<insert token here>',
  '[your secret]',
  '[REDACTED]',
  '[FILTERED]',
  '(hidden)',
  '***',
  'your_api_key_here',
  'your-secret-key',
  'YOUR_ACCESS_TOKEN',
  'yourpasswordhere',
  'my-secret-token',
  'my_secret_password',
  'some-secret-value',
  'insert-your-key-here',
  'replace-me',
  'REPLACE_WITH_YOUR_TOKEN',
  'changeme',
  'change-me-please',
  'CHANGE_THIS_PASSWORD',
  'todo',
  'none',
  'null',
  'undefined',
  'true',
  'false',
  'password',
  'secret',
  'secretpassword',
  'example',
  'example-token',
  'EXAMPLEKEY1234567890',
  'sample_secret_value',
  'dummy-token-value',
  'fake_api_key',
  'test-token',
  'test_secret_key',
  'foobarbaz',
  'abcdefghijklmnop',
  'abcdef1234567890',
  '1234567890abcdef',
  '0123456789abcdef0123456789abcdef',
  '00000000000000000000000000000000',
  '12345678',
  'aaaaaaaaaaaaaaaaaaaa',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the placeholder
  '${API_TOKEN}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the placeholder
  '${process.env.API_TOKEN}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the placeholder
  '${{ secrets.DEPLOY_TOKEN }}',
  '{{ .Values.token }}',
  '{{ vault_password }}',
  '{{api_key}}',
  '{token}',
  '%TOKEN%',
  '%(password)s',
  '$TOKEN',
  '$API_KEY',
  '$(cat /run/secrets/token)',
  '$(pass show deploy)',
  '`cat token.txt`',
  '@token@',
  '#{token}',
  '__TOKEN__',
  'TOKEN_FROM_LOGIN',
  'sk_live_...',
  `sk_live_${'x'.repeat(24)}`,
  'ghp_************************************',
]

/** What code and notes say instead of the value: a call, a path, where to look. */
const ELSEWHERE = [
  'process.env.API_TOKEN',
  'os.environ["API_TOKEN"]',
  'System.getenv("API_TOKEN")',
  'ENV.fetch("API_TOKEN")',
  'config.get("token")',
  'getSecret("deploy-token")',
  'settings.SECRET_KEY',
  'vault:secret/data/app#token',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app',
  'op://Vault/item/password',
  'file:///run/secrets/token',
  '/run/secrets/db_password',
  'see 1Password',
  'ask-the-admin',
  'in the vault',
  'not set',
  'same as before',
  'generated-by-install',
  'from-keychain',
]

const HOLDERS: readonly ((value: string) => string)[] = [
  (value) => `API_TOKEN=${value}`,
  (value) => `"api_key": "${value}"`,
  (value) => `password: ${value}`,
  (value) => `const clientSecret = '${value}'`,
  (value) => `curl -H "Authorization: Bearer ${value}" https://api.internal.test/v1`,
  (value) => `the password is ${value}`,
  (value) => `--secret-key=${value}`,
  (value) => `mysql://root:${value}@localhost:3306/app`,
]

/** In a URL and after `is` the same words could be a password; in code and settings not. */
const ASSIGNED = HOLDERS.slice(0, 4)

/** The secret part of a known format, written as documentation writes it. */
const FILLS: readonly ((length: number) => string)[] = [
  (length) => 'x'.repeat(length),
  (length) => 'X'.repeat(length),
  (length) => '*'.repeat(length),
  (length) => '0'.repeat(length),
  (length) => '1234567890'.repeat(20).slice(0, length),
  (length) => 'abcdefghijklmnopqrstuvwxyz'.repeat(10).slice(0, length),
  (length) => 'abcdef0123456789'.repeat(20).slice(0, length),
  (length) => `EXAMPLE${'EXAMPLEKEY'.repeat(20)}`.slice(0, length),
  (length) => `your_token_here${'_'.repeat(length)}`.slice(0, Math.min(length, 15)),
  () => '...',
  () => '…',
  () => '<token>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the placeholder
  () => '${TOKEN}',
]

/** Whole texts in which the words are there and the credential is not. */
const TEXTS = [
  '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
  `-----BEGIN RSA PRIVATE KEY-----\n${'x'.repeat(64)}\n-----END RSA PRIVATE KEY-----`,
  'The file starts with -----BEGIN OPENSSH PRIVATE KEY----- and ends with the same line.',
  '-----BEGIN PRIVATE KEY-----\n<paste your key here>\n-----END PRIVATE KEY-----',
  'postgres://user:password@localhost:5432/db',
  'postgres://user:pass@host/db',
  'mysql://USERNAME:PASSWORD@HOST:3306/DATABASE',
  'redis://:password@localhost:6379/0',
  `mongodb+${'srv'}://<username>:<password>@cluster0.mongodb.net/test`,
  'https://user:****@git.internal.test/app.git',
  `https://${'username:token'}@example.com/repo.git`,
  'amqp://guest:guest@localhost:5672/',
  'Server=myServer;Database=myDb;User Id=myUser;Password=myPassword;',
  'AccountName=name;AccountKey=<key>;EndpointSuffix=core.windows.net',
  'Authorization: Basic <credentials>',
  'Authorization: Bearer <token>',
  'Authorization: Bearer eyJ...',
  'Authorization: token YOUR_TOKEN',
  `https://hooks.slack.${'com'}/services/T${'0'.repeat(8)}/B${'0'.repeat(8)}/${'X'.repeat(24)}`,
  'https://discord.com/api/webhooks/<id>/<token>',
  'otpauth://totp/Example:alice@example.com?secret=...&issuer=Example',
  'export AWS_SECRET_ACCESS_KEY=<your secret access key>',
  'aws_secret_access_key = YOUR_SECRET_KEY',
  'The default password is "password"; change it after you log in.',
  'password must be at least 12 characters long',
  'Please reset your password within 24 hours.',
  'token: string',
  'password?: string | undefined',
  'function login(user: string, password: string): Promise<Token>',
  '<input type="password" name="password" autocomplete="current-password">',
  'const { password, passwordConfirmation } = request.body',
  'if (password !== confirmation) throw new Error("passwords differ")',
  'SELECT password_hash FROM users WHERE id = $1',
  'api_key = Column(String(64), nullable=False)',
  'secretName: my-registry-credentials',
  'secretKeyRef:\n  name: app-secrets\n  key: database-password',
  'token_url = https://id.internal.test/oauth/token',
  'password_file=/etc/app/password.txt',
  'TOKEN_EXPIRY_SECONDS=3600',
  'csrf_token_name: csrfmiddlewaretoken',
  'public_key = age1… (the recipient)',
  'PASSWORD_RESET_TEMPLATE=emails/password-reset.html',
  'keyboard_layout=de-latin1-nodeadkeys',
]

/** What all of them begin with: the literal part of the format. */
function commonStart(tokens: string[]): string {
  const [first = '', ...others] = tokens
  let end = 0
  while (end < first.length && others.every((other) => other[end] === first[end])) end++
  return first.slice(0, end)
}

export function placeholders(): Decoy[] {
  const c = chance(5)
  const whole = [
    ...WHOLE.flatMap((value) => HOLDERS.map((hold) => ({ value, text: hold(value) }))),
    ...ELSEWHERE.flatMap((value) => ASSIGNED.map((hold) => ({ value, text: hold(value) }))),
  ].map(({ value, text }) => ({ text, what: `whole value ${value}` }))
  const filled = Object.entries(FIXED).flatMap(([format, make]) => {
    const start = commonStart([1, 2, 3, 4].map((seed) => make(chance(seed))))
    if (start.length < 3) return []
    const length = Math.max(8, make(c).length - start.length)
    return [0, 1, 2].map(() => {
      const value = start + c.pick(FILLS)(length)
      return { text: c.pick(HOLDERS)(value), what: `${format}, filled` }
    })
  })
  return [...whole, ...filled, ...TEXTS.map((text) => ({ text, what: 'text' }))]
}
