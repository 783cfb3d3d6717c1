import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: '42 Intra',
  detectors: [
    {
      id: '42-intra-client-secret',
      name: 'client secret',
      shapes: ['s-s4t2ud-{hex:64}', 's-s4t2af-{hex:64}'],
      severity: 'medium',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('42-intra-client-secret', `s-s4t2ud-${hex(64)}`),
  find('42-intra-client-secret', `s-s4t2af-${hex(64)}`),
]
