/**
 * SHA-256 (FIPS 180-4) for checksums of a few dozen bytes: nothing secret depends on it, and a
 * library's, which also streams and clears its memory, is a twentieth of all that detection weighs.
 */
const PRIMES: number[] = []
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n)

/** The first 32 bits of the fractional part. */
const fraction = (root: number): number => (root % 1) * 2 ** 32

const ROUNDS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)))
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const BLOCK = 64
/** The bit that ends the message, and its length in bits. */
const TAIL = 9

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** @returns the 32 bytes of the hash. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + TAIL) / BLOCK) * BLOCK)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 4, bytes.length * 8)
  const state = START.slice()
  for (let at = 0; at < padded.length; at += BLOCK) addBlock(state, view, at)
  for (const [i, word] of state.entries()) view.setUint32(i * 4, word)
  return padded.slice(0, 32)
}

function addBlock(state: Uint32Array, view: DataView, at: number): void {
  const words = new Uint32Array(BLOCK)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (const [i, constant] of ROUNDS.entries()) {
    const near = words[i - 15] ?? 0
    const last = words[i - 2] ?? 0
    const word =
      i < 16
        ? view.getUint32(at + i * 4)
        : (words[i - 16] ?? 0) +
          (rotate(near, 7) ^ rotate(near, 18) ^ (near >>> 3)) +
          (words[i - 7] ?? 0) +
          (rotate(last, 17) ^ rotate(last, 19) ^ (last >>> 10))
    words[i] = word
    const first =
      h +
      (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
      ((e & f) ^ (~e & g)) +
      constant +
      (word | 0)
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word
}
