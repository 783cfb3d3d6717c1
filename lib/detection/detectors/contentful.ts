import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Contentful',
  rotateUrl: 'https://app.contentful.com/account/profile/cma_tokens',
  detectors: [
    {
      id: 'contentful-personal-access-token',
      name: 'personal access token',
      shapes: ['CFPAT-{base64url:43}'],
      severity: 'high',
    },
    {
      id: 'contentful-delivery-token',
      name: 'delivery or management token',
      shapes: ['{base64url:43}'],
      severity: 'low',
      near: ['contentful'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('contentful-personal-access-token', `CFPAT-${base64url(43)}`),
  find('contentful-delivery-token', base64url(43), { before: 'CONTENTFUL_TOKEN=' }),
]
