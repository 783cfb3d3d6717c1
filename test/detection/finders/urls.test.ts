import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sweep } from '#lib/detection/candidate.ts'
import { CONNECTION_STRINGS } from '#lib/detection/finders/connection-strings.ts'
import { AWS_PRESIGNED, AZURE_SAS } from '#lib/detection/finders/signed-urls.ts'
import { examineUrl } from '#lib/detection/finders/urls.ts'
import { scan } from '#lib/detection/scan.ts'
import { BASE62, collect, draw, found, type Pass, wake } from './harness.ts'

const RUN = /[\w\-.~+/=%$:@!|]/

/** As the first pass does: every `://` with the run of token characters that it stands in. */
function look(text: string): Pass {
  return collect(text, (sweep: Sweep) => {
    let start = 0
    for (let end = 0; end <= text.length; end++) {
      if (end < text.length && RUN.test(text.charAt(end))) continue
      const run = text.slice(start, end)
      for (let at = run.indexOf('://'); at >= 0; at = run.indexOf('://', at + 3)) {
        examineUrl(sweep, start + at, { start, end })
      }
      start = end + 1
    }
  })
}

const secret = draw(BASE62, 12).replace(/^.{2}/, 'q7')
const HOST = 'db7.acme-corp.io'

describe('passwords in URLs', () => {
  test.for([
    ['mongodb', 'mongodb-connection-uri-with-password'],
    ['mongodb+srv', 'mongodb-connection-uri-with-password'],
    ['postgres', 'postgresql-connection-uri'],
    ['postgresql+asyncpg', 'postgresql-connection-uri'],
    ['mysql', 'mysql-mariadb-connection-uri'],
    ['rediss', 'redis-connection-uri'],
    ['amqps', 'rabbitmq-connection-uri'],
    ['sftp', 'smtp-imap-ftp-ldap-ssh-uri-with-password'],
    ['https', 'http-basic-auth-url-any'],
    ['clickhouse', 'uri-with-password'],
    ['constructor', 'uri-with-password'],
  ])('%s', ([scheme, detector]) => {
    const text = `url: "${scheme}://app:${secret}@${HOST}:1234/x?y=1"`
    expect(found(look(text), text)).toEqual([[detector, secret]])
  })

  test.for(['p@ss%40w0rd-9', 'tr0ub4dor&3', 'Kx!92$hq', 'correct:horse7'])(
    'the password as written: %s',
    (password) => {
      const text = `see postgres://app:${password}@${HOST}/db, please`
      expect(found(look(text), text)).toEqual([['postgresql-connection-uri', password]])
    },
  )

  test('no user (Redis), several hosts (MongoDB), JDBC', () => {
    const redis = `redis://:${secret}@${HOST}:6379/0`
    expect(found(look(redis), redis)).toEqual([['redis-connection-uri', secret]])
    const mongo = `mongodb://app:${secret}@a1.acme.io:27017,b1.acme.io:27017/db?replicaSet=rs0`
    expect(found(look(mongo), mongo)).toEqual([['mongodb-connection-uri-with-password', secret]])
    for (const separator of ['?user=app&', ';user=app;']) {
      const jdbc = `jdbc:postgresql://${HOST}/db${separator}password=${secret}`
      const both = [...found(look(jdbc), jdbc), ...found(wake(CONNECTION_STRINGS, jdbc), jdbc)]
      expect(both).toContainEqual(['jdbc-connection-string', secret])
    }
  })

  test('the way to log in to CVS is no part of the password', () => {
    for (const method of [':pserver:', 'pserver:']) {
      const text = `cvs://${method}app:${secret}@${HOST}/cvs`
      expect(found(look(text), text)).toEqual([['uri-with-password', secret]])
    }
  })

  test('tokens in the place of the name', () => {
    const token = draw(BASE62, 36)
    for (const text of [
      `https://${token}@github.com/a/b.git`,
      `https://${token}:x-oauth-basic@github.com/a/b`,
    ]) {
      expect(found(look(text), text)).toEqual([['url-token', token]])
    }
    for (const user of ['oauth2', 'x-access-token']) {
      const text = `git clone https://${user}:${token}@gitlab.com/a/b.git`
      expect(found(look(text), text)).toEqual([['http-basic-auth-url-any', token]])
    }
  })

  // Those that other scanners report have a dot in them, which is taken out.
  test.for([
    'https://user:password@host/',
    'https:·//user:pass@acme.io',
    'postgres://user:****@acme.io/db',
    'mysql://root:xxx@acme.io',
    'redis://:<password>@acme.io',
    'mongodb+srv:·//user:<db_password>@cluster0.mongodb.net',
    'postgres://app:%s@acme.io',
    'https://username:password@acme.io',
    'amqp://guest:guest@localhost:5672',
    'postgres://postgres:postgres@localhost/db',
    'mysql://root:root@db:3306/x',
    'http:·//admin:admin@127.0.0.1',
    'mysql:·//root:my-secret-token@db.acme.io/app',
    'mysql:·//root:changeMePlease1@db.acme.io/app',
    'mysql:·//root:__TOKEN__@db.acme.io/app',
    'mysql:·//root:sbp_…@db.acme.io/app',
    `[![a](https://a.io/x.svg?token=${['bRzR3', 'RyOXZ'].join('')})](https://a.io/gh/x)`,
    'https://acme.io/a@b',
    'https://acme.io:8080/@x',
    'ssh://git@github.com:22/x',
    'https://medium.com/@user:name',
    'ftp://anonymous:@ftp.acme.io',
    'https:·//user:secret@example.com',
    'cvs:·//pserver:anoncvs@cvs.acme.io/cvs',
    'cvs:·//:pserver:anonymous:@cvs.acme.io/cvs',
    'cvs:·//:pserver:anonymous:anoncvs@cvs.acme.io/cvs',
    'pserver:·//anoncvs:anoncvs@cvs.acme.io/cvs',
    'ftp:·//anonymous:me%40acme.io@ftp.acme.io',
    'http://foo:bar@example.com',
    'http://[::1]:80/',
    'https://9d4f2a1c9d4f4a1c8d4f2a1c9d4f2a17@o12.ingest.sentry.io/12',
    ...['{PASS}', 'PASS', '(pass)'].map((name) => `postgres://app:${`$${name}`}@acme.io/db`),
    ...['{{ pw }}'].map((name) => `postgres://app:${name}@acme.io/db`),
  ])('nothing in %s', (form) => {
    const text = form.replace('·', '')
    expect(found(look(text), text)).toEqual([])
  })
})

