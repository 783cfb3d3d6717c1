import { defineProvider } from '../detector.ts'
import { type Examples, find, hex } from '../examples.ts'

export default defineProvider({
  name: 'Sidekiq Pro and Enterprise',
  detectors: [
    {
      id: 'sidekiq-gem-credentials',
      name: 'gem credentials',
      shapes: ['{hex:8}:{hex:8}'],
      severity: 'medium',
      near: ['contribsys', 'bundleenterprisecontribsys', 'bundlegemscontribsys'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('sidekiq-gem-credentials', `${hex(8)}:${hex(8)}`, {
    before: 'BUNDLE_ENTERPRISE__CONTRIBSYS__COM=',
  }),
]
