/**
 * Where values beside secret-like names are parted into secrets and others. One object, so that
 * `bench/detection-thresholds.ts` can try others through the real finders; nothing else changes it.
 * The figures are from its table: 4,575 made-up values, 32.6 MB of ordinary text, 0.06 false alarms
 * in a megabyte with all as they stand. Those without figures changed neither column there.
 */
export const THRESHOLDS = {
  /** 7 halves the alarms (0.03 for 0.06) and loses 0.2 % of passwords; 8 loses 5.7 %, `hunter2` too. */
  shortestPassword: 6,
  /** 24 loses 8.3 % of passwords. */
  shortestPassphrase: 14,
  /** Behind a strong name. 12 loses 6.1 % of tokens and spares no alarm. */
  shortestStrong: 8,
  /** Behind a medium name. 14 loses 12.3 % and spares no alarm; 8 would gain 6.1 %, but so short is an id. */
  shortestMedium: 10,
  shortestWeak: 16,
  /** On weaker signs, behind a strong name. 16 loses 0.1 % of tokens, 10 gains nothing. */
  shortestMade: 12,
  shortPieces: 3,
  mixedMedium: 12,
  weakEntropy: 3.3,
  /** Share of common pairs of letters that makes words. 0.6 loses 0.9 % of tokens, 0.9 gains 0.3 %. */
  wordlike: 0.72,
  /** Characters per piece from which on a value reads as words. 3 loses 3.2 % of tokens. */
  longPieces: 3.4,
  /** Bits per character. 2.9 loses 0.2 % of tokens, 2.5 gains 0.3 %. */
  entropy: 2.7,
  distinct: 1 / 3,
  /** Characters in sequence; 7 gives 0.09 alarms for 0.06. */
  inSequence: 6,
  /** The same character; 3 loses 2.2 % of tokens. */
  repeated: 5,
  /** Steps of two sequences woven into each other (`1a2b3c4d`); 3 loses 0.2 % of tokens. */
  woven: 5,
  /** Characters that are a value's own beside words that say nothing. */
  own: 4,
}
