import { numberAt } from '../access-log/byte-cursor.ts';
import { LineText } from '../bytes/line-text.ts';
import type { LineReader } from '../line-reader.ts';
import type { Clock } from '../unwrap/timestamp.ts';
import { recipeOf, type ShapeRecipe, type Slot } from './shape-recipe.ts';

/** So many lines of a shape are read before it is worth a recipe: what is seen once does not come again. */
const MIN_USES = 12;
/** Numbers up to here are written as they were read. */
const MAX_DIGITS = 9;

/** A shape as the module tells of it. */
export interface SeenShape {
  /** Its place in a table of a fixed size; -1 for none. */
  readonly shape: number;
  /** No two shapes have the same. */
  readonly serial: number;
  /** How many lines had it. */
  readonly uses: number;
}

/** What has been found out about the shapes of lines: a storm of failures is read once and then only counted. */
export class ShapeMemo {
  /** By the place of the shape. */
  readonly #known: { readonly serial: number; readonly recipe: ShapeRecipe | undefined }[] = [];
  readonly #reader: LineReader;
  readonly #text = new LineText();

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  /** The recipe of a shape. */
  find({ shape, serial }: SeenShape): ShapeRecipe | undefined {
    const known = this.#known[shape];
    return known?.serial === serial ? known.recipe : undefined;
  }

  /** A line was read in full for want of a recipe. */
  learn({ shape, serial, uses }: SeenShape, raw: string, literals: readonly number[] | undefined, clock: Clock): void {
    if (shape < 0 || uses < MIN_USES || !literals || this.#known[shape]?.serial === serial) return;
    this.#known[shape] = { serial, recipe: recipeOf(raw, literals, this.#reader, clock) };
  }

  fields({ fields: slots }: ShapeRecipe, bytes: Uint8Array, start: number): Readonly<Record<string, string>> {
    const fields: Record<string, string> = {};
    for (const [name, slot] of slots) fields[name] = this.text(slot, bytes, start);
    return fields;
  }

  /** What stands in the slot, in the line that begins at `start`. */
  text(slot: Slot, bytes: Uint8Array, start: number): string {
    if (typeof slot === 'string') return slot;
    const from = start + slot.from;
    const to = start + slot.to;
    // Small numbers have their text ready.
    if (slot.isNumber && to - from <= MAX_DIGITS && bytes[from] !== 48) return String(numberAt(bytes, from, to));
    return this.#text.read(bytes, from, to, 0, false);
  }
}
