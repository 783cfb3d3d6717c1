import { defineProvider } from '../detector.ts'
import { base64url, type Examples, find, hex, leave, uuid } from '../examples.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'MongoDB Atlas',
  detectors: [
    {
      id: 'mongodb-atlas-service-account-secret',
      name: 'service account secret',
      shapes: ['mdb_sa_sk_{base64url:40}'],
      severity: 'critical',
      pairsWith: ['mongodb-atlas-service-account-id'],
    },
    {
      id: 'mongodb-atlas-service-account-id',
      name: 'service account id',
      shapes: ['mdb_sa_id_{hex:24}'],
      severity: 'low',
      public: true,
    },
    {
      id: 'mongodb-atlas-programmatic-key',
      name: 'programmatic API key',
      shapes: [`${UUID}`],
      severity: 'critical',
      near: [
        'mongodbatlas',
        'mongodbprivate',
        'mongodbapi',
        'atlasprivate',
        'atlaspublic',
        'atlasapi',
        'mcliprivate',
      ],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('mongodb-atlas-service-account-secret', `mdb_sa_sk_${base64url(40)}`),
  leave(`mdb_sa_id_${hex(24)}`),
  find('mongodb-atlas-programmatic-key', uuid(), { before: 'MONGODB_ATLAS_PRIVATE_KEY=' }),
]
