import type { Day } from '../../unwrap/iso-bytes.ts';
import type { KnownLines } from '../templates/known-lines.ts';
import type { LineRecipe, PidSlot, SharedParts } from '../templates/line-recipe.ts';
import type { RecipeReader } from '../templates/recipe-reader.ts';
import type { SeenTemplate } from '../templates/template-memo.ts';
import { TemplateTable } from '../templates/template-table.ts';
import {
  DAY_FRACTION,
  DAY_FRACTION_END,
  DAY_MASK,
  DAY_SIZE,
  DAY_STAMP,
  DAY_START,
  DAY_ZONE,
  DAYS,
  INPUT,
  LONGEST_STAMP,
  MAX_RECIPE_TEXTS,
  RECIPE_HAS_SAME_TEXTS,
  RECIPE_IS_RECOGNISED,
  RECIPE_PID,
  RECIPE_PID_BYTES,
  RECIPE_PID_IS_FIELD,
  RECIPE_SERIAL,
  RECIPE_SIZE,
  RECIPE_STAMP,
  RECIPE_STAMP_BYTES,
  RECIPE_TEXT_COUNT,
  RECIPE_TEXTS,
  RECIPES,
  ROW_END,
  ROW_LINE,
  ROW_PID,
  ROW_SIZE,
  ROW_START,
  ROW_TEMPLATE,
  ROW_TIME,
  ROWS,
} from './module-memory.ts';
import type { ScanModule } from './scan-module.ts';

/** The module reads numbers of up to so many digits. */
const MAX_DIGITS = 9;

/**
 * The lines that the module itself reads by recipes: its rows (server/assembly/rows.ts). It gets the recipes, and the days that times
 * are compared with, from here. Rows are valid until the module goes on.
 */
export class KnownRows implements KnownLines {
  length = 0;
  /** How many lines of the stream stand before the block. */
  linesBefore = 0;
  #first = 0;
  readonly #recipes: RecipeReader;
  readonly #module: ScanModule;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;
  readonly #input: Uint8Array;
  /** `shared` is set for a recipe whose lines all share the same. */
  readonly #known = new TemplateTable<{ readonly recipe: LineRecipe; shared: SharedParts | undefined }>();
  /** The days that the module knows, by the length of the time. */
  readonly #days: Day[] = [];

  constructor(module: ScanModule, recipes: RecipeReader) {
    this.#recipes = recipes;
    this.#module = module;
    this.#words = module.words;
    this.#numbers = module.numbers;
    this.#input = module.bytes.subarray(INPUT);
  }

  /**
   * From now on the module reads the lines of this template, if it can read everything in which they differ. `sameLiterals`: all of
   * them have the same literals.
   */
  know({ place, serial }: SeenTemplate, recipe: LineRecipe, sameLiterals: boolean): void {
    const { literals, signature, variantDigits, stamp, pid, fixedDigits } = recipe;
    const stampBytes = stamp ? stamp.to - stamp.from : 0;
    const slot = signature ? pid : undefined;
    const isReadable =
      !fixedDigits && (!signature || (variantDigits !== undefined && (slot === undefined || isNumber(slot))));
    if (!isReadable || literals.length > MAX_RECIPE_TEXTS || stampBytes > LONGEST_STAMP) return;
    const at = RECIPES + place * RECIPE_SIZE;
    const { from = 0, to = 0 } = typeof slot?.slot === 'object' ? slot.slot : {};
    const write = (part: number, word: number): void => {
      this.#words[(at + part) >> 2] = word;
    };
    write(RECIPE_SERIAL, serial);
    write(RECIPE_IS_RECOGNISED, signature ? 1 : 0);
    write(RECIPE_STAMP, stamp?.from ?? 0);
    write(RECIPE_STAMP_BYTES, stampBytes);
    write(RECIPE_PID, from);
    write(RECIPE_PID_BYTES, to - from);
    write(RECIPE_PID_IS_FIELD, slot?.isField ? 1 : 0);
    write(RECIPE_TEXT_COUNT, literals.length);
    write(RECIPE_HAS_SAME_TEXTS, sameLiterals ? 1 : 0);
    new Uint16Array(this.#module.bytes.buffer, at + RECIPE_TEXTS).set(literals);
    this.#known.set(place, { recipe, shared: undefined });
  }

  /** Times of the same lengths may be read like these. */
  knowDays(days: readonly (Day | undefined)[]): void {
    days.forEach(this.#knowDay);
  }

  readonly #knowDay = (day: Day | undefined, length: number): void => {
    if (!day || this.#days[length] === day || length > LONGEST_STAMP) return;
    this.#days[length] = day;
    const at = DAYS + length * DAY_SIZE;
    const { bytes } = this.#module;
    bytes.fill(0, at, at + DAY_SIZE);
    this.#numbers[(at + DAY_START) >> 3] = day.start;
    this.#numbers[(at + DAY_ZONE) >> 3] = day.zone;
    this.#words[(at + DAY_FRACTION) >> 2] = day.fraction;
    this.#words[(at + DAY_FRACTION_END) >> 2] = day.fractionEnd;
    bytes.set(day.stamp, at + DAY_STAMP);
    bytes.set(
      day.stamp.map((byte) => (byte === 0 ? 0 : 255)),
      at + DAY_MASK,
    );
  };

  /** Of the rows `from` up to `to` those whose lines end behind `place` in the block. */
  select(from: number, to: number, place: number): void {
    this.#first = from;
    while (this.#first < to && this.#word(0, ROW_END) <= place) this.#first++;
    this.length = to - this.#first;
  }

  shared(index: number): SharedParts | undefined {
    const known = this.#known.find(this.#word(index, ROW_TEMPLATE));
    if (!known) return undefined;
    if (known.shared) return known.shared;
    const shared = this.#recipes.shared(known.recipe, this.#input, this.#word(index, ROW_START));
    if (known.recipe.variantDigits?.length === 0) known.shared = shared;
    return shared;
  }

  number(index: number): number {
    return this.linesBefore + this.#word(index, ROW_LINE) + 1;
  }

  pid(index: number): number | undefined {
    const pid = this.#word(index, ROW_PID);
    return pid < 0 ? undefined : pid;
  }

  time(index: number): number {
    return this.#numbers[(this.#placeOf(index) + ROW_TIME) >> 3] ?? Number.NaN;
  }

  #word(index: number, offset: number): number {
    return this.#words[(this.#placeOf(index) + offset) >> 2] ?? 0;
  }

  #placeOf(index: number): number {
    return ROWS + (this.#first + index) * ROW_SIZE;
  }
}

function isNumber({ slot }: PidSlot): boolean {
  return typeof slot === 'object' && slot.isNumber && slot.to - slot.from <= MAX_DIGITS;
}
