import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Yandex Cloud',
  rotateUrl: 'https://console.yandex.cloud/',
  detectors: [
    {
      id: 'yandex-cloud-api-key',
      name: 'API key',
      shapes: ['AQVN{base64url:35-38}'],
      severity: 'high',
    },
    {
      id: 'yandex-cloud-iam-token',
      name: 'IAM token',
      shapes: [
        't1.{base64url+=:20-400}.{base64url:86}',
        't1.{base64url+=:20-400}.{base64url:86}==',
      ],
      severity: 'high',
    },
    {
      id: 'yandex-cloud-static-access-key-id',
      name: 'static access key id',
      shapes: ['YCAJE{base64url:20}'],
      severity: 'medium',
    },
    {
      id: 'yandex-cloud-static-secret-key',
      name: 'static secret key',
      shapes: ['YC{base64url:38}'],
      severity: 'high',
      check: 'random',
      pairsWith: ['yandex-cloud-static-access-key-id'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('yandex-cloud-api-key', `AQVN${base64url(37)}`),
  find('yandex-cloud-iam-token', `t1.${base64url(40)}.${base64url(86)}`),
  find('yandex-cloud-iam-token', `t1.${base64url(40)}.${base64url(86)}==`),
  find('yandex-cloud-static-access-key-id', `YCAJE${base64url(20)}`),
  find('yandex-cloud-static-secret-key', `YC${base64url(38)}`),
]
