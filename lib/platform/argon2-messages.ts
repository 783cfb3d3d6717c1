import * as v from 'valibot'
import type { Bytes } from '#lib/crypto/bytes.ts'

/** A copy backed by memory of our own, whatever the other side had sent. */
const bytes = v.pipe(
  v.instance(Uint8Array),
  v.transform((sent): Bytes => new Uint8Array(sent)),
)

/** Page to worker: one stretch, after which the worker is thrown away. */
export const stretchRequestSchema = v.object({ passphrase: bytes, salt: bytes })

/** Worker to page. Why it failed stays there: nothing of an error crosses. */
export const stretchAnswerSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), stretched: bytes }),
  v.object({ ok: v.literal(false) }),
])
export type StretchAnswer = v.InferOutput<typeof stretchAnswerSchema>
