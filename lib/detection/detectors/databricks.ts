import { defineProvider } from '../detector.ts'
import { digits, type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Databricks',

  detectors: [
    {
      id: 'databricks-personal-access-token',
      name: 'personal access token',
      shapes: ['dapi{hex:32}', 'dapi{hex:32}-{digit:1}'],
      severity: 'critical',
    },
    {
      id: 'databricks-oauth-secret',
      name: 'OAuth secret',
      shapes: ['dose{hex:32}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('databricks-personal-access-token', `dapi${hex(32)}`),
  find('databricks-personal-access-token', `dapi${hex(32)}-${digits(1)}`),
  find('databricks-oauth-secret', `dose${hex(32)}`),
]
