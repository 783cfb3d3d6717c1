import { defineProvider } from '../detector.ts'
import { digits, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Asana',
  rotateUrl: 'https://app.asana.com/0/my-apps',
  detectors: [
    // 2/… names the app after the user.
    {
      id: 'asana-personal-access-token',
      name: 'personal access token',
      shapes: [
        '0/{digit:16}:{hex:32}',
        '1/{digit:16}:{hex:32}',
        '2/{digit:16}:{hex:32}',
        '0/{digit:16}/{hex:32}',
        '1/{digit:16}/{hex:32}',
        '2/{digit:16}/{hex:32}',
        '0/{digit:16}/{digit:16}:{hex:32}',
        '1/{digit:16}/{digit:16}:{hex:32}',
        '2/{digit:16}/{digit:16}:{hex:32}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('asana-personal-access-token', `0/${digits(16)}:${hex(32)}`),
  find('asana-personal-access-token', `1/${digits(16)}:${hex(32)}`),
  find('asana-personal-access-token', `2/${digits(16)}:${hex(32)}`),
  find('asana-personal-access-token', `0/${digits(16)}/${hex(32)}`),
  find('asana-personal-access-token', `1/${digits(16)}/${hex(32)}`),
  find('asana-personal-access-token', `2/${digits(16)}/${hex(32)}`),
  find('asana-personal-access-token', `0/${digits(16)}/${digits(16)}:${hex(32)}`),
  find('asana-personal-access-token', `1/${digits(16)}/${digits(16)}:${hex(32)}`),
  find('asana-personal-access-token', `2/${digits(16)}/${digits(16)}:${hex(32)}`),
]
