import { expect, test } from 'vitest'
import { scan } from '#lib/detection/scan.ts'
import { chance } from '#test/corpus/random.ts'

const c = chance(17)
const PASSWORD = `${c.chars('base62', 7)}#${c.chars('base62', 6)}`
const TOKEN = c.chars('base62', 26)
const found = (text: string) => scan(text).findings.map(({ start, end }) => text.slice(start, end))

test.each([
  'パスワードを「¤」に変更しました',
  '密码改成了¤',
  '账号admin 密码¤',
  "j'ai changé le mot de passe, c'est ¤",
  'I changed the password, it’s ¤',
  '[Note] A temporary password is generated for root@localhost: ¤',
  'Username\nbob\nPassword\n¤\n',
  'wifi: Office / ¤',
])('somebody says the password: %s', (form) => {
  expect(found(form.replace('¤', PASSWORD))).toEqual([PASSWORD])
})

const LONG = c.chars('base62', 56)
const HEX = c.chars('hex', 32)
const ID = c.uuid()

test.each([
  ['te paso la clave de Acme: ¤', LONG],
  ['te paso la clave de Railway: ¤', ID],
  ['o token do Railway é ¤', ID],
  ['вот токен для Postmark: ¤', ID],
  ['Railwayのトークンは「¤」です', ID],
  ['Opsgenie 的密钥是 ¤', ID],
  ['the token for Railway is ¤', ID],
  ['railway:\n  token: ¤\n', ID],
  ['{"hubspot": {"key": "¤"}}', ID],
  ['provider "datadog" {\n  api_key = "¤"\n}', HEX],
  ['| railway token | ¤ |', ID],
])('a key is known by the name near it: %s', (form, key) => {
  expect(found(form.replace('¤', key))).toEqual([key])
})

test.each([
  'deployed to Railway: ¤',
  'railway:\n  project: ¤\n',
  'see the secret santa list on Railway, request ¤',
])('an id beside a name is no key: %s', (form) => {
  expect(found(form.replace('¤', ID))).toEqual([])
})

test.each([
  ['https://acme.test/go?next=https%3A%2F%2Fbob%3A¤%40db.acme.io%2Fshop', c.chars('base62', 16)],
  ['?dsn=postgres%3A%2F%2Fapp%3A¤%40db.acme.io%3A5432%2Fshop&x=1', c.chars('base62', 16)],
])('percent-encoding is unwrapped: %s', (form, secret) => {
  expect(found(form.replace('¤', secret)).join()).toContain(secret)
})

const other = chance(18)
// Behind digits, as a unit or a version would stand there.
const DRAWN = `61mQmQ${other.chars('base62', 10)}`

test.each([
  'root pw ¤ on db1',
  'can you put PLAID_SECRET ¤ into the vault?',
  'char mqtt_pass[] = "¤";',
  'char mqtt_pass[32] = "¤";',
  'let password = String::from("¤");',
  'password=Secret("¤")',
  '"adminPassword": { "value": "¤" }',
  '"sqlPassword": { "type": "securestring", "defaultValue": "¤" }',
  'DB_PASS=¤; export DB_PASS',
  'DB_PASSWORD=¤ && ./run.sh',
  'BACKUP_PASSWORD=¤ /usr/bin/backup',
  'ipmitool -H 10.0.0.9 -U admin -P ¤ power on',
  'psexec -u admin -p ¤ cmd',
  'snmpwalk -v3 -u bob -A ¤ host',
])('in shells, code and templates: %s', (form) => {
  expect(found(form.replace('¤', DRAWN))).toEqual([DRAWN])
})

test.each([
  'let MOST_TOKENS ¤ be',
  'see API_KEY ¤ for more',
  '{"token": {"type": "string", "value": "¤"}}',
])('no credential by its form alone: %s', (form) => {
  expect(found(form.replace('¤', 'tag.id2'))).toEqual([])
})

test.each([
  ['berlin64', '-', 'db'],
  ['Velvet', '.', 'Falcon', '.', '1994'],
])('a password that somebody made of words and a number: %s', (...parts) => {
  const password = parts.join('')
  expect(found(`POSTGRES_PASSWORD=${password}`)).toEqual([password])
})

test.each([
  'Password: minLength=8',
  'password: PBKDF2=sha512',
  '  dbPassword: mysql57.pw,\n',
  'dbPassword = getPw2b.\n',
  `RESET_PASSWORD ${other.chars('hex', 24)}`,
  `INVALID_API_KEY ${other.chars('base62', 12)}`,
  `FORGOT_SECRET trace=${other.chars('hex', 32)}`,
  'existingSecretPassword: redis01-creds',
])('settings, code and events: %s', (text) => {
  expect(found(text)).toEqual([])
})

test.each([
  `ftp://bob:${['KXQZ', 'WVTB', 'PLMR'].join('-')}@ftp.acme.io/`,
  `curl -u SVCUSER:${['KXQZWV', 'TBPLMR'].join('')} https://acme.io`,
  `DB_PASSWORD=#${['Kfjq', 'wxzv'].join('')}`,
])('capitals alone, and a sign before them: %s', (text) => {
  expect(found(text)).toHaveLength(1)
})

