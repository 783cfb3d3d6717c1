/** What a form asks for: the secret with its terms, and how its sharing is watched. */
import type { Bytes } from '#lib/crypto/bytes.ts'

/** A file as the browser hands it over: what it holds is read when it is shared. */
export interface ChosenFile {
  name: string
  type: string
  size: number
  /** @throws when it cannot be read any more. */
  bytes(): Promise<Bytes>
}

export interface ShareRequest {
  content: { kind: 'text'; text: string } | { kind: 'file'; file: ChosenFile }
  label?: string
  localName?: string
  passphrase: string | null
  ttlSeconds: number
  maxOpens: number
  endpointId: string
  isPrivate: boolean
  /** Names the text while it waits, so that a second try replaces the first. */
  draftId: number
}

/** How sharing is watched and called off. */
export interface ShareRun {
  signal: AbortSignal
  onUpload(sentBytes: number, totalBytes: number): void
}
