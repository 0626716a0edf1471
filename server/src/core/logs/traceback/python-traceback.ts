/**
 * Tracebacks as CPython writes them (python/cpython:Lib/traceback.py): from `Traceback (most recent call last):` to the exception,
 * the outermost call first. One inside an exception group has a margin of `|` (PEP 654).
 */
export interface Traceback {
  readonly frames: readonly Frame[];
  /** Its last line, as `KeyError: 'PORT'`; undefined if the text ends before it. */
  readonly exception: string | undefined;
}

export interface Frame {
  /** As the interpreter knew it: inside the container. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The function, `<module>` outside of one; undefined for the place of a syntax error. */
  readonly name: string | undefined;
}

const START = /^(?:.{0,1000}[:\s])?(?:Exception Group )?Traceback \(most recent call last\):\s*$/;
const FRAME = /^\s+File "([^"]{1,400})", line (\d{1,7})(?:, in (.{1,200}))?\s*$/;
const MARGIN = /^\s*\| ?/;
/** The longest text of an exception, in UTF-16 units. */
const MAX_EXCEPTION = 300;

/** The tracebacks of a record, in their order: what an exception was raised from comes first. */
export function tracebacksIn(text: string): readonly Traceback[] {
  const found: { frames: Frame[]; exception: string | undefined }[] = [];
  let open: (typeof found)[number] | undefined;
  for (const line of text.split('\n')) {
    if (START.test(line)) {
      open = { frames: [], exception: undefined };
      found.push(open);
      continue;
    }
    if (!open) continue;
    const bare = line.replace(MARGIN, '');
    const [, path, number, name] = FRAME.exec(bare) ?? [];
    if (path !== undefined) open.frames.push({ path, line: Number(number), name });
    else if (/^\S/.test(bare) && open.frames.length > 0) {
      open.exception = bare.trimEnd().slice(0, MAX_EXCEPTION);
      open = undefined;
    }
  }
  return found;
}
