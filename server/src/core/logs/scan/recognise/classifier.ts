import type { Recognisable, Shape } from '../../signatures/signature.ts';
import { isDigitBlind } from '../patterns/digit-blind.ts';
import { quickLength } from '../patterns/pattern-cost.ts';
import { preparedLiterals } from '../patterns/prepared-literals.ts';
import { MIN_LITERAL, requiredLiterals } from '../patterns/required-literals.ts';
import { LiteralSearch } from './literal-search.ts';
import { isMessageStart } from './message-start.ts';
import { ShapeMatcher } from './shape-matcher.ts';

/** Lines are hostile input: of a longer text the matcher sees the start and the end only. */
export const SEEN_CHARACTERS = 8 * 1024;
/** How many places of one line a shape is tried at. */
const MAX_TRIES = 4;

interface Found<T extends Recognisable> {
  readonly signature: T;
  /** Which of its shapes fitted. */
  readonly shape: Shape;
  readonly fields: Readonly<Record<string, string>>;
}

interface Entry<T extends Recognisable> {
  readonly signature: T;
  readonly matcher: ShapeMatcher;
  /** Of a user's pattern: it is left out once it has been too slow. */
  readonly timing: Timing | undefined;
}

interface Timing {
  /** No text up to this length makes it slow. */
  readonly quickLength: number;
  /** How often it was slow. */
  delays: number;
  isOff: boolean;
}

/** Runs something for so many milliseconds at most; false when it had to be stopped. */
export type RunWithin = (milliseconds: number, run: () => void) => boolean;

/** What a text and all that differ from it in digits only have in common. */
export interface FoundShape<T extends Recognisable> {
  /** False if other digits may say something else: then it is true of this text alone. */
  readonly isDigitBlind: boolean;
  /** undefined: they have no signature. */
  readonly signature: T | undefined;
  readonly shape: Shape | undefined;
  /** Where in the text each field stands. */
  readonly fields: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

/** What a classifier is told of patterns that are not its own. */
interface Timed {
  readonly ids: ReadonlySet<string>;
  /** Without it a pattern that is slow is left out only when it is done. */
  readonly runWithin?: RunWithin | undefined;
  /** A pattern took so many milliseconds on one line and is left out from now on. */
  onSlow(id: string, milliseconds: number): void;
}

/** Milliseconds that a user's pattern should need for one line at most. */
const MAX_PATTERN_MS = 50;
/** Milliseconds that it gets in a second try: the machine may have been busy. */
const LAST_PATTERN_MS = 1000;
/** A pattern that was slow so often is not unlucky. */
const MAX_DELAYS = 3;

/** Finds the one signature of a line: first the texts that a shape cannot do without, then the few shapes behind a hit. */
export class Classifier<T extends Recognisable> {
  /** In order of priority: specific before general. */
  readonly #entries: readonly Entry<T>[];
  readonly #timed: Timed | undefined;
  readonly #owners: readonly (readonly number[])[];
  /** Finds the texts of the prefilter in a text; made when it is first needed. */
  #search: LiteralSearch | undefined;
  readonly #unfiltered: readonly number[];
  readonly #byStatus: ReadonlyMap<number | undefined, T>;
  /** The texts of the prefilter, for a scan of raw bytes. */
  readonly literals: readonly string[];

