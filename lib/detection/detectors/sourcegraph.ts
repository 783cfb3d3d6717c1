import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Sourcegraph',

  detectors: [
    {
      id: 'sourcegraph-access-token',
      name: 'access token',
      shapes: ['sgp_{hex:40}', 'sgp_{hex:16}_{hex:40}', 'sgp_local_{hex:40}'],
      severity: 'high',
    },
    {
      id: 'sourcegraph-cody-gateway-key',
      name: 'Cody gateway key',
      shapes: ['slk_{hex:64}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sourcegraph-access-token', `sgp_${hex(40)}`),
  find('sourcegraph-access-token', `sgp_${hex(16)}_${hex(40)}`),
  find('sourcegraph-access-token', `sgp_local_${hex(40)}`),
  find('sourcegraph-cody-gateway-key', `slk_${hex(64)}`),
]
