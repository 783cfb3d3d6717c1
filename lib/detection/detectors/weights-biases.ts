import { defineProvider } from '../detector.ts'
import { base62, type Examples, find, hex } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'Weights & Biases',
  rotateUrl: 'https://wandb.ai/settings',
  detectors: [
    {
      id: 'weights-biases-api-key-new',
      name: 'API key',
      shapes: ['wandb_v1_{base62+_:77}'],
      severity: 'high',
    },
    {
      id: 'weights-biases-api-key-old',
      name: 'API key (old)',
      shapes: ['{hex:40}'],
      severity: 'high',
      near: [...labelled('wandb', 'wandbapi'), 'wandblogin', 'weightsbiases'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('weights-biases-api-key-new', `wandb_v1_${base62(77)}`),
  find('weights-biases-api-key-old', hex(40), { before: 'wandb api key: ' }),
]
