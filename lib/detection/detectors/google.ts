import { defineProvider } from '../detector.ts'
import {
  BASE36,
  base36,
  base62,
  base64,
  base64url,
  digits,
  type Examples,
  find,
  leave,
} from '../examples.ts'

export default defineProvider({
  name: 'Google',
  rotateUrl: 'https://console.cloud.google.com/apis/credentials',
  detectors: [
    {
      id: 'google-api-key-maps-firebase-gemini',
      name: 'API key (Maps, Firebase, Gemini)',
      shapes: ['AIza{base64url:35}'],
      severity: 'high',
    },
    {
      id: 'google-gemini-auth-key-2026-form',
      name: 'Gemini auth key (2026 form)',
      shapes: ['AQ.Ab8RN6{base64url:44}'],
      severity: 'high',
    },
    {
      id: 'google-oauth-client-secret',
      name: 'OAuth client secret',
      shapes: ['GOCSPX-{base64url:28}'],
      severity: 'high',
      pairsWith: ['google-oauth-client-id'],
    },
    {
      id: 'google-oauth-access-token',
      name: 'OAuth access token',
      shapes: ['ya29.{base64url:20-1500}', 'ya29.{base62:1-4}.{base64url:20-1500}'],
      severity: 'high',
    },
    {
      id: 'google-oauth-refresh-token',
      name: 'OAuth refresh token',
      shapes: ['1//0{base64url:39-200}'],
      severity: 'critical',
    },
    {
      id: 'google-oauth-client-id',
      name: 'OAuth client id',
      shapes: ['{digit:8-14}-{base36:32}.apps.googleusercontent.com'],
      severity: 'low',
      public: true,
    },
    {
      id: 'google-hmac-key-for-cloud-storage',
      name: 'access id of an HMAC key for Cloud Storage',
      shapes: ['GOOG{BASE36:20}', 'GOOG1E{BASE36:55}', 'GOOG1E{BASE36:57}'],
      severity: 'high',
    },
    {
      id: 'google-hmac-secret-for-cloud-storage',
      name: 'secret of an HMAC key for Cloud Storage',
      shapes: ['{base64:40}'],
      severity: 'critical',
      near: ['hmac', 'gcs', 'storage googleapis'],
      check: 'no-hash',
      pairsWith: ['google-hmac-key-for-cloud-storage'],
    },
    {
      id: 'google-recaptcha-keys',
      name: 'reCAPTCHA secret key',
      shapes: ['6L{base64url:38}'],
      severity: 'medium',
      near: ['secret', 'private'],
    },
    {
      id: 'google-firebase-cloud-messaging-server-key-legacy',
      name: 'Firebase Cloud Messaging server key (legacy)',
      shapes: ['AAAA{base64url:7}:{base64url:140}'],
      severity: 'high',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('google-api-key-maps-firebase-gemini', `AIzaSy${base64url(33)}`),
  find('google-gemini-auth-key-2026-form', `AQ.Ab8RN6${base64url(44)}`),
  find('google-oauth-client-secret', `GOCSPX-${base64url(28)}`),
  find('google-oauth-access-token', `ya29.${base64url(40)}`),
  find('google-oauth-access-token', `ya29.${base62(3)}.${base64url(40)}`),
  find('google-oauth-refresh-token', `1//0${base64url(59)}`),
  leave(`${digits(11)}-${base36(32)}.apps.googleusercontent.com`),
  find('google-hmac-key-for-cloud-storage', `GOOG${BASE36(20)}`),
  find('google-hmac-key-for-cloud-storage', `GOOG1E${BASE36(55)}`),
  find('google-hmac-key-for-cloud-storage', `GOOG1E${BASE36(57)}`),
  find('google-hmac-secret-for-cloud-storage', base64(40), { before: 'GCS_HMAC_SECRET=' }),
  find('google-recaptcha-keys', `6L${base64url(38)}`, { before: 'RECAPTCHA_SECRET=' }),
  find(
    'google-firebase-cloud-messaging-server-key-legacy',
    `AAAA${base64url(7)}:APA91b${base64url(134)}`,
  ),
]
