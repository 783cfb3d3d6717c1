import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'WakaTime',
  detectors: [
    { id: 'wakatime-api-key', name: 'API key', shapes: [`waka_${UUID}`], severity: 'low' },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [find('wakatime-api-key', `waka_${uuid()}`)]
