import { isRecord, isString } from '../../guards.ts';

/**
 * Colour codes of a terminal ("select graphic rendition"): a raw line with codes becomes spans over its plain text.
 * Colours 0-7 and 8-15 and their use as background, bold, dim, italic, underline; 256 colours and 24 bit colours are
 * brought to the nearest of the 16, because only those exist as colours of a VS Code theme.
 */
interface Style {
  readonly colour: number;
  readonly background: number;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

const plain: Style = { colour: 0, background: 0, bold: false, dim: false, italic: false, underline: false };
// rsyslog writes the escape character as the text #033.
const COLOUR_CODE = /(?:\x1b|#033)(?:\[([0-9;:]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\))/g;

/** How JSON writes the escape character. */
const ESCAPED_CODE = /\\u001[bB]/;

/** One number per style: bits 0-4 colour + 1, 5-9 background + 1, then bold, dim, italic, underline. 0 is plain. */
function styleCode(style: Style): number {
  return (
    style.colour |
    (style.background << 5) |
    (Number(style.bold) << 10) |
    (Number(style.dim) << 11) |
    (Number(style.italic) << 12) |
    (Number(style.underline) << 13)
  );
}

/** Classes for a style number, as `style.css` names them. */
export function styleClasses(code: number): string[] {
  const classes: string[] = [];
  const colour = code & 31;
  const background = (code >> 5) & 31;
  if (colour > 0) classes.push(`fg-${colour - 1}`);
  if (background > 0) classes.push(`bg-${background - 1}`);
  for (const [bit, name] of [
    [10, 'bold'],
    [11, 'dim'],
    [12, 'italic'],
    [13, 'underline'],
  ] as const) {
    if (code & (1 << bit)) classes.push(name);
  }
  return classes;
}

/**
 * Triples start, end, style over `message`, which is the end of `raw` without its codes, or of a text inside it where
 * that is JSON (a platform's envelope). Empty when it is neither.
 */
export function colourSpans(raw: string, message: string): number[] {
  if (raw.includes('\x1b') || raw.includes('#033[')) return spansIn(raw, message);
  if (!ESCAPED_CODE.test(raw)) return [];
  for (const text of textsIn(raw)) {
    const spans = colourSpans(text, message);
    if (spans.length > 0) return spans;
  }
  return [];
}

/** The texts among the members of a line of JSON. */
function textsIn(raw: string): readonly string[] {
  try {
    const members: unknown = JSON.parse(raw);
    return isRecord(members) ? Object.values(members).filter(isString) : [];
  } catch {
    return [];
  }
}

function spansIn(raw: string, message: string): number[] {
  const spans: number[] = [];
  let text = '';
  let style = plain;
  let done = 0;
  const flush = (part: string) => {
    const code = styleCode(style);
    if (code !== 0 && part !== '') spans.push(text.length, text.length + part.length, code);
    text += part;
  };
  for (const match of raw.matchAll(COLOUR_CODE)) {
    flush(raw.slice(done, match.index));
    done = match.index + match[0].length;
    if (match[2] === 'm') style = apply(style, match[1] ?? '');
  }
  flush(raw.slice(done));
  const shift = text.lastIndexOf(message);
  return shift < 0 ? [] : within(spans, shift, message.length);
}

function within(spans: readonly number[], shift: number, length: number): number[] {
  const result: number[] = [];
  for (let i = 0; i + 2 < spans.length; i += 3) {
    const start = Math.max(0, (spans[i] ?? 0) - shift);
    const end = Math.min(length, (spans[i + 1] ?? 0) - shift);
    if (start < end) result.push(start, end, spans[i + 2] ?? 0);
  }
  return result;
}

function apply(style: Style, parameters: string): Style {
  const codes = parameters === '' ? [0] : parameters.split(/[;:]/).map(Number);
  let next = style;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const [index, used] = extended(codes.slice(i + 1));
      i += used;
      if (index !== undefined) next = code === 38 ? { ...next, colour: index + 1 } : { ...next, background: index + 1 };
    } else next = simple(next, code);
  }
  return next;
}

function simple(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 23) return { ...style, italic: false };
  if (code === 24) return { ...style, underline: false };
  if (code >= 30 && code <= 37) return { ...style, colour: code - 29 };
  if (code === 39) return { ...style, colour: 0 };
  if (code >= 40 && code <= 47) return { ...style, background: code - 39 };
  if (code === 49) return { ...style, background: 0 };
  if (code >= 90 && code <= 97) return { ...style, colour: code - 81 };
  if (code >= 100 && code <= 107) return { ...style, background: code - 91 };
  return style;
}

/** The colour of `38;5;n` or `38;2;r;g;b` as one of 16, and how many parameters it took. */
function extended(rest: readonly number[]): [number | undefined, number] {
  if (rest[0] === 5) return [rest[1] === undefined ? undefined : nearest256(rest[1]), 2];
  if (rest[0] === 2) return [nearest(rest[1] ?? 0, rest[2] ?? 0, rest[3] ?? 0), 4];
  return [undefined, 0];
}

function nearest256(index: number): number {
  if (index < 16) return index;
  if (index >= 232) return nearest(8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10);
  const cube = index - 16;
  const level = (value: number) => (value === 0 ? 0 : 55 + value * 40);
  return nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

function nearest(red: number, green: number, blue: number): number {
  const strongest = Math.max(red, green, blue);
  if (strongest < 48) return 0;
  const half = strongest / 2;
  const bits = Number(red > half) | (Number(green > half) << 1) | (Number(blue > half) << 2);
  if (bits === 7 && strongest < 192) return strongest < 128 ? 8 : 7;
  return strongest > 192 ? bits + 8 : bits;
}
