import { defineProvider } from '../detector.ts'
import { base32lower, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'NuGet',
  rotateUrl: 'https://www.nuget.org/account/apikeys',
  detectors: [
    { id: 'nuget-api-key', name: 'API key', shapes: ['oy2{base32lower:43}'], severity: 'critical' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('nuget-api-key', `oy2${base32lower(43)}`)]
