import { defineProvider } from '../detector.ts'
import {
  base32,
  base36,
  base62,
  base64,
  base64Of,
  digits,
  type Examples,
  find,
  leave,
  pick,
  uuid,
} from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'AWS',
  rotateUrl: 'https://console.aws.amazon.com/iam/home#/security_credentials',
  detectors: [
    {
      id: 'aws-access-key-id-long-term',
      name: 'access key id (long-term)',
      shapes: ['AKIA{BASE36:16}'],
      severity: 'high',
      check: 'aws-id',
    },
    {
      id: 'aws-access-key-id-temporary',
      name: 'access key id (temporary)',
      shapes: ['ASIA{BASE36:16}'],
      severity: 'medium',
      check: 'aws-id',
    },
    {
      id: 'aws-sts-bearer-token-context-specific-ids',
      name: 'STS bearer token',
      shapes: ['ABIA{base32:16}', 'ACCA{base32:16}'],
      severity: 'high',
      check: 'aws-id',
    },
    {
      id: 'aws-principal-role-group-policy-ids',
      name: 'principal, role, group, policy ids',
      shapes: [
        'AIDA{base32:16-24}',
        'AROA{base32:16-24}',
        'AGPA{base32:16-24}',
        'ANPA{base32:16-24}',
        'ANVA{base32:16-24}',
        'AIPA{base32:16-24}',
        'APKA{base32:16-24}',
      ],
      severity: 'low',
      public: true,
    },
    {
      id: 'aws-secret-access-key',
      name: 'secret access key',
      shapes: ['{base64:40}'],
      severity: 'critical',
      near: ['aws', 'awssecret', 'awskey', 'amazon', 'secret access key', 's3'],
      check: 'no-hash',
      pairsWith: ['aws-access-key-id-long-term', 'aws-access-key-id-temporary'],
    },
    {
      id: 'aws-session-token',
      name: 'session token',
      shapes: [
        'FwoG{base64+=:196-1500}',
        'IQoJ{base64+=:196-1500}',
        'AQoD{base64+=:196-1500}',
        'FQoG{base64+=:196-1500}',
      ],
      severity: 'high',
    },
    {
      id: 'aws-bedrock-long-lived-api-key',
      name: 'Bedrock long-lived API key',
      shapes: ['ABSK{base64+=:105-269}'],
      severity: 'critical',
    },
    {
      id: 'aws-bedrock-short-lived-api-key',
      name: 'Bedrock short-lived API key',
      shapes: ['bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{base64+=:400-3000}'],
      severity: 'high',
    },
    {
      id: 'aws-appsync-graphql-api-key',
      name: 'AppSync GraphQL API key',
      shapes: ['da2-{base36:26}'],
      severity: 'medium',
    },
    {
      id: 'aws-marketplace-mws-auth-token',
      name: 'Marketplace (MWS) auth token',
      shapes: [`amzn.mws.${UUID}`],
      severity: 'high',
    },
    {
      id: 'aws-ses-smtp-password',
      name: 'SES SMTP password',
      shapes: ['{base64:44}'],
      severity: 'high',
      near: ['smtp', 'amazonaws', 'ses'],
      check: 'no-hash',
    },
    {
      id: 'aws-arn-bucket-account-number',
      name: 'ARN, bucket, account number',
      shapes: ['arn:aws{base64url+:/.*:10-200}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find(
    'aws-access-key-id-long-term',
    `AKIA${pick('Q', 'R', 'T', 'V', 'X', 'Z', '3', '5')}${base32(15)}`,
  ),
  find(
    'aws-access-key-id-temporary',
    `ASIA${pick('Q', 'R', 'T', 'V', 'X', 'Z', '3', '5')}${base32(15)}`,
  ),
  find(
    'aws-sts-bearer-token-context-specific-ids',
    `ABIA${pick('Q', 'R', 'T', 'V', 'X', 'Z', '3', '5')}${base32(15)}`,
  ),
  find(
    'aws-sts-bearer-token-context-specific-ids',
    `ACCA${pick('Q', 'R', 'T', 'V', 'X', 'Z', '3', '5')}${base32(15)}`,
  ),
  leave(`AIDA${base32(20)}`),
  find('aws-secret-access-key', base64(40), { before: 'aws_secret_access_key = ' }),
  find('aws-session-token', `FwoG${base64(216)}`),
  find('aws-session-token', `IQoJ${base64(216)}`),
  find('aws-session-token', `AQoD${base64(216)}`),
  find('aws-session-token', `FQoG${base64(216)}`),
  find(
    'aws-bedrock-long-lived-api-key',
    `ABSK${base64Of(`BedrockAPIKey-${base36(4)}-at-${digits(12)}:${base62(60)}`)}`,
  ),
  find(
    'aws-bedrock-short-lived-api-key',
    `bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t${base64(420)}`,
  ),
  find('aws-appsync-graphql-api-key', `da2-${base36(26)}`),
  find('aws-marketplace-mws-auth-token', `amzn.mws.${uuid()}`),
  find('aws-ses-smtp-password', base64(44), { before: 'SMTP_PASSWORD=' }),
  leave(`arn:aws:iam::${digits(12)}:role/deployment-of-the-site`),
]
