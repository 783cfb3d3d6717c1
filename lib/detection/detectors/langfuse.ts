import { defineProvider } from '../detector.ts'
import { type Examples, find, leave, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Langfuse',

  detectors: [
    {
      id: 'langfuse-secret-key',
      name: 'secret key',
      shapes: [`sk-lf-${UUID}`],
      severity: 'high',
      pairsWith: ['langfuse-public-key'],
    },
    {
      id: 'langfuse-public-key',
      name: 'public key',
      shapes: [`pk-lf-${UUID}`],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('langfuse-secret-key', `sk-lf-${uuid()}`),
  leave(`pk-lf-${uuid()}`),
]
