/**
 * For Firefox, which ends our scripts in the middle when the extension is switched off or updated,
 * but takes out the sheets that it was given: what they show goes with this one.
 */
export const SHOWN_STYLE = ':root { --ms: visible !important }'
