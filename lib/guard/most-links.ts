/** So many links a tab makes in a minute, and so many are copied at once. */
export const MOST_LINKS = 20
