import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Alibaba Cloud',
  rotateUrl: 'https://ram.console.aliyun.com/manage/ak',
  detectors: [
    {
      id: 'alibaba-cloud-access-key-id',
      name: 'access key id',
      shapes: ['LTAI{base62:12-20}'],
      severity: 'high',
    },
    {
      id: 'alibaba-cloud-temporary-access-key-id',
      name: 'temporary access key id',
      shapes: ['STS.{base62:16-64}'],
      severity: 'medium',
      check: 'random',
    },
    {
      id: 'alibaba-cloud-access-key-secret',
      name: 'access key secret',
      shapes: ['{base62:30}'],
      severity: 'critical',
      near: ['alibaba', 'aliyun', 'alicloud'],
      check: 'no-hash',
      pairsWith: ['alibaba-cloud-access-key-id', 'alibaba-cloud-temporary-access-key-id'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('alibaba-cloud-access-key-id', `LTAI${base62(16)}`),
  find('alibaba-cloud-temporary-access-key-id', `STS.${base62(36)}`),
  find('alibaba-cloud-access-key-secret', base62(30), { before: 'ALIYUN_ACCESS_KEY_SECRET=' }),
]
