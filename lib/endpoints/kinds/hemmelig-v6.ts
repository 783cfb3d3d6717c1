import { utf8 } from '#lib/crypto/bytes.ts'
import { CryptoError } from '#lib/crypto/errors.ts'
import { decodeText } from '#lib/crypto/payload.ts'
import { decodeBase64 } from '../base64.ts'
import { bundle } from '../bundle.ts'
import type { Capabilities } from '../capabilities.ts'
import {
  type EndpointAddress,
  EndpointError,
  type EndpointKind,
  type EndpointPorts,
  type OpenAttempt,
  type Opened,
  type OwnerKey,
  type Probed,
  type Secret,
  type Shared,
  type ShareRequest,
  type Told,
} from '../endpoint.ts'
import { gather } from '../gather.ts'
import { newText } from '../hemmelig/crypt.ts'
import { readEditorText, writeEditorText } from '../hemmelig/editor-text.ts'
import { LIFETIMES_SECONDS } from '../hemmelig/lifetimes.ts'
import {
  burnSecret,
  createSecret,
  downloadFile,
  isHemmelig6,
  lookAt,
  type Stored,
  takeSecret,
} from '../hemmelig-v6/calls.ts'
import { decrypt, encrypt, OVERHEAD_BYTES } from '../hemmelig-v6/crypt.ts'
import { formatLink, hemmeligV6Links, KEY_LENGTH, parseLink } from '../hemmelig-v6/link.ts'
import { arrived, told, toldByPresence } from '../outcomes.ts'

const { kind: KIND } = hemmeligV6Links
/** Of a request's body: the default, which no call tells. */
const MOST_CHARACTERS = 256_000
/** Of the body that is not the text, with the longest title. */
const OVERHEAD_CHARACTERS = 1000
const TEXT_BYTES = bytesIn(MOST_CHARACTERS - OVERHEAD_CHARACTERS)
/** Of a title as it is sent. */
const MOST_TITLE_CHARACTERS = 255
const LABEL_BYTES = bytesIn(MOST_TITLE_CHARACTERS)
/** Beyond it only people who are known there may, and they are known by a cookie. */
const MOST_SECONDS = 7 * 24 * 60 * 60
/** What its page calls all files of a secret, which it puts into one archive. */
const FILES = { name: 'hemmelig_files.zip', type: 'application/zip' }

/** Hemmelig 6. */
const hemmeligV6: EndpointKind = { kind: KIND, probe, share, open, status, revoke }

export default hemmeligV6

async function probe(baseUrl: string, ports: EndpointPorts): Promise<Probed | null> {
  if (!(await isHemmelig6(baseUrl, ports))) return null
  const { host } = new URL(baseUrl)
  return { kind: KIND, name: host, version: '6', needsToken: false, capabilities: CAN }
}

const CAN: Capabilities = {
  lifetimes: { as: 'list', seconds: LIFETIMES_SECONDS.filter((each) => each <= MOST_SECONDS) },
  maxOpens: 999,
  textBytes: TEXT_BYTES,
  fileBytes: 0,
  // Its server would have to be told them.
  passphrases: null,
  labels: true,
  receipts: 'presence',
  revoke: true,
  claims: false,
  without: 'page',
}

/** Which, encrypted and as base64, take so many characters. */
function bytesIn(characters: number): number {
  return Math.floor(characters / 4) * 3 - OVERHEAD_BYTES
}