test('what a resource is called, and what is kept under a key', () => {
  const arn = `arn:aws:secretsmanager:eu-west-1:${'1234567890'}12:secret:prod/db-AbCdEf`
  expect(found(`"Resource": "${arn}"`)).toEqual([])
  const commit = other.chars('hex', 40)
  expect(found(`      - uses: actions/create-github-app-token@${commit} # v3`)).toEqual([])
  expect(found(`{"repo":"github/create-token","sha":"${commit}"}`)).toEqual([])
  const digest = `${other.chars('base62', 24)}/${other.chars('base62', 9)}=`
  expect(found(`example.org/acme/credentials v1.19.34 h1:${digest}`)).toEqual([])
  expect(found(`    cache-key: v1-deps-${other.chars('hex', 64)}`)).toEqual([])
})

test('a number for a door', () => {
  expect(found('the pin for the back door is 4711, ok?')).toEqual(['4711'])
  expect(found('pin 3 for the led is 2031 ohm')).toEqual([])
})

// Passwords that commands take behind an option of one letter, or from the command before.
test.each([
  "mysql -u root -p'¤' shop",
  'mysqldump -uroot -p¤ shop > a.sql',
  "sshpass -p '¤' ssh deploy@10.0.0.7",
  'sshpass -p¤ scp a.tgz deploy@srv1:',
  "docker login -u bob -p '¤' registry.acme.test",
  'docker login \\\n  -u bob \\\n  -p ¤',
  'redis-cli -h cache1 -a ¤ ping',
  "ldapsearch -x -D cn=admin,dc=acme -w '¤' -b dc=acme",
  "mongosh --host db1 -u admin -p '¤'",
  'sqlcmd -S db1 -U sa -P ¤ -Q "select 1"',
  "openssl enc -d -aes-256-cbc -in a.enc -k '¤'",
  'smbclient //srv1/share -U bob%¤',
  'lftp -u bob,¤ sftp://files.acme.test',
  'xfreerdp /v:srv1 /u:bob /p:¤',
  "htpasswd -cb /etc/nginx/.htpasswd bob '¤'",
  "ssh-keygen -t ed25519 -N '¤' -f key",
  'ConvertTo-SecureString "¤" -AsPlainText -Force',
  "(ConvertTo-SecureString -String '¤' -AsPlainText -Force)",
  "echo '¤' | sudo -S apt-get update",
  'echo "deploy:¤" | chpasswd',
  'echo -n "¤" | docker login -u bob --password-stdin',
])('a command takes the password: %s', (form) => {
  expect(found(form.replace('¤', PASSWORD))).toContain(PASSWORD)
})

test.each([
  'requests.get(url, auth=("bob", "¤"))',
  "auth=HTTPBasicAuth('bob', '¤')",
  'req.SetBasicAuth("bob", "¤")',
  '.basic_auth("bob", Some("¤"))',
  'new NetworkCredential("bob", "¤")',
  'new PasswordAuthentication("bob", "¤".toCharArray())',
  'new UsernamePasswordAuthenticationToken("bob", "¤")',
  'smtp.login("bob@acme.test", "¤")',
  'WiFi.begin("Office", "¤");',
  'DriverManager.getConnection("jdbc:mysql://db1/shop", "app", "¤")',
  'pymysql.connect("db1", "app", "¤", "shop")',
  'mysql_real_connect(c, "db1", "app", "¤", "shop", 0, NULL, 0)',
  "new PDO('mysql:host=db1', 'app', '¤')",
  'DBI->connect("dbi:mysql:shop", "app", "¤")',
  'variable "db_password" {\n  type    = string\n  default = "¤"\n}',
  'requirepass ¤',
  'bindpw ¤\n',
  '<wsse:Password Type="PasswordText">¤</wsse:Password>',
  'define( "DB_PASS", "¤" );',
  "await page.type('#password', '¤')",
  "set -gx DB_PASSWORD '¤'",
])('a function, a directive or an element holds the password: %s', (form) => {
  expect(found(form.replace('¤', PASSWORD))).toContain(PASSWORD)
})

test.each([
  "jwt.sign(payload, '¤')",
  'jwt.encode(payload, "¤", algorithm="HS256")',
  "crypto.createHmac('sha256', '¤')",
  'var jwtKey = []byte("¤")',
  "localStorage.setItem('access_token', '¤')",
  "ENV.fetch('API_TOKEN', '¤')",
  'buildConfigField("String", "API_KEY", "\\"¤\\"")',
  'aws configure set aws_secret_access_key ¤',
  'data:\n  password: ¤=\n',
])('a function or a command holds the token: %s', (form) => {
  expect(found(form.replace('¤', TOKEN)).join()).toContain(TOKEN)
})

test.each([
  'mysql -u root -p shop < dump.sql',
  'mysql -u root -p$MYSQL_PASSWORD shop',
  'docker login -u bob -p "$TOKEN"',
  'docker login -u bob -p <your password>',
  "echo '$PASSWORD' | sudo -S true",
  'sudo -S true',
  'tar -xzf a.tgz | sudo -S tee /etc/app.conf',
  'requests.get(url, auth=("user", "password"))',
  'smtp.login(user, config.smtpPassword)',
  'db.begin("read only", "shop")',
  'socket.connect("tcp", "10.0.0.7", "8080")',
  'jwt.sign(payload, privateKey)',
  'ConvertTo-SecureString $env:PASSWORD -AsPlainText',
  'variable "db_password" {\n  type = string\n  sensitive = true\n}',
])('no password in %s', (text) => {
  expect(found(text)).toEqual([])
})
