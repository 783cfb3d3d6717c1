import { defineProvider } from '../detector.ts'
import { digits, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Mercado Pago',
  detectors: [
    {
      id: 'mercado-pago-access-token',
      name: 'access token',
      shapes: ['APP_USR-{digit:10-20}-{digit:6}-{hex:32}-{digit:6-12}'],
      severity: 'critical',
    },
    {
      id: 'mercado-pago-test-access-token',
      name: 'test access token',
      shapes: ['TEST-{digit:10-20}-{digit:6}-{hex:32}-{digit:6-12}'],
      severity: 'medium',
      kind: 'test-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mercado-pago-access-token', `APP_USR-${digits(10)}-${digits(6)}-${hex(32)}-${digits(6)}`),
  find('mercado-pago-test-access-token', `TEST-${digits(10)}-${digits(6)}-${hex(32)}-${digits(6)}`),
]
