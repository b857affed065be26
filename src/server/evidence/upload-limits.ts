/** How long what came can wait for the rest, or for becoming evidence. */
export const MOST_HOURS = 24

/** Unfinished uploads of one account. */
export const MOST_OPEN = 20
