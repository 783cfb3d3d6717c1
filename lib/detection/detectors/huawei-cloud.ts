import { defineProvider } from '../detector.ts'
import { BASE36, base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Huawei Cloud',

  detectors: [
    {
      id: 'huawei-cloud-access-key',
      name: 'access key id (AK)',
      shapes: ['{BASE36:20}'],
      severity: 'medium',
      near: ['huawei', 'hwcloud'],
    },
    {
      id: 'huawei-cloud-secret-key',
      name: 'secret access key (SK)',
      shapes: ['{base62:40}'],
      severity: 'high',
      near: ['huawei', 'hwcloud'],
      check: 'no-hash',
      pairsWith: ['huawei-cloud-access-key'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('huawei-cloud-access-key', BASE36(20), { before: 'HUAWEICLOUD_ACCESS_KEY=' }),
  find('huawei-cloud-secret-key', base62(40), { before: 'HUAWEICLOUD_SECRET_KEY=' }),
]
