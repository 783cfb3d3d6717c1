import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Zoho',
  rotateUrl: 'https://accounts.zoho.com/home#sessions/userconnectedapps',
  detectors: [
    {
      id: 'zoho-access-refresh-token',
      name: 'access or refresh token',
      shapes: ['1000.{hex:32}.{hex:32}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zoho-access-refresh-token', `1000.${hex(32)}.${hex(32)}`),
]
