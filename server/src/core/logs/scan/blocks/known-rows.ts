import type { Day } from '../../unwrap/iso-bytes.ts';
import type { KnownLines } from '../templates/known-lines.ts';
import type { CommonParts, PidSlot, ShapeRecipe } from '../templates/line-recipe.ts';
import type { SeenShape, ShapeMemo } from '../templates/template-memo.ts';
import { ByShape } from '../templates/template-table.ts';
import type { ScanModule } from './scan-module.ts';

/** The module reads numbers up to here. */
const MAX_DIGITS = 9;

/** Lines that the module reads by recipes (server/assembly/rows.ts), which it gets from here; valid until it goes on. */
export class ScannedRows implements KnownLines {
  length = 0;
  /** The number of lines of the stream before the block. */
  linesBefore = 0;
  #first = 0;
  readonly #shapes: ShapeMemo;
  readonly #module: ScanModule;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #at: number;
  readonly #size: number;
  readonly #input: Uint8Array;
  /** `common`: of a recipe whose lines all say the same. */
  readonly #known = new ByShape<{ readonly recipe: ShapeRecipe; common: CommonParts | undefined }>();
  /** By the length of the time: what the module knows. */
  readonly #days: Day[] = [];

  constructor(module: ScanModule, shapes: ShapeMemo) {
    const { buffer } = module.bytes;
    this.#shapes = shapes;
    this.#module = module;
    this.#words = new Int32Array(buffer);
    this.#numbers = new Float64Array(buffer);
    this.#at = module.place('ROWS') >> 2;
    this.#size = module.place('ROW_SIZE') >> 2;
    this.#input = module.bytes.subarray(module.place('INPUT'));
  }

  /**
   * Lines of this shape are rows from now on, if the module can read all that distinguishes them. `isBlind`: all have the same
   * texts.
   */
  know({ shape, serial }: SeenShape, recipe: ShapeRecipe, isBlind: boolean): void {
    const { literals, said, digits, stamp, pid, fixed } = recipe;
    const stampBytes = stamp ? stamp.to - stamp.from : 0;
    const slot = said ? pid : undefined;
    const isReadable = !fixed && (!said || (digits !== undefined && (slot === undefined || isNumber(slot))));
    const module = this.#module;
    if (!isReadable || literals.length > module.place('MAX_RECIPE_TEXTS')) return;
    if (stampBytes > module.place('LONGEST_STAMP')) return;
    const at = module.place('RECIPES') + shape * module.place('RECIPE_SIZE');
    const { from = 0, to = 0 } = typeof slot?.slot === 'object' ? slot.slot : {};
    const facts = [serial, said ? 1 : 0, stamp?.from ?? 0, stampBytes, from, to - from, slot?.isField ? 1 : 0];
    this.#words.set([...facts, literals.length, isBlind ? 1 : 0], at >> 2);
    new Uint16Array(module.bytes.buffer, at + module.place('RECIPE_HEAD')).set(literals);
    this.#known.set(shape, { recipe, common: undefined });
  }

  /** Times of the same lengths may be read as these were. */
  knowDays(days: readonly (Day | undefined)[]): void {
    days.forEach(this.#knowDay);
  }

  readonly #knowDay = (day: Day | undefined, length: number): void => {
    if (!day || this.#days[length] === day || length > this.#module.place('LONGEST_STAMP')) return;
    this.#days[length] = day;
    const at = this.#module.place('DAYS') + length * this.#module.place('DAY_SIZE');
    const { bytes } = this.#module;
    bytes.fill(0, at, at + this.#module.place('DAY_SIZE'));
    this.#numbers.set([day.start, day.zone], at >> 3);
    this.#words.set([day.fraction, day.fractionEnd], (at + 16) >> 2);
    bytes.set(day.stamp, at + 32);
    bytes.set(
      day.stamp.map((byte) => (byte === 0 ? 0 : 255)),
      at + 80,
    );
  };

  /** From number `from` up to `to`, those whose lines end behind `place` in the block. */
  select(from: number, to: number, place: number): void {
    this.#first = from;
    while (this.#first < to && (this.#words[this.#placeOf(0) + 2] ?? 0) <= place) this.#first++;
    this.length = to - this.#first;
  }

  common(index: number): CommonParts | undefined {
    const at = this.#placeOf(index);
    const known = this.#known.find(this.#words[at + 3] ?? -1);
    if (!known) return undefined;
    if (known.common) return known.common;
    const common = this.#shapes.common(known.recipe, this.#input, this.#words[at + 1] ?? 0);
    if (known.recipe.digits?.length === 0) known.common = common;
    return common;
  }

  number(index: number): number {
    return this.linesBefore + (this.#words[this.#placeOf(index)] ?? 0) + 1;
  }

  pid(index: number): number | undefined {
    const pid = this.#words[this.#placeOf(index) + 4] ?? -1;
    return pid < 0 ? undefined : pid;
  }

  time(index: number): number {
    return this.#numbers[(this.#placeOf(index) >> 1) + 3] ?? Number.NaN;
  }

  #placeOf(index: number): number {
    return this.#at + (this.#first + index) * this.#size;
  }
}

function isNumber({ slot }: PidSlot): boolean {
  return typeof slot === 'object' && slot.isNumber && slot.to - slot.from <= MAX_DIGITS;
}
