/** Names of our highlights. The page can read them, so they say nothing. */
export const MARKS = ['ms-1', 'ms-2', 'ms-3'] as const
/** The same for "Check this page", which may mark a page that somebody writes in: strong, mild, and the one that is shown. */
export const PAGE_MARKS = ['ms-4', 'ms-5', 'ms-6'] as const
