import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Splunk',
  detectors: [
    {
      id: 'splunk-hec-token',
      name: 'HEC token',
      shapes: [`${UUID}`],
      severity: 'high',
      near: [...labelled('splunk', 'splunkhec', 'hec'), 'authorizationsplunk'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('splunk-hec-token', uuid(), { before: 'SPLUNK_HEC_TOKEN=' }),
]
