/** What can come of a warning, and what can go wrong with one. */
export const HOLD_EVENTS = [
  'replaced',
  'sent-anyway',
  'pasted-anyway',
  'uploaded-anyway',
  /** The person closed the question, to write something else. */
  'went-back',
  /** Our code threw: what was typed, pasted or sent then went through unchecked. */
  'failed',
  /** A paste that was held could not be put in any more. */
  'paste-lost',
  /** Files that were held could not be given to the page any more. */
  'file-lost',
  /** Files went on that nobody could look into: too many, too slow, or part of what cannot be held. */
  'file-unchecked',
  /** A detector of the person's own threw or was too slow, and looks no more. */
  'stopped',
] as const
export type HoldEvent = (typeof HOLD_EVENTS)[number]
