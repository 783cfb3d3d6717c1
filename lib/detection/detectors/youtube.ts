import { defineProvider } from '../detector.ts'
import { base36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'YouTube',
  detectors: [
    {
      id: 'youtube-stream-key',
      name: 'stream key',
      shapes: ['{base36:4}-{base36:4}-{base36:4}-{base36:4}-{base36:4}'],
      severity: 'high',
      near: ['streamkey', 'youtubestream', 'youtubekey'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('youtube-stream-key', `${base36(4)}-${base36(4)}-${base36(4)}-${base36(4)}-${base36(4)}`, {
    before: 'stream key: ',
  }),
]
