import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'LangSmith',
  rotateUrl: 'https://smith.langchain.com/settings',
  detectors: [
    {
      id: 'langsmith-personal-service-key',
      name: 'personal or service key',
      shapes: ['lsv2_pt_{hex:32}_{hex:10}', 'lsv2_sk_{hex:32}_{hex:10}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('langsmith-personal-service-key', `lsv2_pt_${hex(32)}_${hex(10)}`),
  find('langsmith-personal-service-key', `lsv2_sk_${hex(32)}_${hex(10)}`),
]
