import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Heroku',
  rotateUrl: 'https://dashboard.heroku.com/account/applications',
  detectors: [
    {
      id: 'heroku-api-key-new-form',
      name: 'API key',
      shapes: ['HRKU-AA{base64url:58}'],
      severity: 'critical',
    },
    {
      id: 'heroku-api-key-uuid-form',
      name: 'API key (UUID form)',
      shapes: [`HRKU-${UUID}`],
      severity: 'critical',
    },
    {
      id: 'heroku-api-key-legacy',
      name: 'API key (legacy)',
      shapes: [`${UUID}`],
      severity: 'critical',
      near: [...labelled('heroku', 'herokuapi'), 'herokuauth', 'herokupass'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('heroku-api-key-new-form', `HRKU-AA${base64url(58)}`),
  find('heroku-api-key-uuid-form', `HRKU-${uuid()}`),
  find('heroku-api-key-legacy', uuid(), { before: 'HEROKU_API_KEY=' }),
]
