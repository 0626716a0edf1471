/** A piece of text with everything that is said about it. */
export interface Segment {
  readonly text: string;
  /** Style number of `ring/colours.ts`; 0 is plain. */
  readonly style: number;
  readonly marked: boolean;
  readonly link: FileReference | undefined;
}

interface FileReference {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

// Python's traceback, and `path:line` of other tools; bounded, because text of logs is hostile.
const REFERENCES = [
  /File "([^"\n]{1,400})", line (\d{1,7})/g,
  /((?:\.{0,2}\/)?[\w@.+-]{1,100}(?:\/[\w@.+-]{1,100}){0,20}\.py):(\d{1,7})\b/g,
];

/** The places of source files that a line names. */
export function fileReferences(text: string): (Span & FileReference)[] {
  const found: (Span & FileReference)[] = [];
  if (!text.includes('.py') && !text.includes('File "')) return found;
  for (const pattern of REFERENCES) {
    for (const match of text.matchAll(pattern)) {
      const [whole, path = '', line = '1'] = match;
      if (path.startsWith('<')) continue;
      const span = { start: match.index, end: match.index + whole.length };
      if (!found.some((other) => other.start < span.end && span.start < other.end)) {
        found.push({ ...span, path, line: Number(line) });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Cuts a text wherever a colour, a link or a hit begins or ends, and at `cut`. The pieces joined are the text. */
export function segments(
  text: string,
  colours: readonly number[],
  links: readonly (Span & FileReference)[],
  marks: readonly number[],
  cut = 0,
): Segment[] {
  const cuts = new Set([0, cut, text.length]);
  for (let i = 0; i + 2 < colours.length; i += 3) cuts.add(colours[i] ?? 0).add(colours[i + 1] ?? 0);
  for (const { start, end } of links) cuts.add(start).add(end);
  for (const place of marks) cuts.add(place);
  const places = [...cuts].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b);
  const result: Segment[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const start = places[i] ?? 0;
    const end = places[i + 1] ?? 0;
    const covers = (span: Span) => span.start <= start && end <= span.end;
    const link = links.find(covers);
    result.push({
      text: text.slice(start, end),
      style: styleAt(colours, start),
      marked: isMarked(marks, start),
      link: link && { path: link.path, line: link.line },
    });
  }
  return result;
}

function isMarked(marks: readonly number[], place: number): boolean {
  for (let i = 0; i + 1 < marks.length; i += 2) {
    if ((marks[i] ?? 0) <= place && place < (marks[i + 1] ?? 0)) return true;
  }
  return false;
}

function styleAt(colours: readonly number[], place: number): number {
  for (let i = 0; i + 2 < colours.length; i += 3) {
    if ((colours[i] ?? 0) <= place && place < (colours[i + 1] ?? 0)) return colours[i + 2] ?? 0;
  }
  return 0;
}
