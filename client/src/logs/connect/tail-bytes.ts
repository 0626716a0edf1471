/** Bytes at the end of a file to begin with: what is before them can be asked for. */
export const TAIL_BYTES = 8 * 1024 * 1024;
