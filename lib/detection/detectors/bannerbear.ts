import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Bannerbear',
  detectors: [
    {
      id: 'bannerbear-api-key',
      name: 'API key',
      shapes: ['bb_pr_{hex:30}', 'bb_ma_{hex:30}'],
      severity: 'low',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('bannerbear-api-key', `bb_pr_${hex(30)}`),
  find('bannerbear-api-key', `bb_ma_${hex(30)}`),
]
