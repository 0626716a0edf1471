import { MAX_LINE_BYTES } from '../../../../server/src/core/logs/bytes/line-splitter.ts';

/** The beginnings of incomplete lines, by stream: the thread has read them, and they would be lost with it. */
export class OpenLines {
  readonly #parts = new Map<string, { chunks: Uint8Array[]; size: number }>();

  /** Adds bytes that the thread has read of a stream. */
  read(stream: string, bytes: Uint8Array): void {
    const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
    // A copy: the rest of the chunk is not needed any more.
    const rest = bytes.slice(end);
    const before = end > 0 ? undefined : this.#parts.get(stream);
    // More of a line is not shown either.
    if (before && before.size > MAX_LINE_BYTES) return;
    if (before) {
      before.chunks.push(rest);
      before.size += rest.length;
    } else if (rest.length > 0) this.#parts.set(stream, { chunks: [rest], size: rest.length });
    else this.#parts.delete(stream);
  }

  forget(stream: string): void {
    this.#parts.delete(stream);
  }

  /** All of them, to be read again by another thread; none are known afterwards. */
  takeAll(): readonly (readonly [stream: string, bytes: Uint8Array])[] {
    const all = [...this.#parts].map(([stream, { chunks }]) => [stream, joined(chunks)] as const);
    this.#parts.clear();
    return all;
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
