import { type Bytes, concat, sha256 } from '#lib/crypto/bytes.ts'

/** Stands in for Argon2id where a test is not about Argon2id and runs hundreds of times. */
export async function fastStretch(passphrase: Bytes, salt: Bytes): Promise<Bytes> {
  return sha256(concat([salt, passphrase]))
}
