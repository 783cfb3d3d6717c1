const SMALLEST = 256
const LARGEST_POWER = 4096

/**
 * The size class of a payload: a power of two from 256 bytes to 4 KiB, above that Padmé, which
 * hides all but the leading bits of the length and never adds more than 12 %.
 * @param length - bytes of header and content.
 * @returns bytes after padding, at least `length`.
 * @see Nikitin et al. 2019, "Reducing Metadata Leakage from Encrypted Files", section 4
 */
export function paddedLength(length: number): number {
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new RangeError(`"length" expected a whole number of bytes, got ${length}`)
  }
  if (length <= LARGEST_POWER) {
    let power = SMALLEST
    while (power < length) power *= 2
    return power
  }
  const exponent = Math.floor(Math.log2(length))
  const mantissaBits = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - mantissaBits)
  return Math.ceil(length / step) * step
}
