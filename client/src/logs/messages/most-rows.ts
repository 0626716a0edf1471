/** Rows that one message holds; a screen has some hundreds. */
export const mostRows = 10_000;
