import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'IBM Cloud',
  rotateUrl: 'https://cloud.ibm.com/iam/apikeys',
  detectors: [
    {
      id: 'ibm-cloud-iam-api-key',
      name: 'IAM API key',
      shapes: ['{base64url:44}'],
      severity: 'critical',
      near: ['ibm', 'ibmcloud', 'bluemix', 'watson'],
      check: 'no-hash',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('ibm-cloud-iam-api-key', base64url(44), { before: 'IBMCLOUD_API_KEY=' }),
]
