import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Laravel',
  detectors: [
    {
      id: 'laravel-app-key',
      name: 'APP_KEY',
      shapes: ['base64:{base64:43}='],
      severity: 'high',
      near: ['appkey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('laravel-app-key', `base64:${base64(43)}=`, { before: 'APP_KEY=' }),
]
