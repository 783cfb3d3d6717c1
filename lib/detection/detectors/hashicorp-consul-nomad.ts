import { defineProvider } from '../detector.ts'
import { type Examples, find, uuid } from '../examples.ts'
import { labelled } from '../labelled.ts'
import { UUID } from '../shape.ts'

export default defineProvider({
  name: 'HashiCorp Consul / Nomad',

  detectors: [
    {
      id: 'hashicorp-consul-nomad-acl-token',
      name: 'ACL token',
      shapes: [`${UUID}`],
      severity: 'high',
      near: [
        ...labelled('consul', 'consulhttp', 'consulacl', 'nomad', 'nomadacl'),
        'acltoken',
        'secretid',
      ],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('hashicorp-consul-nomad-acl-token', uuid(), { before: 'CONSUL_HTTP_TOKEN=' }),
]
