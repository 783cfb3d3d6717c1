import { defineProvider } from '../detector.ts'
import {
  base32lower,
  base62,
  base64,
  base64url,
  digits,
  type Examples,
  find,
  hex,
  pick,
  uuid,
} from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'Azure',
  rotateUrl: 'https://portal.azure.com/',
  detectors: [
    {
      id: 'azure-entra-ad-client-secret',
      name: 'Entra (AD) client secret',
      shapes: [
        '{base62+_~.-:3}{[78]:1}Q~{base62+_~.-:30}{base62+_~-:1}',
        '{base62+_~.-:3}{[78]:1}Q~{base62+_~.-:31}{base62+_~-:1}',
        '{base62+_~.-:3}{[78]:1}Q~{base62+_~.-:32}{base62+_~-:1}',
        '{base62+_~.-:3}{[78]:1}Q~{base62+_~.-:33}{base62+_~-:1}',
      ],
      severity: 'critical',
    },
    {
      id: 'azure-storage-account-key',
      name: 'storage account key',
      shapes: ['{base64:76}+ASt{base64:5}{[AQgw]:1}=='],
      severity: 'critical',
    },
    {
      id: 'azure-storage-account-key-before-2022',
      name: 'storage account key before 2022',
      shapes: ['{base64:86}=='],
      severity: 'critical',
      near: ['accountkey', 'azure storage', 'storage account'],
      check: 'no-hash',
    },
    {
      id: 'azure-cosmos-db-key',
      name: 'Cosmos DB key',
      shapes: ['{base64:76}ACDb{base64:5}{[AQgw]:1}=='],
      severity: 'critical',
    },
    {
      id: 'azure-batch-key',
      name: 'Batch key',
      shapes: ['{base64:76}+ABa{base64:5}{[AQgw]:1}=='],
      severity: 'high',
    },
    {
      id: 'azure-ml-classic-web-service-key',
      name: 'ML classic web service key',
      shapes: ['{base64:76}+AMC{base64:5}{[AQgw]:1}=='],
      severity: 'high',
    },
    {
      id: 'azure-api-management-key',
      name: 'API Management key',
      shapes: ['{base64:76}APIM{base64:5}{[AQgw]:1}=='],
      severity: 'high',
    },
    {
      id: 'azure-cache-for-redis-key',
      name: 'Cache for Redis key',
      shapes: ['{base64:33}AzCa{[ABCDEFGHIJKLMNOP]:1}{base64:5}='],
      severity: 'critical',
    },
    {
      id: 'azure-service-bus-key',
      name: 'Service Bus key',
      shapes: ['{base64:33}+ASb{[ABCDEFGHIJKLMNOP]:1}{base64:5}='],
      severity: 'critical',
    },
    {
      id: 'azure-event-hub-key',
      name: 'Event Hub key',
      shapes: ['{base64:33}+AEh{[ABCDEFGHIJKLMNOP]:1}{base64:5}='],
      severity: 'critical',
    },
    {
      id: 'azure-relay-key',
      name: 'Relay key',
      shapes: ['{base64:33}+ARm{[ABCDEFGHIJKLMNOP]:1}{base64:5}='],
      severity: 'high',
    },
    {
      id: 'azure-iot-hub-device-and-provisioning-keys',
      name: 'IoT Hub, device or provisioning key',
      shapes: ['{base64:33}AIoT{[ABCDEFGHIJKLMNOP]:1}{base64:5}='],
      severity: 'high',
    },
    {
      id: 'azure-event-grid-key',
      name: 'Event Grid key',
      shapes: ['{base64:33}AZEG{[ABCDEFGHIJKLMNOP]:1}{base64:5}='],
      severity: 'high',
    },
    {
      id: 'azure-functions-key',
      name: 'Functions key',
      shapes: ['{base64url:44}AzFu{base64url:5}{[AQgw]:1}=='],
      severity: 'high',
    },
    {
      id: 'azure-ai-search-admin-or-query-key',
      name: 'AI Search admin or query key',
      shapes: ['{base62:42}AzSe{[ABCD]:1}{base62:5}'],
      severity: 'high',
    },
    {
      id: 'azure-container-registry-key',
      name: 'Container Registry key',
      shapes: ['{base64:42}+ACR{[ABCD]:1}{base64:5}'],
      severity: 'critical',
    },
    {
      id: 'azure-annotated-key-ai',
      name: 'key for OpenAI, AI Services, Speech, Vision, Language or Bing',
      shapes: [
        '{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}ACOG{base62:4}',
        '{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}ACOG{base62:4}{base64:2}==',
      ],
      severity: 'critical',
    },
    {
      id: 'azure-annotated-key-app-configuration',
      name: 'App Configuration key',
      shapes: ['{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}AZAC{base62:4}'],
      severity: 'high',
    },
    {
      id: 'azure-annotated-key-azure-devops-personal-token',
      name: 'DevOps personal access token',
      shapes: ['{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}AZDO{base62:4}'],
      severity: 'critical',
    },
    {
      id: 'azure-annotated-key-maps-communication-relay-sql',
      name: 'key for Maps, Communication Services, Fluid Relay, Mixed Reality or SQL',
      shapes: [
        '{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}AZMP{base62:4}',
        '{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}AZCS{base62:4}',
        '{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}AZFR{base62:4}',
        '{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}AZMR{base62:4}',
        '{base62:52}JQQJ9{[9DH]:1}{base62:1}{[ABCDEFGHIJKL]:1}{base62:16}msql{base62:4}',
      ],
      severity: 'high',
    },
    {
      id: 'azure-devops-personal-token-before-2024',
      name: 'DevOps personal access token (before 2024)',
      shapes: ['{base32lower:52}'],
      severity: 'critical',
      near: ['azure', 'devops', 'vsts', 'visualstudio', 'azdo', 'ado'],
    },
    {
      id: 'azure-cognitive-services-key-legacy',
      name: 'Cognitive Services key (legacy)',
      shapes: ['{hex:32}'],
      severity: 'high',
      near: [
        'ocp apim',
        'cognitive',
        'apim subscription',
        'azure subscription key',
        'azure key',
        'azure api',
        'azure openai',
        'azure speech',
        'azure search',
        'azure translator',
      ],
    },
    {
      id: 'azure-entra-refresh-token',
      name: 'Entra refresh token',
      shapes: [
        '0.A{base64url:20-150}.Ag{base64url:200-1800}',
        '1.A{base64url:20-150}.Ag{base64url:200-1800}',
      ],
      severity: 'critical',
    },
    {
      id: 'azure-teams-incoming-webhook',
      name: 'Teams incoming webhook',
      shapes: [
        `webhook.office.com/webhookb2/${UUID}@${UUID}/IncomingWebhook/{hex:32}/${UUID}`,
        `webhook.office.com/webhookb2/${UUID}@${UUID}/IncomingWebhook/{hex:32}/${UUID}/{base64url:20-60}`,
        `outlook.office.com/webhook/${UUID}@${UUID}/IncomingWebhook/{hex:32}/${UUID}`,
      ],
      severity: 'medium',
      kind: 'webhook',
    },
    {
      id: 'azure-teams-workflow-webhook-power-automate',
      name: 'Teams workflow webhook (Power Automate)',
      shapes: [
        'logic.azure.com{[:0123456789]:0-6}/workflows/{hex:32}/triggers/{visible:10-200}&sig={base64url:43}',
        'environment.api.powerplatform.com{[:0123456789]:0-6}/powerautomate/automations/direct/workflows/{hex:32}/triggers/{visible:10-200}&sig={base64url:43}',
      ],
      severity: 'medium',
      kind: 'webhook',
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('azure-entra-ad-client-secret', `${base62(3)}${pick('7', '8')}Q~${base62(30)}${base62(1)}`),
  find('azure-entra-ad-client-secret', `${base62(3)}${pick('7', '8')}Q~${base62(31)}${base62(1)}`),
  find('azure-entra-ad-client-secret', `${base62(3)}${pick('7', '8')}Q~${base62(32)}${base62(1)}`),
  find('azure-entra-ad-client-secret', `${base62(3)}${pick('7', '8')}Q~${base62(33)}${base62(1)}`),
  find('azure-storage-account-key', `${base64(76)}+ASt${base64(5)}${pick('A', 'Q', 'g', 'w')}==`),
  find('azure-storage-account-key-before-2022', `${base64(86)}==`, { before: 'AccountKey=' }),
  find('azure-cosmos-db-key', `${base64(76)}ACDb${base64(5)}${pick('A', 'Q', 'g', 'w')}==`),
  find('azure-batch-key', `${base64(76)}+ABa${base64(5)}${pick('A', 'Q', 'g', 'w')}==`),
  find(
    'azure-ml-classic-web-service-key',
    `${base64(76)}+AMC${base64(5)}${pick('A', 'Q', 'g', 'w')}==`,
  ),
  find('azure-api-management-key', `${base64(76)}APIM${base64(5)}${pick('A', 'Q', 'g', 'w')}==`),
  find(
    'azure-cache-for-redis-key',
    `${base64(33)}AzCa${pick('A', 'B', 'C', 'D', 'E', 'F')}${base64(5)}=`,
  ),
  find(
    'azure-service-bus-key',
    `${base64(33)}+ASb${pick('A', 'B', 'C', 'D', 'E', 'F')}${base64(5)}=`,
  ),
  find(
    'azure-event-hub-key',
    `${base64(33)}+AEh${pick('A', 'B', 'C', 'D', 'E', 'F')}${base64(5)}=`,
  ),
  find('azure-relay-key', `${base64(33)}+ARm${pick('A', 'B', 'C', 'D', 'E', 'F')}${base64(5)}=`),
  find(
    'azure-iot-hub-device-and-provisioning-keys',
    `${base64(33)}AIoT${pick('A', 'B', 'C', 'D', 'E', 'F')}${base64(5)}=`,
  ),
  find(
    'azure-event-grid-key',
    `${base64(33)}AZEG${pick('A', 'B', 'C', 'D', 'E', 'F')}${base64(5)}=`,
  ),
  find('azure-functions-key', `${base64url(44)}AzFu${base64url(5)}${pick('A', 'Q', 'g', 'w')}==`),
  find(
    'azure-ai-search-admin-or-query-key',
    `${base62(42)}AzSe${pick('A', 'B', 'C', 'D')}${base62(5)}`,
  ),
  find('azure-container-registry-key', `${base64(42)}+ACR${pick('A', 'B', 'C', 'D')}${base64(5)}`),
  find(
    'azure-annotated-key-ai',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}ACOG${base62(4)}`,
  ),
  find(
    'azure-annotated-key-ai',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}ACOG${base62(4)}${base64(2)}==`,
  ),
  find(
    'azure-annotated-key-app-configuration',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}AZAC${base62(4)}`,
  ),
  find(
    'azure-annotated-key-azure-devops-personal-token',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}AZDO${base62(4)}`,
  ),
  find(
    'azure-annotated-key-maps-communication-relay-sql',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}AZMP${base62(4)}`,
  ),
  find(
    'azure-annotated-key-maps-communication-relay-sql',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}AZCS${base62(4)}`,
  ),
  find(
    'azure-annotated-key-maps-communication-relay-sql',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}AZFR${base62(4)}`,
  ),
  find(
    'azure-annotated-key-maps-communication-relay-sql',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}AZMR${base62(4)}`,
  ),
  find(
    'azure-annotated-key-maps-communication-relay-sql',
    `${base62(52)}JQQJ9${pick('9', 'D', 'H')}${base62(1)}${pick('A', 'B', 'C', 'D', 'E', 'F')}${base62(16)}msql${base62(4)}`,
  ),
  find('azure-devops-personal-token-before-2024', base32lower(52), { before: 'AZURE_DEVOPS_PAT=' }),
  find('azure-cognitive-services-key-legacy', hex(32), { before: 'Ocp-Apim-Subscription-Key: ' }),
  find('azure-entra-refresh-token', `0.A${base64url(40)}.Ag${base64url(220)}`),
  find('azure-entra-refresh-token', `1.A${base64url(40)}.Ag${base64url(220)}`),
  find(
    'azure-teams-incoming-webhook',
    `webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}`,
  ),
  find(
    'azure-teams-incoming-webhook',
    `webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}/${base64url(40)}`,
  ),
  find(
    'azure-teams-incoming-webhook',
    `outlook.office.com/webhook/${uuid()}@${uuid()}/IncomingWebhook/${hex(32)}/${uuid()}`,
  ),
  find(
    'azure-teams-workflow-webhook-power-automate',
    `logic.azure.com:443/workflows/${hex(32)}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${base64url(43)}`,
    { before: `https://prod-${digits(2)}.westeurope.` },
  ),
  find(
    'azure-teams-workflow-webhook-power-automate',
    `environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/${hex(32)}/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${base64url(43)}`,
    { before: `https://${hex(30)}.` },
  ),
]
