/** A program's text where it stands in a line. */
interface ShapeText {
  readonly text: string;
  /** Where the character of the text with this index stands in the line. */
  at(index: number): number;
  /** How many characters of the line stand behind it. */
  readonly behind: number;
  /** Quotes of the text stand behind a backslash. */
  readonly isEscaped: boolean;
  /** Where the transport has put the time. */
  readonly stamp: { readonly from: number; readonly to: number } | undefined;
}

/** As DockerBytes reads it, with no escapes but those of quotes. */
const DOCKER =
  /^(\{"log":")((?:[^"\\\x00-\x1f]|\\")*?)(?:\\r)?\\n","stream":"std(?:out|err)","time":"([^"\\]{20,40})"\}$/;

/** The text in a line of docker's file, or all of the line; undefined for any other object. */
export function shapeTextOf(raw: string): ShapeText | undefined {
  if (!raw.startsWith('{')) {
    return { text: raw, at: (index) => index, behind: 0, isEscaped: false, stamp: undefined };
  }
  const [, head = '', escaped = '', time = ''] = DOCKER.exec(raw) ?? [];
  if (head === '') return undefined;
  const text = unescaped(escaped);
  // In front of each quote there is one character more.
  const at = (index: number): number => head.length + index + text.slice(0, index).split('"').length - 1;
  const behind = raw.length - head.length - escaped.length;
  const to = raw.length - '"}'.length;
  return { text, at, behind, isEscaped: text !== escaped, stamp: { from: to - time.length, to } };
}

export function unescaped(text: string): string {
  return text.replaceAll('\\"', '"');
}
