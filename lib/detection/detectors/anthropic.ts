import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Anthropic',
  rotateUrl: 'https://console.anthropic.com/settings/keys',
  detectors: [
    {
      id: 'anthropic-api-key',
      name: 'API key',
      shapes: ['sk-ant-api03-{base64url:80-120}'],
      severity: 'critical',
    },
    {
      id: 'anthropic-admin-api-key',
      name: 'admin API key',
      shapes: ['sk-ant-admin01-{base64url:80-120}'],
      severity: 'critical',
    },
    {
      id: 'anthropic-oauth-access-refresh-token-claude-code',
      name: 'OAuth access or refresh token',
      shapes: ['sk-ant-oat01-{base64url:80-120}', 'sk-ant-ort01-{base64url:80-120}'],
      severity: 'critical',
    },
    {
      id: 'anthropic-session-key-web-cookie',
      name: 'session key (web cookie)',
      shapes: ['sk-ant-sid01-{base64url:80-120}'],
      severity: 'critical',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('anthropic-api-key', `sk-ant-api03-${base64url(93)}AA`),
  find('anthropic-admin-api-key', `sk-ant-admin01-${base64url(93)}AA`),
  find('anthropic-oauth-access-refresh-token-claude-code', `sk-ant-oat01-${base64url(93)}AA`),
  find('anthropic-oauth-access-refresh-token-claude-code', `sk-ant-ort01-${base64url(93)}AA`),
  find('anthropic-session-key-web-cookie', `sk-ant-sid01-${base64url(100)}`),
]
