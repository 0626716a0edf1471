import { numberAt } from '../../access-log/byte-cursor.ts';
import { LineText } from '../../bytes/line-text.ts';
import { type Pid, pidOf } from '../../pid.ts';
import type { Clock } from '../../unwrap/timestamp.ts';
import type { LineReader } from '../recognise/line-reader.ts';
import { type CommonParts, type PidSlot, recipeOf, type ShapeRecipe, type Slot } from './line-recipe.ts';
import { unescaped } from './program-text.ts';
import { ByShape } from './template-table.ts';

/** So many lines of a shape are read before it is worth a recipe, which costs as much as reading some of them. */
const MIN_USES = 4;
/** Numbers up to here are written as they were read. */
const MAX_DIGITS = 9;

/** So many variants of a shape are known at once: paths, hosts. */
const MAX_VARIANTS = 64;

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
  readonly #known = new ByShape<{ readonly serial: number; readonly recipe: ShapeRecipe | undefined }>();
  readonly #reader: LineReader;
  readonly #text = new LineText();

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  /** The recipe of a shape. */
  find({ shape, serial }: SeenShape): ShapeRecipe | undefined {
    const known = this.#known.find(shape);
    return known?.serial === serial ? known.recipe : undefined;
  }

  /** A line was read in full for want of a recipe. Gives back one that is new. */
  learn(
    { shape, serial, uses }: SeenShape,
    raw: string,
    literals: readonly number[] | undefined,
    clock: Clock,
  ): ShapeRecipe | undefined {
    if (shape < 0 || uses < MIN_USES || !literals || this.#known.find(shape)?.serial === serial) return undefined;
    const recipe = recipeOf(raw, literals, this.#reader, clock);
    this.#known.set(shape, { serial, recipe });
    return recipe;
  }

  /** What the line that begins at `start` has in common with others: the same object for all of them, most of the time. */
  common(recipe: ShapeRecipe, bytes: Uint8Array, start: number): CommonParts | undefined {
    const { digits, said, stage, variants } = recipe;
    if (!digits || !said) return undefined;
    let number = 0;
    for (let i = 0; i < digits.length; i++) number = number * 10 + (bytes[start + (digits[i] ?? 0)] ?? 48) - 48;
    const known = variants.get(number);
    if (known) return known;
    if (variants.size >= MAX_VARIANTS) variants.clear();
    const { process, pod, counted } = recipe;
    const common = {
      process: process && this.text(process, bytes, start),
      pod: pod && this.text(pod, bytes, start),
      found: { signature: said, stage, fields: this.fields(counted, bytes, start) },
    };
    variants.set(number, common);
    return common;
  }

  /** The message of the line from `start` up to `end`. */
  message(
    { message: { from, behind, isEscaped } }: ShapeRecipe,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): string {
    const text = this.#text.read(bytes, start + from, end - behind, 0, false);
    return isEscaped ? unescaped(text) : text;
  }

  fields(slots: ShapeRecipe['fields'], bytes: Uint8Array, start: number): Readonly<Record<string, string>> {
    const fields: Record<string, string> = {};
    for (const [name, slot] of slots) fields[name] = this.text(slot, bytes, start);
    return fields;
  }

  /** As it would be read from the text of the line that begins at `start`. */
  pid({ slot, isField }: PidSlot, bytes: Uint8Array, start: number): Pid {
    if (typeof slot === 'object' && slot.isNumber && slot.to - slot.from <= MAX_DIGITS) {
      const from = start + slot.from;
      if (bytes[from] !== 48 || !isField) return numberAt(bytes, from, start + slot.to);
    }
    const text = this.text(slot, bytes, start);
    return pidOf(isField ? text : Number(text).toString());
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