describe('secrets in queries', () => {
  const token = draw(BASE62, 32)
  test.for(['access_token', 'api_key', 'token', 'key', 'sig'])('%s', (name) => {
    for (const text of [
      `https://api.acme.io/v1?${name}=${token}&x=1`,
      `(https://api.acme.io/v1?x=1&amp;${name}=${token}).`,
    ]) {
      expect(found(look(text), text)).toEqual([['url-query-secret', token]])
    }
  })

  test('a password ends before the fragment', () => {
    for (const name of ['password', 'pwd']) {
      const text = `https://www.acme.io/?${name}=${secret}#top`
      expect(scan(text).findings).toMatchObject([
        { detector: 'url-query-secret', start: text.indexOf(secret), end: text.indexOf('#') },
      ])
    }
  })

  test('AWS presigned', () => {
    const signature = draw('0123456789abcdef', 64)
    const text = `https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${['AK', '2025', 'aws4_request'].join('%2F')}&X-Amz-Expires=300&X-Amz-Signature=${signature}`
    expect(found(wake(AWS_PRESIGNED, text), text)).toEqual([['aws-presigned-url', signature]])
    const alone = text.replace('X-Amz-Credential', 'X-Amz-Date')
    expect(found(wake(AWS_PRESIGNED, alone), alone)).toEqual([])
  })

  test('Azure shared access signatures, also without a URL', () => {
    const sig = `${draw(BASE62, 43)}%3D`
    for (const text of [
      `https://x.blob.core.windows.net/c?sv=2022-11-02&se=2030-01-01&sr=c&sp=r&sig=${sig}`,
      `?sig=${sig}&se=1&sv=2020-01-01 `,
    ]) {
      expect(found(wake(AZURE_SAS, text), text)).toEqual([['azure-sas-url-or-token', sig]])
    }
    expect(found(wake(AZURE_SAS, `x?sig=${sig}`), `x?sig=${sig}`)).toEqual([])
  })

  test.for([
    'https://a.io/?key=your_api_key_goes_here',
    'https://a.io/?token=TOKEN',
    'https://a.io/x?page=2&id=8f14e45fceea167a5a36dedd4bea2543',
    `https://a.io/?key=${'$'}{API_KEY_FOR_MAPS}`,
  ])('nothing in %s', (text) => {
    expect(found(look(text), text)).toEqual([])
  })
})

