import { describe, expect, test } from 'vitest'
import type { RevokedState } from '#lib/messaging/revoke-outcome.ts'
import { createTakingBack } from '#lib/models/taking-back.ts'

describe('taking a share back', () => {
  test.each([
    ['revoked', 'revoked'],
    ['expired', 'revoked'],
    ['locked', 'revoked'],
    ['opened', 'too-late'],
    ['gone', 'too-late'],
  ] satisfies [RevokedState, string][])('what is %s afterwards is %s', async (after, said) => {
    const taking = createTakingBack({ revoke: async () => after })
    expect(taking.state.value).toBe('offered')
    const done = taking.takeBack('id')
    expect(taking.state.value).toBe('asking')
    await done
    expect(taking.state.value).toBe(said)
  })

  test('an endpoint that cannot be asked leaves the link, and can be asked again', async () => {
    let isUp = false
    const taking = createTakingBack({
      revoke: async () => {
        if (!isUp) throw new Error('down')
        return 'revoked'
      },
    })
    await taking.takeBack('id')
    expect(taking.state.value).toBe('failed')
    isUp = true
    await taking.takeBack('id')
    expect(taking.state.value).toBe('revoked')
  })
})
