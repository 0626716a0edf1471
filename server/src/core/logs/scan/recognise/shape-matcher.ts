import type { Shape } from '../../signatures/signature.ts';
import { type CaptureGroups, captureGroups } from '../patterns/capture-groups.ts';
import { isMessageStart } from './message-start.ts';

/** How many places of one text a shape is tried at. */
const MAX_TRIES = 4;

/** Where in a text a field stands, in UTF-16 units. */
export interface FieldPlace {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const NO_FIELDS: Readonly<Record<string, string>> = {};

/** Matches texts against one shape. Its RegExp is made when first needed: of the hundreds a log needs a few. */
export class ShapeMatcher {
  readonly shape: Shape;
  #captured: CaptureGroups | undefined;
  #pattern: RegExp | undefined;
  #patternWithPlaces: RegExp | undefined;

  constructor(shape: Shape) {
    this.shape = shape;
  }

  /** The fields of the first place where the shape fits; undefined if it fits nowhere. */
  fieldsIn(text: string): Readonly<Record<string, string>> | undefined {
    this.#pattern ??= new RegExp(this.#groups.source, 'gm');
    const found = this.#match(this.#pattern, text);
    return found && fieldsOf(found, this.#groups.names);
  }

  /** Where the fields stand; slower than `fieldsIn`. */
  fieldPlacesIn(text: string): readonly FieldPlace[] | undefined {
    this.#patternWithPlaces ??= new RegExp(this.#groups.source, 'gmd');
    const found = this.#match(this.#patternWithPlaces, text);
    return (
      found &&
      this.#groups.names.flatMap((name, at) => {
        const [from, to] = found.indices?.[at + 1] ?? [];
        return name === undefined || from === undefined || to === undefined ? [] : [{ name, from, to }];
      })
    );
  }

  get #groups(): CaptureGroups {
    this.#captured ??= captureGroups(this.shape.pattern.source);
    return this.#captured;
  }

  #match(pattern: RegExp, text: string): RegExpExecArray | undefined {
    pattern.lastIndex = 0;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const found = pattern.exec(text);
      if (!found) return undefined;
      if (this.shape.at === 'anywhere' || isMessageStart(text, found.index)) return found;
      pattern.lastIndex = found.index + 1;
    }
    return undefined;
  }
}

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
