import { defineProvider } from '../detector.ts'
import { base62, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'ClickHouse Cloud',
  detectors: [
    {
      id: 'clickhouse-cloud-api-secret',
      name: 'API secret',
      shapes: ['4b1d{base62:38}'],
      severity: 'critical',
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('clickhouse-cloud-api-secret', `4b1d${base62(38)}`)]
