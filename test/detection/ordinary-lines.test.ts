import { expect, test } from 'vitest'
import { scan } from '#lib/detection/scan.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

const line = base64('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ-+')
const marked = (word: string) => `-----${word} RSA PRIVATE KEY-----`
const abridged = [marked('BEGIN'), line, '...', line, marked('END')].join('\n')

// Lines as they stand in charts, manuals, lock files, logs and documentation all over.
test.each([
  '  db-password: {{ .Values.database.password | b64enc | quote }}',
  '  password: {{ default "" .Values.externalDatabase.password | b64enc | quote }}',
  "secret: {{ vault_app_secret | hash('sha512') }}",
  "      '@scope/password': 4.0.12(@types/node@24.10.1)",
  "      '@scope/some-class-key': 7.28.5(@babel/core@7.28.5)",
  `            'password' => $event->getForm()->getData(),`,
  "$pass = '-anonymous@'",
  'return"url"===e.kind||"password"===e.kind||null==e.kind',
  '// these tests pass with `-gcflags=-l`.',
  '<a id="opt-swarm-password" href="#opt-swarm-password" title="#opt-swarm-password">swarm.password</a>',
  `config.put("password='"+Secrets.CLUSTER_SECRET+"'");`,
  'passwd program = @PREFIX@/bin/true',
  'gmail+smtp://USERNAME:APP-PASSWORD@default',
  'mailgun+https://KEY:DOMAIN@default',
  'twitter://API_KEY:API_SECRET:ACCESS_TOKEN@default',
  'the unhashed passphrase they will pass to crypt_*.',
  '#define MASTER_SECRET "\\x65\\x78\\x74\\x65\\x6e\\x64\\x65\\x64\\x20\\x6d\\x61\\x73\\x74\\x65\\x72\\x20\\x73\\x65\\x63\\x72\\x65\\x74"',
  'oauth_token_secret=secret%3Dpassword&oauth_token=lock%26key',
  'pkcs11:token=Root%20CA%20Certificates;serial=1',
  'xts: check key blocks according to FIPS-140-2 IG A.9',
  'Fixed Compose key for LC_CTYPE=cs_CZ.UTF-8 (closes: #347531).',
  'The key is "app:tagList.N" where N is the tag',
  'SIOCGLIFTOKEN                 = -0x3f879678',
  'Token=static:::1a:2b:3c:4d',
  `TEST_BASIC_TOKEN = "Basic ${base64('me:pass')}"`,
  `  password: '${base64('not my real password')}'`,
  `secret: ${base64('example-app-secret')}`,
  'machine example\\&.org login apt password distro',
  'machine example.org/deb login apt password distro',
  '  passwordSecret: "airflow-cluster1-mysql-password"',
  `IDENTIFIED BY '"$MYSQL_PASSWORD"'`,
  '生成 16 个字符的密码：\n\n`apg -m 16`',
  '仮想マシンのパスが ``Datacenter1/prod/centos_7`` の場合',
  'Bad activity token: android.os.BinderProxy@2bd79ce',
  'must provide a password when provider is "infoblox"',
  'in format: postgresql://login:password@hostname:port/dbname?sslmode=disable',
  "'Authorization': 'OAuth oauth_token=234lsdkf'",
  'ftp_login host={{host}} user=FILE0 password=FILE1 0=users.txt',
  '  "en_PW": "en_001",',
  `db-password: {{ required "A valid .Values.mongodb.db.password entry is required here!" .Values.mongodb.db.password | b64enc | quote }}`,
  '--set mysql.host=mysql;mysql.username=root,mysql.password=password,persistence.enabled=true',
  'curl --user rpcuser:rpcpassword -k http://127.0.0.1:8332',
  'curl -u statususer:statuspass http://10.0.0.7/status',
  `Authorization: Basic ${base64('aladdin:opensesame')}`,
  '{"type": "authorized_user", "client_secret": "secret", "refresh_token": "refreshToken"}',
  'NSErrorFailingURLKey=https://13957%4025385%40acme.com@p28-contacts.acme.com/8741/principal/',
  'like http://jschmoe:xyzzy@www.bogus.net:8000/foo/bar.tml',
  abridged,
])('nothing in %s', (text) => {
  expect(scan(text).findings).toEqual([])
})
