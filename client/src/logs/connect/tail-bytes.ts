/** How many bytes at the end of a file are read first: older ones are read on request. */
export const TAIL_BYTES = 8 * 1024 * 1024;
