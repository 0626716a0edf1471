const PIECE_BYTES = 1 << 20;

/** A large chunk is read in pieces: what is kept of a stream stays small. */
export function* pieces(chunk: Uint8Array): Iterable<Uint8Array> {
  if (chunk.length <= PIECE_BYTES) yield chunk;
  else for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}
