import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Figma',
  rotateUrl: 'https://www.figma.com/settings',
  detectors: [
    {
      id: 'figma-personal-access-token',
      name: 'personal access token',
      shapes: ['figd_{base64url:38-200}'],
      severity: 'high',
    },
    {
      id: 'figma-other-tokens',
      name: 'OAuth or plan token',
      shapes: [
        'figo_{base64url:40-54}',
        'figor_{base64url:40-54}',
        'figp_{base64url:40-54}',
        'figoh_{base64url:40-54}',
      ],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('figma-personal-access-token', `figd_${base64url(38)}`),
  find('figma-other-tokens', `figo_${base64url(40)}`),
  find('figma-other-tokens', `figor_${base64url(40)}`),
  find('figma-other-tokens', `figp_${base64url(40)}`),
  find('figma-other-tokens', `figoh_${base64url(40)}`),
]
