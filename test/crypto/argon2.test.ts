import { describe, expect, test } from 'vitest'
import { stretchPassphrase } from '#lib/crypto/argon2.ts'
import { utf8 } from '#lib/crypto/bytes.ts'
import { stretch } from './second-implementation.ts'

const salt = Uint8Array.from({ length: 16 }, (_, i) => i)

describe('stretchPassphrase', () => {
  test.each([
    ['one byte', 'x'],
    ['words', 'correct horse battery staple'],
    ['1024 bytes', 'ab'.repeat(512)],
  ])('agrees with Argon2id of node:crypto for %s', async (_, passphrase) => {
    const stretched = await stretchPassphrase(utf8(passphrase), salt)
    expect(stretched).toEqual(new Uint8Array(stretch(utf8(passphrase), salt)))
  })

  test('refuses a salt of another length', async () => {
    await expect(stretchPassphrase(utf8('x'), salt.subarray(1))).rejects.toThrow(
      new RangeError('"salt" expected 16 bytes, got 15'),
    )
  })

  test('refuses a passphrase that was not normalised first', async () => {
    await expect(stretchPassphrase(new Uint8Array(), salt)).rejects.toThrow(RangeError)
    await expect(stretchPassphrase(new Uint8Array(1025), salt)).rejects.toThrow(RangeError)
  })
})
