import { describe, expect, test } from 'vitest'
import { clientKey } from '#server/http/client-address.ts'

describe('clientKey', () => {
  test('is the socket when no proxy is trusted, whatever the header says', () => {
    expect(clientKey('192.0.2.1', '198.51.100.7', 0)).toBe('192.0.2.1')
  })

  test.each([
    ['one proxy', '198.51.100.7', 1, '198.51.100.7'],
    ['one proxy, a forged entry', '6.6.6.6, 198.51.100.7', 1, '198.51.100.7'],
    ['two proxies, a forged entry', '6.6.6.6, 198.51.100.7, 10.0.0.1', 2, '198.51.100.7'],
    ['fewer entries than proxies', '198.51.100.7', 3, '198.51.100.7'],
    ['a port', '198.51.100.7:4711', 1, '198.51.100.7'],
    ['a bracketed address', '[2001:db8:1:2:3::4]:4711', 1, '2001:db8:1:2::/64'],
    ['nonsense', 'unknown', 1, '192.0.2.1'],
    ['nothing', '', 1, '192.0.2.1'],
  ])('with %s is what the farthest trusted proxy saw', (_, header, proxies, client) => {
    expect(clientKey('192.0.2.1', header, proxies)).toBe(client)
  })

  test('is the /64 of IPv6, and IPv4 however it is written', () => {
    expect(clientKey('2001:db8:1:2:3:4:5:6', undefined, 0)).toBe('2001:db8:1:2::/64')
    expect(clientKey('2001:db8:1:2::1', undefined, 0)).toBe('2001:db8:1:2::/64')
    expect(clientKey('2001:db8:1:3::1', undefined, 0)).toBe('2001:db8:1:3::/64')
    expect(clientKey('::ffff:192.0.2.1', undefined, 0)).toBe('192.0.2.1')
    expect(clientKey('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64')
  })

  test('is one and the same for whoever has no address', () => {
    expect(clientKey(undefined, undefined, 0)).toBe('unknown')
  })
})
