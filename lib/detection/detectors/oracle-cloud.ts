import { defineProvider } from '../detector.ts'
import { base36, type Examples, leave } from '../examples.ts'

export default defineProvider({
  name: 'Oracle Cloud',

  detectors: [
    {
      id: 'oracle-cloud-oci-identifiers',
      name: 'OCI identifiers',
      shapes: ['ocid1.{base64url+.:20-250}'],
      severity: 'low',
      public: true,
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [leave(`ocid1.tenancy.oc1..${base36(60)}`)]
