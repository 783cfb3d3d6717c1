/**
 * Where values beside secret-like names are parted into secrets and others. One object, so that
 * `bench/detection-thresholds.ts` can try others through the real finders; nothing else changes it.
 */
export const THRESHOLDS = {
  shortestPassword: 6,
  shortestPassphrase: 14,
  shortestStrong: 8,
  shortestMedium: 10,
  shortestWeak: 16,
  shortestMade: 16,
  shortPieces: 3,
  mixedMedium: 12,
  weakEntropy: 3.3,
  wordlike: 0.72,
  longPieces: 3.4,
  entropy: 2.9,
  distinct: 1 / 3,
  inSequence: 6,
  repeated: 5,
  woven: 5,
  own: 4,
}
