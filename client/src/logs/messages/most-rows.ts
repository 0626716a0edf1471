/** Rows that one message holds; a screen has some hundreds. */
export const MOST_ROWS = 10_000;
