import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Tencent Cloud',
  rotateUrl: 'https://console.cloud.tencent.com/cam/capi',
  detectors: [
    {
      id: 'tencent-cloud-secret-id',
      name: 'secret id',
      shapes: ['AKID{base62:32}'],
      severity: 'high',
    },
    {
      id: 'tencent-cloud-secret-key',
      name: 'secret key',
      shapes: ['{base62:32}'],
      severity: 'critical',
      near: ['tencent', 'qcloud'],
      check: 'no-hash',
      pairsWith: ['tencent-cloud-secret-id'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('tencent-cloud-secret-id', `AKID${base62(32)}`),
  find('tencent-cloud-secret-key', base62(32), { before: 'TENCENTCLOUD_SECRET_KEY=' }),
]
