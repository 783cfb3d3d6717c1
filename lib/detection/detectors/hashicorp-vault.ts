import { defineProvider } from '../detector.ts'
import { base62, base64, base64url, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'HashiCorp Vault',

  detectors: [
    {
      id: 'hashicorp-vault-service-token',
      name: 'service token',
      shapes: ['hvs.{base64url:24}', 'hvs.{base64url:80-130}'],
      severity: 'critical',
    },
    {
      id: 'hashicorp-vault-batch-token',
      name: 'batch token',
      shapes: ['hvb.{base64url:130-300}'],
      severity: 'critical',
    },
    {
      id: 'hashicorp-vault-recovery-token',
      name: 'recovery token',
      shapes: ['hvr.{base64url:24}', 'hvr.{base64url:80-130}'],
      severity: 'critical',
    },
    {
      id: 'hashicorp-vault-service-token-before-1-10',
      name: 'service token before 1.10',
      shapes: ['s.{base62:24}'],
      severity: 'critical',
      near: ['vault'],
      check: 'random',
    },
    {
      id: 'hashicorp-vault-unseal-key',
      name: 'unseal key',
      shapes: ['{base64:44}', '{base64:43}=', '{hex:66}'],
      severity: 'critical',
      near: ['unseal key'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('hashicorp-vault-service-token', `hvs.${base64url(24)}`),
  find('hashicorp-vault-service-token', `hvs.${base64url(100)}`),
  find('hashicorp-vault-batch-token', `hvb.${base64url(150)}`),
  find('hashicorp-vault-recovery-token', `hvr.${base64url(24)}`),
  find('hashicorp-vault-recovery-token', `hvr.${base64url(100)}`),
  find('hashicorp-vault-service-token-before-1-10', `s.${base62(24)}`, { before: 'VAULT_TOKEN=' }),
  find('hashicorp-vault-unseal-key', base64(44), { before: 'Unseal Key 1: ' }),
  find('hashicorp-vault-unseal-key', `${base64(43)}=`, { before: 'Unseal Key 1: ' }),
  find('hashicorp-vault-unseal-key', hex(66), { before: 'Unseal Key 1: ' }),
]
