import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'NVIDIA',
  rotateUrl: 'https://build.nvidia.com/settings/api-keys',
  detectors: [
    {
      id: 'nvidia-api-key-nim-ngc',
      name: 'API key (NIM, NGC)',
      shapes: ['nvapi-{base64url:60-70}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('nvidia-api-key-nim-ngc', `nvapi-${base64url(65)}`)]
