import { textOfFile } from '#lib/guard/file-text.ts'
import type { ConfiguredEndpoint } from '#lib/policy/settings.ts'
import type { SecretContent } from './share-secret.ts'

type File = Extract<SecretContent, { kind: 'file' }>

/**
 * @returns the file; what is in it, where the endpoint takes no files or none as long, and that is
 * text: its name is of less use than a link.
 */
export function fileOrText(
  file: File,
  { capabilities }: Pick<ConfiguredEndpoint, 'capabilities'>,
): SecretContent {
  if (file.bytes.length <= capabilities.fileBytes) return file
  const text = textOfFile(file.bytes)
  return text === null ? file : { kind: 'text', text }
}
