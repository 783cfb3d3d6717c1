import { defineProvider } from '../detector.ts'
import { digits, type Examples, hex, leave } from '../examples.ts'

export default defineProvider({
  name: 'Firebase',

  detectors: [
    {
      id: 'firebase-app-id',
      name: 'app id',
      shapes: [
        '1:{digit:8-14}:web:{hex:16-40}',
        '1:{digit:8-14}:android:{hex:16-40}',
        '1:{digit:8-14}:ios:{hex:16-40}',
      ],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [leave(`1:${digits(11)}:web:${hex(28)}`)]
