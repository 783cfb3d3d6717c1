import { defineProvider } from '../detector.ts'
import { base62, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Zapier',
  detectors: [
    {
      id: 'zapier-catch-hook-url',
      name: 'catch hook URL',
      shapes: ['hooks.zapier.com/hooks/catch/{digit:4-10}/{base62:5-16}'],
      severity: 'medium',
      kind: 'webhook',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('zapier-catch-hook-url', `hooks.zapier.com/hooks/catch/${digits(4)}/${base62(5)}`),
]
