/** What is known of one site: data that rots, and that nothing's safety depends on. */
export interface Site {
  readonly id: string
  /** As people call it. */
  readonly name: string
  /** Match patterns of the addresses that it is used at. */
  readonly matches: readonly string[]
  /** When its facts were last looked at, as an ISO date. */
  readonly checked: string
  /**
   * Selectors of boxes that hold messages. Empty: whatever a person can type a message into.
   * `edit` is where a message that was sent is changed.
   */
  readonly boxes: readonly { readonly selector: string; readonly use: 'message' | 'edit' }[]
  /** Selectors of what looks like one and is none: search fields, names of recipients. */
  readonly notBoxes: readonly string[]
  /** Selectors of buttons that send; the first that is near the box counts. */
  readonly sendButtons: readonly string[]
  /** Selectors of what holds one box and its button. */
  readonly composers: readonly string[]
  /** Keys that send, as `KeyboardEvent.key` with `Mod+` for Control or Command, `Alt+`, `Shift+`. */
  readonly sendKeys: readonly string[]
  /** What is typed goes to the service before it is sent: drafts, shared documents. */
  readonly keepsDrafts: boolean
}
