import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Splunk',
  detectors: [
    {
      id: 'splunk-hec-token',
      name: 'HEC token',
      shapes: [`${UUID}`],
      severity: 'high',
      near: ['splunk'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('splunk-hec-token', uuid(), { before: 'SPLUNK_TOKEN=' }),
]
