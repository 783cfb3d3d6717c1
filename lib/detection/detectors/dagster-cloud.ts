import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Dagster Cloud',

  detectors: [
    {
      id: 'dagster-cloud-user-or-agent-token',
      name: 'user or agent token',
      shapes: [
        'user:{base62:20-64}',
        'agent:{base62:20-64}',
        'agent:{base64url:2-40}:{base62:20-64}',
      ],
      severity: 'medium',
      near: ['dagster'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('dagster-cloud-user-or-agent-token', `user:${base62(40)}`, {
    before: 'DAGSTER_CLOUD_API_TOKEN=',
  }),
  find('dagster-cloud-user-or-agent-token', `agent:${base62(40)}`, {
    before: 'DAGSTER_CLOUD_API_TOKEN=',
  }),
  find('dagster-cloud-user-or-agent-token', `agent:${base64url(21)}:${base62(40)}`, {
    before: 'DAGSTER_CLOUD_API_TOKEN=',
  }),
]
