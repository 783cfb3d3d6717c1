import { defineProvider } from '../detector.ts'
import { BASE36, digits, type Examples, find, lower } from '../examples.ts'

export default defineProvider({
  name: 'Dynatrace',
  detectors: [
    {
      id: 'dynatrace-api-token',
      name: 'API token',
      shapes: ['dt0c01.{BASE36:24}.{BASE36:64}'],
      severity: 'high',
    },
    {
      id: 'dynatrace-other-tokens',
      name: 'OAuth client, platform or other token',
      shapes: ['dt0{lower:1}{digit:2}.{BASE36:8-24}.{BASE36:64}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('dynatrace-api-token', `dt0c01.${BASE36(24)}.${BASE36(64)}`),
  find('dynatrace-other-tokens', `dt0${lower(1)}${digits(2)}.${BASE36(8)}.${BASE36(64)}`),
]
