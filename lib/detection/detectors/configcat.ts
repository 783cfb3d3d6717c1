import { defineProvider } from '../detector.ts'
import { base64url, type Examples, leave } from '../examples.ts'

export default defineProvider({
  name: 'ConfigCat',

  detectors: [
    {
      id: 'configcat-sdk-key',
      name: 'SDK key',
      shapes: ['configcat-sdk-1/{base64url:22}/{base64url:22}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [leave(`configcat-sdk-1/${base64url(22)}/${base64url(22)}`)]
