import { SourceError } from '../source.ts';

/** One event of a `text/event-stream` (HTML standard, "server-sent events"). */
interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** Longer ones are no events of a log. */
const MOST_CHARACTERS = 8_000_000;

/** Reads events from the bytes of a response. Characters and lines may be cut anywhere between two chunks. */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  // One decoder for the whole stream, or Chinese text breaks where a chunk ends.
  const decoder = new TextDecoder('utf-8');
  const parser = new EventParser();
  for await (const chunk of chunks) yield* parser.push(decoder.decode(chunk, { stream: true }));
}

class EventParser {
  #rest = '';
  /** Characters of the lines in `data`. */
  #held = 0;
  #event = '';
  #data: string[] = [];
  #id = '';

  *push(text: string): Generator<ServerSentEvent> {
    this.#rest += text;
    if (this.#rest.length + this.#held > MOST_CHARACTERS)
      throw new SourceError({ kind: 'answer-too-large', megabytes: MOST_CHARACTERS / 1e6 });
    // A carriage return at the very end may be half of a line break.
    const end = this.#rest.endsWith('\r') ? this.#rest.length - 1 : this.#rest.length;
    const lines = this.#rest.slice(0, end).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + this.#rest.slice(end);
    for (const line of lines) {
      const event = this.#line(line);
      if (event) yield event;
    }
  }

  #line(line: string): ServerSentEvent | undefined {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return undefined;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    else if (field === 'id') this.#id = value;
    else if (field === 'data') {
      this.#data.push(value);
      this.#held += line.length;
    }
    return undefined;
  }

  /** An event without data is given out too: BlueKing's `EOF` has none to speak of. */
  #dispatch(): ServerSentEvent | undefined {
    if (this.#event === '' && this.#data.length === 0) return undefined;
    const event = { event: this.#event || 'message', data: this.#data.join('\n'), id: this.#id };
    this.#event = '';
    this.#data = [];
    this.#held = 0;
    return event;
  }
}
