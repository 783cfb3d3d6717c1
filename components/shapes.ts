/** Drawings as data, for views made with Preact and for the toast, which is plain DOM. */

export type Shape = readonly ['path' | 'circle', Readonly<Record<string, string>>]

/** Matchstick's mark on a 32-unit grid: one match, lit. Colours from `mark.css`. */
export const LIT_MATCH: readonly Shape[] = [
  ['path', { class: 'mark-stick', d: 'M13.2 17.4 6.3 28.2' }],
  [
    'path',
    {
      class: 'mark-flame',
      d: 'M19.6 1.8c.6 4 6.4 6.4 6.4 12.3a8.3 8.3 0 0 1-8.4 8.3 8 8 0 0 1-8.1-8c0-2.7 1.3-4.6 2.7-6.3.3 1.8 1 2.8 2.1 3.4-.5-4 1.8-7.4 5.3-9.7Z',
    },
  ],
  [
    'path',
    {
      class: 'mark-heart',
      d: 'M18.3 12c.3 2 3 3 3 5.7a3.7 3.7 0 0 1-3.8 3.7 3.6 3.6 0 0 1-3.6-3.6c0-2.6 3-3.4 4.4-5.8Z',
    },
  ],
]

/** A match that has been used: what was behind the link is gone. */
export const BURNT_MATCH: readonly Shape[] = [
  ['path', { class: 'mark-stick', d: 'M13.2 17.4 6.3 28.2' }],
  ['path', { class: 'mark-smoke', d: 'M18 9.5c2.6-2 .2-3.8 2.4-6.5' }],
  ['circle', { class: 'mark-head', cx: '15', cy: '14.5', r: '3.4' }],
]

/** The cross of "close", on a 16-unit grid. */
export const CROSS = 'm4 4 8 8M12 4l-8 8'