describe('connection strings', () => {
  const key = `${draw(BASE62, 86)}==`
  test.for([
    [
      'azure-storage-connection-string',
      'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=',
      key,
      ';EndpointSuffix=core.windows.net',
    ],
    [
      'azure-service-bus-event-hub-iot-hub-connection-string',
      'Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=',
      key,
      '',
    ],
    [
      'azure-service-bus-event-hub-iot-hub-connection-string',
      'HostName=a.azure-devices.net;DeviceId=d;SharedAccessKey=',
      key,
      '',
    ],
    [
      'azure-app-configuration-connection-string',
      'Endpoint=https://acme.azconfig.io;Id=abc;Secret=',
      key,
      '',
    ],
    [
      'azure-sql-connection-string',
      'Server=tcp:acme.database.windows.net,1433;User ID=app;Password=',
      secret,
      ';Encrypt=True',
    ],
    [
      'odbc-ado-net-connection-string',
      'Data Source=db1;Initial Catalog=x;User Id=app;Pwd=',
      secret,
      '',
    ],
    [
      'odbc-ado-net-connection-string',
      'Driver={SQL Server};Server=x;Uid=app;Password=',
      secret,
      ';',
    ],
    [
      'odbc-ado-net-connection-string',
      'User Id=app; Password = ',
      secret,
      '; Host=db.acme.io; Port=1',
    ],
    [
      'jdbc-connection-string',
      'jdbc:sqlserver://db.acme.io:1433;databaseName=x;user=sa;password=',
      secret,
      ';encrypt=true',
    ],
    ['redis-connection-uri', 'cache.acme.io:6380,password=', secret, ',ssl=True'],
  ] as const)('%s', ([detector, before, value, after]) => {
    for (const text of [
      `${before}${value}${after}`,
      `"ConnectionString": "${before}${value}${after}",`,
    ]) {
      expect(found(wake(CONNECTION_STRINGS, text), text)).toEqual([[detector, value]])
    }
  })

  test.for([
    'Server=x;User Id=app;Password=password;',
    'Server=x;Password=*****;',
    'Server=x;Password={0};',
    'Server=x;Pwd=<your password>;',
    'let password = compute(x); host = y;',
    'Server=localhost;User=sa;Password=;',
    `password=${secret}`,
  ])('nothing in %s', (text) => {
    expect(found(wake(CONNECTION_STRINGS, text), text)).toEqual([])
  })
})

describe('hostile text', () => {
  test.for([
    '://',
    'a://b:c@',
    'https://a?token=',
    '://a:b',
    'http://x?&',
    'http://a:aaaaaaaaaaaa@b?key=aaaaaaaaaaaaaaaaaaaaaaaaa&',
  ])('URLs: %s', (piece) => {
    const steps = (times: number) => look(piece.repeat(times)).steps
    expect(steps(8000)).toBeLessThanOrEqual(2.2 * steps(4000) + 1)
    expect(steps(8000)).toBeLessThanOrEqual(8 * 8000 * piece.length)
  })

  test.for([
    'password=',
    `password=${['aB3d', 'E6gh'].join('')};`,
    `pwd=${['aB3d', 'E6gh'].join('')}`,
    'sig=',
    `sig=${draw(BASE62, 43)}&`,
    `X-Amz-Signature=${draw('0123456789abcdef', 64)}&`,
  ])('words: %s', (piece) => {
    const steps = (times: number) =>
      wake([CONNECTION_STRINGS, AZURE_SAS, AWS_PRESIGNED], piece.repeat(times)).steps
    expect(steps(8000)).toBeLessThanOrEqual(2.2 * steps(4000) + 1)
    expect(steps(8000)).toBeLessThanOrEqual(64 * 8000 * piece.length)
  })

  test('nothing throws, spans stay inside', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.webUrl({ withQueryParameters: true }),
        (junk, url) => {
          for (const text of [
            `x://${junk}`,
            `${url}${junk}`,
            `a://b:${junk}@c`,
            `host=a;password=${junk}`,
          ]) {
            for (const { start, end } of [
              ...look(text).candidates,
              ...wake(CONNECTION_STRINGS, text).candidates,
            ]) {
              expect(start).toBeLessThan(end)
              expect(end).toBeLessThanOrEqual(text.length)
            }
          }
        },
      ),
    )
  })
})
