import { defineProvider } from '../detector.ts'
import { base64, base64url, type Examples, find } from '../examples.ts'
import { labelled } from '../labelled.ts'

export default defineProvider({
  name: 'InfluxDB',
  detectors: [
    {
      id: 'influxdb-api-token',
      name: 'API token',
      shapes: ['{base64url:86}==', '{base64:86}==', '{base64url:88-120}'],
      severity: 'high',
      near: labelled('influx', 'influxdb'),
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('influxdb-api-token', `${base64url(86)}==`, { before: 'INFLUX_TOKEN=' }),
  find('influxdb-api-token', `${base64(86)}==`, { before: 'INFLUX_TOKEN=' }),
  find('influxdb-api-token', base64url(88), { before: 'INFLUX_TOKEN=' }),
]
