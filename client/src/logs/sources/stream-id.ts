/** The engine keeps lines of different streams apart by this name; a line break cannot be part of an id. */
export function streamId(id: string, stream: string): string {
  return stream === '' ? id : `${id}\n${stream}`;
}

/** The source that a stream of the engine belongs to. */
export function sourceOfStream(stream: string): string {
  const end = stream.indexOf('\n');
  return end < 0 ? stream : stream.slice(0, end);
}
