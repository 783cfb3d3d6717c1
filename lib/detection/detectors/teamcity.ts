import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'TeamCity',

  detectors: [
    {
      id: 'teamcity-access-token',
      name: 'access token',
      shapes: ['eyJ0eXAiOiAiVENWMiJ9.{base64url:36}.{base64url:48}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('teamcity-access-token', `eyJ0eXAiOiAiVENWMiJ9.${base64url(36)}.${base64url(48)}`),
]
