import { defineProvider } from '../detector.ts'
import { base64, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Private key',
  detectors: [
    {
      id: 'private-key-in-base64',
      name: 'private key without armour (DER in base64)',
      // RFC 8017 and RFC 5958: RSA; RFC 5915: P-256; RFC 8410: Ed25519.
      shapes: [
        'MII{base64:3}IBAAKC{base64+=:400-4000}',
        'MII{base64:3}IBADANBgkqhkiG9w0BAQEFAASC{base64+=:400-4000}',
        'MHcCAQEEI{base64+=:140-160}',
        'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQ{base64+=:120-140}',
        'MC4CAQAwBQYDK2VwBCIEI{base64:43}',
      ],
      severity: 'critical',
      kind: 'private-key',
    },
    {
      id: 'private-key-pkcs-12',
      name: 'PKCS #12 bundle in base64',
      shapes: ['MII{base64:3}IBAzCC{base64+=:900-4000}'],
      severity: 'high',
      kind: 'private-key',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('private-key-in-base64', `MIIEowIBAAKC${base64(1580)}`),
  find('private-key-in-base64', `MIIEvQIBADANBgkqhkiG9w0BAQEFAASC${base64(1590)}==`),
  find('private-key-in-base64', `MHcCAQEEI${base64(150)}=`),
  find('private-key-in-base64', `MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQ${base64(130)}`),
  find('private-key-in-base64', `MC4CAQAwBQYDK2VwBCIEI${base64(43)}`),
  find('private-key-pkcs-12', `MIIKvQIBAzCC${base64(2400)}==`),
]
