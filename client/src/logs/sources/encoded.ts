import { ToUtf8 } from '../../../../server/src/core/logs/bytes/to-utf8.ts';
import type { SourceEvent } from './source.ts';

/** A stream of bytes in any encoding, as events in UTF-8. Reports if the bytes seem to be in another encoding. */
export class EncodedStream {
  readonly #stream: string;
  readonly #text: ToUtf8;
  #isTold = false;

  /** `encoding`: as `knownEncoding` has it; undefined for UTF-8, or what a byte order mark says. */
  constructor(encoding: string | undefined, stream = '') {
    this.#stream = stream;
    this.#text = new ToUtf8(encoding);
  }

  *read(chunk: Uint8Array): Generator<SourceEvent> {
    const bytes = this.#text.read(chunk);
    if (bytes.length > 0) yield { type: 'bytes', bytes, stream: this.#stream };
    if (this.#isTold || !this.#text.looksOther) return;
    this.#isTold = true;
    yield { type: 'limit', limit: { kind: 'encoding' } };
  }

  *end(): Generator<SourceEvent> {
    const bytes = this.#text.end();
    if (bytes.length > 0) yield { type: 'bytes', bytes, stream: this.#stream };
    yield { type: 'end', stream: this.#stream };
  }
}

/** The events of a source whose bytes are in an encoding. */
export async function* inUtf8(
  events: AsyncIterable<SourceEvent>,
  encoding: string | undefined,
): AsyncGenerator<SourceEvent> {
  const streams = new Map<string, EncodedStream>();
  for await (const event of events) {
    if (event.type !== 'bytes' && event.type !== 'end') yield event;
    else {
      const stream = streams.get(event.stream) ?? new EncodedStream(encoding, event.stream);
      if (event.type === 'bytes') {
        streams.set(event.stream, stream);
        yield* stream.read(event.bytes);
      } else {
        streams.delete(event.stream);
        yield* stream.end();
      }
    }
  }
}
