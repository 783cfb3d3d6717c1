import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'HashiCorp',
  rotateUrl: 'https://app.terraform.io/app/settings/tokens',
  detectors: [
    {
      id: 'hashicorp-terraform-cloud-hcp-api-token',
      name: 'Terraform Cloud API token',
      shapes: ['{base62:14}.atlasv1.{base64url:60-70}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('hashicorp-terraform-cloud-hcp-api-token', `${base62(14)}.atlasv1.${base64url(65)}`),
]
