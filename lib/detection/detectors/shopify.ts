import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Shopify',
  detectors: [
    {
      id: 'shopify-admin-api-access-token',
      name: 'admin API access token',
      shapes: ['shpat_{Hex:32-64}'],
      severity: 'critical',
    },
    {
      id: 'shopify-app-token',
      name: 'custom app token, private app password or shared secret',
      shapes: ['shpca_{Hex:32-64}', 'shppa_{Hex:32-64}', 'shpss_{Hex:32-64}', 'shptka_{Hex:32-64}'],
      severity: 'critical',
    },
    {
      id: 'shopify-app-automation-token',
      name: 'app automation token',
      shapes: ['shpua_{Hex:32-64}', 'shpatf_{Hex:32-64}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('shopify-admin-api-access-token', `shpat_${hex(32)}`),
  find('shopify-app-token', `shpca_${hex(32)}`),
  find('shopify-app-token', `shppa_${hex(32)}`),
  find('shopify-app-token', `shpss_${hex(32)}`),
  find('shopify-app-token', `shptka_${hex(32)}`),
  find('shopify-app-automation-token', `shpua_${hex(32)}`),
  find('shopify-app-automation-token', `shpatf_${hex(32)}`),
]
