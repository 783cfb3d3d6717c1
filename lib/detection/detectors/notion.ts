import { defineProvider } from '../detector.ts'
import { base62, digits, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Notion',
  rotateUrl: 'https://www.notion.so/profile/integrations',
  detectors: [
    {
      id: 'notion-integration-token',
      name: 'integration token',
      shapes: ['ntn_{digit:11}{base62:35}'],
      severity: 'high',
    },
    {
      id: 'notion-integration-token-old',
      name: 'integration token (old)',
      shapes: ['secret_{base62:43}'],
      severity: 'high',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('notion-integration-token', `ntn_${digits(11)}${base62(35)}`),
  find('notion-integration-token-old', `secret_${base62(43)}`),
]