  constructor(signatures: readonly T[], timed?: Timed) {
    this.#timed = timed;
    const ordered = [...signatures.filter((one) => !one.generic), ...signatures.filter((one) => one.generic)];
    this.#entries = ordered.flatMap((signature) =>
      signature.shapes.map((shape) => {
        const timing = timed?.ids.has(signature.id)
          ? { quickLength: quickLength(shape.pattern.source), delays: 0, isOff: false }
          : undefined;
        return { signature, matcher: new ShapeMatcher(shape), timing };
      }),
    );
    const owners = new Map<string, number[]>();
    const unfiltered: number[] = [];
    this.#entries.forEach((entry, index) => {
      const literals =
        preparedLiterals(entry.matcher.shape.pattern) ?? requiredLiterals(entry.matcher.shape.pattern, MIN_LITERAL);
      if (!literals) unfiltered.push(index);
      for (const literal of literals ?? []) {
        const list = owners.get(literal);
        if (list) list.push(index);
        else owners.set(literal, [index]);
      }
    });
    this.#unfiltered = unfiltered;
    this.#byStatus = new Map(ordered.filter((one) => one.status).map((one) => [one.status, one]));
    this.literals = [...owners.keys()];
    this.#owners = [...owners.values()];
  }

  /** False when some signature has no text that it cannot do without: then any text may carry it. */
  get needsLiterals(): boolean {
    return this.#unfiltered.length === 0;
  }

  /** The signature of an answer with this status in an access log. */
  ofStatus(status: number): T | undefined {
    return this.#byStatus.get(status);
  }

  /**
   * The first signature, in order of priority, that one of `texts` carries. `literals`: the numbers of those that are
   * known to stand in it, perhaps with some that do not; `hasPid`: the frame of the line tells a pid.
   */
  classify(texts: readonly string[], literals?: readonly number[], hasPid = false): Found<T> | undefined {
    const seen = texts.length === 1 && (texts[0]?.length ?? 0) <= 2 * SEEN_CHARACTERS ? texts : texts.flatMap(ends);
    const candidates = this.#entriesOf(literals ?? this.#literalsIn(seen));
    for (const index of candidates) {
      const entry = this.#entries[index];
      if (!entry || entry.timing?.isOff || (entry.matcher.shape.needsPid && !hasPid)) continue;
      for (const text of seen) {
        const { timing } = entry;
        const isQuick = timing === undefined || text.length <= timing.quickLength;
        const fields = isQuick ? fieldsWhereItFits(entry.matcher, text) : this.#timedFields(entry, timing, text);
        if (fields) return { signature: entry.signature, shape: entry.matcher.shape, fields };
      }
    }
    return undefined;
  }

  /** As `classify`, for one text and all of its shape; undefined where a pattern is timed, or the text is a long one. */
  classifyShape(text: string, literals: readonly number[], hasPid: boolean): FoundShape<T> | undefined {
    if (text.length > SEEN_CHARACTERS) return undefined;
    let isBlind = true;
    for (const index of this.#entriesOf(literals)) {
      const entry = this.#entries[index];
      if (!entry || entry.timing) return undefined;
      if (entry.matcher.shape.needsPid && !hasPid) continue;
      isBlind &&= isDigitBlind(entry.matcher.shape.pattern.source);
      const { shape, placing, names } = entry.matcher;
      const found = whereItFits({ shape, pattern: placing }, text);
      if (!found) continue;
      const fields = names.flatMap((name, at) => {
        const [from, to] = found.indices?.[at + 1] ?? [];
        return name === undefined || from === undefined || to === undefined ? [] : [{ name, from, to }];
      });
      return { isDigitBlind: isBlind, signature: entry.signature, shape, fields };
    }
    return { isDigitBlind: isBlind, signature: undefined, shape: undefined, fields: [] };
  }

  #timedFields(entry: Entry<T>, timing: Timing, text: string) {
    const runWithin = this.#timed?.runWithin ?? runToTheEnd;
    let fields: ReturnType<typeof fieldsWhereItFits>;
    let took = 0;
    const limits = this.#timed?.runWithin ? [MAX_PATTERN_MS, LAST_PATTERN_MS] : [MAX_PATTERN_MS];
    const isDone = limits.some((limit) => {
      const started = performance.now();
      const isDone = runWithin(limit, () => {
        fields = fieldsWhereItFits(entry.matcher, text);
      });
      took = performance.now() - started;
      return isDone;
    });
    if (took > MAX_PATTERN_MS) timing.delays++;
    if (!isDone || timing.delays >= MAX_DELAYS) {
      timing.isOff = true;
      this.#timed?.onSlow(entry.signature.id, took);
    }
    return fields;
  }

  #entriesOf(literals: readonly number[]): readonly number[] {
    if (literals.length === 0) return this.#unfiltered;
    if (literals.length === 1 && this.needsLiterals) return this.#owners[literals[0] ?? 0] ?? [];
    const hits = [...this.#unfiltered];
    for (const literal of literals) for (const index of this.#owners[literal] ?? []) insert(hits, index);
    return hits;
  }

  #literalsIn(texts: readonly string[]): readonly number[] {
    this.#search ??= new LiteralSearch(this.literals);
    const found: number[] = [];
    for (const text of texts) this.#search.find(text, found);
    return found;
  }
}

/** Where nothing can be stopped: too slow all the same. */
function runToTheEnd(milliseconds: number, run: () => void): boolean {
  const started = performance.now();
  run();
  return performance.now() - started <= milliseconds;
}

/** Adds to a sorted list of few numbers what is not in it yet. */
function insert(sorted: number[], number: number): void {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1] ?? 0) > number) at--;
  if (at > 0 && sorted[at - 1] === number) return;
  for (let i = sorted.length; i > at; i--) sorted[i] = sorted[i - 1] ?? 0;
  sorted[at] = number;
}

/** What of a text the matcher sees. */
function ends(text: string): readonly string[] {
  if (text.length <= 2 * SEEN_CHARACTERS) return [text];
  return [text.slice(0, SEEN_CHARACTERS), text.slice(-SEEN_CHARACTERS)];
}

function fieldsWhereItFits(matcher: ShapeMatcher, text: string): Readonly<Record<string, string>> | undefined {
  const found = whereItFits(matcher, text);
  return found && fieldsOf(found, matcher.names);
}

function whereItFits(
  { pattern, shape }: Pick<ShapeMatcher, 'pattern' | 'shape'>,
  text: string,
): RegExpExecArray | undefined {
  pattern.lastIndex = 0;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const found = pattern.exec(text);
    if (!found) return undefined;
    if (shape.at === 'anywhere' || isMessageStart(text, found.index)) return found;
    pattern.lastIndex = found.index + 1;
  }
  return undefined;
}

const NO_FIELDS: Readonly<Record<string, string>> = {};

function fieldsOf(found: RegExpExecArray, names: readonly (string | undefined)[]): Readonly<Record<string, string>> {
  if (names.length === 0) return NO_FIELDS;
  const fields: Record<string, string> = {};
  for (let group = 1; group <= names.length; group++) {
    const name = names[group - 1];
    const value = found[group];
    if (name !== undefined && value !== undefined) fields[name] = value;
  }
  return fields;
}
