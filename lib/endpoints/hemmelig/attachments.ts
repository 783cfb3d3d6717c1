/** Files beside a secret of Hemmelig 7: encrypted with its key, names too, and kept apart from it. */
import { type Bytes, utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import type { EndpointPorts, Secret } from '../endpoint.ts'
import { gather } from '../gather.ts'
import { repeat, type Wait } from '../repeat.ts'
import { downloadFile, type UploadedFile, uploadFile } from './calls.ts'
import { decrypt, encrypt } from './crypt.ts'
import { type StoredFile, UNNAMED } from './wire.ts'

export async function attach(
  baseUrl: string,
  { content, name }: Secret,
  key: Bytes,
  token: string | null,
  ports: EndpointPorts,
): Promise<UploadedFile> {
  const file = {
    content: await encrypt(content, key),
    name: await encrypt(utf8(name || UNNAMED), key),
  }
  return uploadFile(baseUrl, file, token, ports)
}

/**
 * @param isAll - there is no text with them.
 * @throws EndpointError, CryptoError `crypto/damaged`
 */
export async function detach(
  baseUrl: string,
  { files, key, isAll }: { files: readonly StoredFile[]; key: Bytes; isAll: boolean },
  ports: EndpointPorts,
  wait: Wait,
): Promise<Secret[]> {
  const named = files.map(async (file) => {
    const name = await nameOf(file, key)
    const download = () => downloadFile(baseUrl, file, ports)
    const fetch = async (): Promise<Secret> => {
      const message = await repeat(download, { signal: ports.signal, wait })
      const content = await decrypt(message, key)
      if (!content) throw new CryptoError('crypto/damaged')
      return { kind: 'file', content, name }
    }
    return { name, fetch }
  })
  return gather(await Promise.all(named), isAll)
}

/** Older versions keep it in clear, behind the id. */
async function nameOf({ id, filename }: StoredFile, key: Bytes): Promise<string> {
  const isHex = /^(?:[0-9a-f]{2}){28,}$/.test(filename)
  const name = isHex ? await decrypt(Uint8Array.fromHex(filename), key) : null
  if (name) return new TextDecoder().decode(name)
  return filename.startsWith(`${id}-`) ? filename.slice(id.length + 1) : filename
}
