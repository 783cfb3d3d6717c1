import { defineProvider } from '../detector.ts'
import { base62, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Storyblok',
  detectors: [
    {
      id: 'storyblok-personal-access-token',
      name: 'personal access token',
      shapes: ['{base62:22}tt-{digit:5-6}-{base62:20}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('storyblok-personal-access-token', `${base62(22)}tt-${digits(5)}-${base62(20)}`),
]
