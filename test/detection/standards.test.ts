import { expect, test } from 'vitest'
import { scan } from '#lib/detection/scan.ts'

// In pieces, as everything here that a scanner would report.
const joined = (...pieces: string[]) => pieces.join('')

test.for([
  ['access_token', joined('2YotnFZFEj', 'r1zCsicMWpAA')],
  ['refresh_token', joined('tGzv3JOkF0', 'XG5Qx2TlKWIA')],
  ['client_secret', joined('7Fjfp0ZBr1', 'KtDRbnfVdmIw')],
  ['oauth_token', joined('nnch734d0', '0sl2jdk')],
  ['oauth_token_secret', joined('pfkkdhi9s', 'l3r4s00')],
  ['oauth_consumer_secret', joined('kd94hf93k', '423kf44')],
  ['oauth_consumer_key', joined('dpf43f3p2', 'l4k3l03')],
] as const)('the %s that a standard shows is no finding', ([name, value]) => {
  for (const text of [`"${name}":"${value}"`, `&${name}=${value}`, `${name} is ${value}`]) {
    expect(scan(text).findings, text).toEqual([])
  }
})

test('nor is the Authorization header of RFC 6749', () => {
  const client = joined('s6BhdRkqt3:', 'gX1fBat', '3bV')
  const text = `Authorization: Basic ${Buffer.from(client).toString('base64')}`
  expect(scan(text).findings).toEqual([])
})
