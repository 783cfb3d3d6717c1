import type { EndpointPorts, Probed } from './endpoint.ts'
import { EndpointError } from './endpoint.ts'
import { kinds } from './registry.ts'

/**
 * Ask a server what it is.
 * @throws EndpointError `endpoint/not-an-endpoint` when no kind knows it, else why it did not answer.
 */
export async function probeEndpoint(baseUrl: string, ports: EndpointPorts): Promise<Probed> {
  for (const kind of kinds) {
    const probed = await kind.probe(baseUrl, ports)
    if (probed) return probed
  }
  throw new EndpointError('endpoint/not-an-endpoint')
}
