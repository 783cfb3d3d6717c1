import { defineProvider } from '../detector.ts'
import { digits, type Examples, find, lower, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'HubSpot',
  detectors: [
    {
      id: 'hubspot-private-app-token',
      name: 'private app token',
      shapes: [`pat-{lower:2}{digit:1}-${UUID}`],
      severity: 'high',
    },
    {
      id: 'hubspot-api-key-old',
      name: 'API key (old)',
      shapes: [`${UUID}`],
      severity: 'high',
      near: [...labelled('hubspot'), 'hapikey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('hubspot-private-app-token', `pat-${lower(2)}${digits(1)}-${uuid()}`),
  find('hubspot-api-key-old', uuid(), { before: 'HUBSPOT_API_KEY=' }),
]
