import type { Recognisable, Shape } from '../../signatures/signature.ts';
import { isDigitBlind } from '../patterns/digit-blind.ts';
import { preparedLiterals } from '../patterns/prepared-literals.ts';
import { MIN_LITERAL, requiredLiterals } from '../patterns/required-literals.ts';
import { LiteralSearch } from './literal-search.ts';
import { type FieldPlace, ShapeMatcher } from './shape-matcher.ts';
import { type RunWithin, SlowPatternGuard } from './slow-pattern-guard.ts';

/** Lines are hostile input: of a text longer than twice this only the start and the end are matched, so many characters each. */
export const SEEN_CHARACTERS = 8 * 1024;

interface Found<T extends Recognisable> {
  readonly signature: T;
  /** The shape of it that fits. */
  readonly shape: Shape;
  readonly fields: Readonly<Record<string, string>>;
}

/** What is recognised in all lines of a template: they differ only in digits. */
export interface TemplateMatch<T extends Recognisable> {
  /** False if some pattern looks at digits: the match is then certain only for lines with the same digits in the message. */
  readonly isDigitBlind: boolean;
  /** undefined: they have no signature. */
  readonly signature: T | undefined;
  readonly shape: Shape | undefined;
  readonly fields: readonly FieldPlace[];
}

/** Which signatures are patterns of the user, which may be slow. */
interface Guarded {
  readonly ids: ReadonlySet<string>;
  readonly runWithin?: RunWithin | undefined;
  /** A pattern took so many milliseconds for one line and is no longer used. */
  onSlow(id: string, milliseconds: number): void;
}

/** One shape of a signature. */
interface Entry<T extends Recognisable> {
  readonly signature: T;
  readonly matcher: ShapeMatcher;
  readonly guard: SlowPatternGuard | undefined;
}

/**
 * Finds the signature of a line. Hundreds of patterns are too many to try them all: a line is first searched for the
 * literals that they require, and only the few patterns whose literals it has are tried.
 */
export class Classifier<T extends Recognisable> {
  /** Every literal that some pattern requires. They are known by their index. */
  readonly literals: readonly string[];
  /** In order of priority: specific signatures before generic ones. */
  readonly #entries: readonly Entry<T>[];
  /** By literal: the indices of the entries that require it. */
  readonly #owners: readonly (readonly number[])[];
  /** The indices of the entries that require no literal and are always tried. */
  readonly #unfiltered: readonly number[];
  readonly #byStatus: ReadonlyMap<number | undefined, T>;
  /** Finds literals in a text; made when first needed. */
  #search: LiteralSearch | undefined;

  constructor(signatures: readonly T[], guarded?: Guarded) {
    const ordered = [...signatures.filter((one) => !one.generic), ...signatures.filter((one) => one.generic)];
    this.#entries = ordered.flatMap((signature) => signature.shapes.map((shape) => entryOf(signature, shape, guarded)));
    const owners = new Map<string, number[]>();
    const unfiltered: number[] = [];
    this.#entries.forEach(({ matcher: { shape } }, index) => {
      const literals = preparedLiterals(shape.pattern) ?? requiredLiterals(shape.pattern, MIN_LITERAL);
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

  /** Whether a line without any of the literals certainly has no signature. */
  get needsLiterals(): boolean {
    return this.#unfiltered.length === 0;
  }

  /** The signature of a request with this status. */
  ofStatus(status: number): T | undefined {
    return this.#byStatus.get(status);
  }

  /**
   * The first signature, in order of priority, that one of `texts` has. `literals`: the literals in the texts, if they were already
   * searched for (perhaps with some that are not in them). `hasPid`: the line's frame has a pid.
   */
  classify(texts: readonly string[], literals?: readonly number[], hasPid = false): Found<T> | undefined {
    const seen = texts.length === 1 && (texts[0]?.length ?? 0) <= 2 * SEEN_CHARACTERS ? texts : texts.flatMap(ends);
    for (const index of this.#candidates(literals ?? this.#literalsIn(seen))) {
      const entry = this.#entries[index];
      if (!entry || entry.guard?.isOff || (entry.matcher.shape.needsPid && !hasPid)) continue;
      const { signature, matcher, guard } = entry;
      for (const text of seen) {
        const fields = guard ? guard.run(text, (one) => matcher.fieldsIn(one)) : matcher.fieldsIn(text);
        if (fields) return { signature, shape: matcher.shape, fields };
      }
    }
    return undefined;
  }

  /**
   * Like `classify`, for `text` and all texts that differ from it only in digits; undefined if nothing can be said about them: the
   * text is long, or a pattern is guarded.
   */
  classifyTemplate(text: string, literals: readonly number[], hasPid: boolean): TemplateMatch<T> | undefined {
    if (text.length > SEEN_CHARACTERS) return undefined;
    let isBlind = true;
    for (const index of this.#candidates(literals)) {
      const entry = this.#entries[index];
      if (!entry || entry.guard) return undefined;
      const { signature, matcher } = entry;
      if (matcher.shape.needsPid && !hasPid) continue;
      isBlind &&= isDigitBlind(matcher.shape.pattern.source);
      const fields = matcher.fieldPlacesIn(text);
      if (fields) return { isDigitBlind: isBlind, signature, shape: matcher.shape, fields };
    }
    return { isDigitBlind: isBlind, signature: undefined, shape: undefined, fields: [] };
  }

  /** The indices of the entries to be tried, in order of priority. */
  #candidates(literals: readonly number[]): readonly number[] {
    if (literals.length === 0) return this.#unfiltered;
    if (literals.length === 1 && this.needsLiterals) return this.#owners[literals[0] ?? 0] ?? [];
    const indices = [...this.#unfiltered];
    for (const literal of literals) for (const index of this.#owners[literal] ?? []) insert(indices, index);
    return indices;
  }

  #literalsIn(texts: readonly string[]): readonly number[] {
    this.#search ??= new LiteralSearch(this.literals);
    const found: number[] = [];
    for (const text of texts) this.#search.find(text, found);
    return found;
  }
}

function entryOf<T extends Recognisable>(signature: T, shape: Shape, guarded: Guarded | undefined): Entry<T> {
  const { id } = signature;
  const guard = guarded?.ids.has(id)
    ? new SlowPatternGuard(shape.pattern.source, guarded.runWithin, (took) => guarded.onSlow(id, took))
    : undefined;
  return { signature, matcher: new ShapeMatcher(shape), guard };
}

/** Adds a number to a short sorted list, unless it is in it. */
function insert(sorted: number[], number: number): void {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1] ?? 0) > number) at--;
  if (at > 0 && sorted[at - 1] === number) return;
  for (let i = sorted.length; i > at; i--) sorted[i] = sorted[i - 1] ?? 0;
  sorted[at] = number;
}

/** The parts of a text that are matched; see SEEN_CHARACTERS. */
function ends(text: string): readonly string[] {
  if (text.length <= 2 * SEEN_CHARACTERS) return [text];
  return [text.slice(0, SEEN_CHARACTERS), text.slice(-SEEN_CHARACTERS)];
}