async function share(
  { baseUrl }: EndpointAddress,
  { secret, passphrase, ttlSeconds, maxOpens }: ShareRequest,
  ports: EndpointPorts,
): Promise<Shared> {
  if (passphrase !== null) throw new TypeError('"passphrase" expected null')
  if (secret.kind === 'file') throw new TypeError('"secret" expected a text')
  const text = utf8(writeEditorText(decodeText(secret.content)))
  const label = utf8(secret.label ?? '')
  // Signs of markup are longer as they are kept.
  if (text.length > TEXT_BYTES) {
    throw new EndpointError('endpoint/too-large', { limitBytes: TEXT_BYTES })
  }
  if (label.length > LABEL_BYTES) throw new CryptoError('crypto/header-too-large')
  const key = newText()
  const created = {
    text: encrypt(text, key),
    title: label.length === 0 ? '' : encrypt(label, key),
    ttl: ttlSeconds,
    maxViews: maxOpens,
  }
  const createdMs = ports.now()
  const id = await createSecret(baseUrl, created, ports)
  return {
    link: formatLink(baseUrl, { id, key }),
    id,
    ownerKey: '',
    createdAt: new Date(createdMs).toISOString(),
    expiresAt: new Date(createdMs + ttlSeconds * 1000).toISOString(),
  }
}

async function open(
  { baseUrl }: EndpointAddress,
  { link }: OpenAttempt,
  ports: EndpointPorts,
): Promise<Opened> {
  const parsed = parseLink(link)
  if (!parsed) throw new TypeError('"link" expected whole')
  const { id, key } = parsed
  // What can be known without spending an opening is asked first.
  const look = await lookAt(baseUrl, id, ports)
  if (look === null) return { outcome: 'unknown' }
  if (look === 'locked') throw new EndpointError('endpoint/would-see-passphrase')
  if (key.length < KEY_LENGTH) return { outcome: 'truncated' }
  const stored = await takeSecret(baseUrl, id, ports)
  if (!stored) return { outcome: 'unknown' }
  const secrets = await secretsIn(baseUrl, { id, key, stored }, ports)
  const { preventBurn, maxViews } = stored
  const opensLeft = preventBurn || maxViews == null ? null : Math.max(0, maxViews - 1)
  return arrived(labelled(bundle(secrets), stored, key), opensLeft)
}

async function secretsIn(
  baseUrl: string,
  { id, key, stored }: { id: string; key: string; stored: Stored },
  ports: EndpointPorts,
): Promise<Secret[]> {
  // What is public is not encrypted: the server would put words of its own under a link with a key.
  const html = stored.isPublic ? null : decrypt(stored.secret, key)
  if (!html) throw new CryptoError('crypto/damaged')
  const text = readEditorText(decodeText(html))
  const files = stored.files ?? []
  const isAll = text === '' && files.length > 0
  const attached = await gather(
    files.map((file) => ({
      name: FILES.name,
      fetch: async () => {
        const message = await downloadFile(baseUrl, { key: file.key, secretId: id }, ports)
        return archiveIn(message, key)
      },
    })),
    isAll,
  )
  return isAll ? attached : [{ kind: 'text', content: utf8(text) }, ...attached]
}

/** Twice base64: of the archive, and of what is encrypted. */
function archiveIn(message: string, key: string): Secret {
  const text = decrypt(message, key)
  const content = text && decodeBase64(decodeText(text))
  if (!content) throw new CryptoError('crypto/damaged')
  return { kind: 'file', content, ...FILES }
}

/** A title that cannot be read is none: the secret is worth more. */
function labelled(secret: Secret, { title }: Stored, key: string): Secret {
  const label = title && readTitle(title, key)
  return label ? { ...secret, label } : secret
}

function readTitle(title: string, key: string): string | null {
  try {
    const bytes = decrypt(title, key)
    return bytes && new TextDecoder().decode(bytes)
  } catch {
    return null
  }
}

async function status(
  { baseUrl }: EndpointAddress,
  { id, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  const isThere = (await lookAt(baseUrl, id, ports)) !== null
  return toldByPresence(isThere, expiresAt, ports)
}

async function revoke(
  { baseUrl }: EndpointAddress,
  { id, expiresAt }: OwnerKey,
  ports: EndpointPorts,
): Promise<Told | null> {
  return (await burnSecret(baseUrl, id, ports)) ? told('revoked', expiresAt) : null
}
