import { defineProvider } from '../detector.ts'
import { base62, base64url, type Examples, find, leave } from '../examples.ts'

export default defineProvider({
  name: 'OpenAI',
  rotateUrl: 'https://platform.openai.com/api-keys',
  detectors: [
    {
      id: 'openai-project-api-key',
      name: 'project API key',
      shapes: ['sk-proj-{base64url:20-74}T3BlbkFJ{base64url:20-74}'],
      severity: 'critical',
    },
    {
      id: 'openai-service-account-key',
      name: 'service account key',
      shapes: ['sk-svcacct-{base64url:20-74}T3BlbkFJ{base64url:20-74}'],
      severity: 'critical',
    },
    {
      id: 'openai-admin-key',
      name: 'admin key',
      shapes: ['sk-admin-{base64url:20-74}T3BlbkFJ{base64url:20-74}'],
      severity: 'critical',
    },
    {
      id: 'openai-legacy-user-key',
      name: 'legacy user key',
      shapes: ['sk-{base62:20}T3BlbkFJ{base62:20}'],
      severity: 'critical',
    },
    {
      id: 'openai-organisation-or-project-id',
      name: 'organisation or project id',
      shapes: ['org-{base62:24}', 'proj_{base62:24}'],
      severity: 'low',
      public: true,
    },
    {
      id: 'openai-session-key',
      name: 'session key',
      shapes: ['sess-{base62:24-64}'],
      severity: 'high',
      near: ['openai', 'chatgpt'],
      check: 'random',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('openai-project-api-key', `sk-proj-${base64url(58)}T3BlbkFJ${base64url(58)}`),
  find('openai-project-api-key', `sk-proj-${base64url(74)}T3BlbkFJ${base64url(74)}`),
  find('openai-project-api-key', `sk-proj-${base64url(20)}T3BlbkFJ${base64url(20)}`),
  find('openai-service-account-key', `sk-svcacct-${base64url(74)}T3BlbkFJ${base64url(74)}`),
  find('openai-admin-key', `sk-admin-${base64url(58)}T3BlbkFJ${base64url(58)}`),
  find('openai-legacy-user-key', `sk-${base62(20)}T3BlbkFJ${base62(20)}`),
  leave(`org-${base62(24)}`),
  find('openai-session-key', `sess-${base62(44)}`, { before: 'OpenAI session: ' }),
]
