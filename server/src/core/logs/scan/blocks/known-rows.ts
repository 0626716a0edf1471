import type { Day } from '../../unwrap/iso-bytes.ts';
import type { KnownLines } from '../templates/known-lines.ts';
import type { LineRecipe, PidSlot, SharedParts } from '../templates/line-recipe.ts';
import type { RecipeReader } from '../templates/recipe-reader.ts';
import type { SeenTemplate } from '../templates/template-memo.ts';
import { TemplateTable } from '../templates/template-table.ts';
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
  readonly #at: number;
  readonly #size: number;
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
    this.#at = module.place('ROWS') >> 2;
    this.#size = module.place('ROW_SIZE') >> 2;
    this.#input = module.bytes.subarray(module.place('INPUT'));
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
    const module = this.#module;
    if (!isReadable || literals.length > module.place('MAX_RECIPE_TEXTS')) return;
    if (stampBytes > module.place('LONGEST_STAMP')) return;
    const at = module.place('RECIPES') + place * module.place('RECIPE_SIZE');
    const { from = 0, to = 0 } = typeof slot?.slot === 'object' ? slot.slot : {};
    const facts = [serial, signature ? 1 : 0, stamp?.from ?? 0, stampBytes, from, to - from, slot?.isField ? 1 : 0];
    this.#words.set([...facts, literals.length, sameLiterals ? 1 : 0], at >> 2);
    new Uint16Array(module.bytes.buffer, at + module.place('RECIPE_HEAD')).set(literals);
    this.#known.set(place, { recipe, shared: undefined });
  }

  /** Times of the same lengths may be read like these. */
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

  /** Of the rows `from` up to `to` those whose lines end behind `place` in the block. */
  select(from: number, to: number, place: number): void {
    this.#first = from;
    while (this.#first < to && (this.#words[this.#placeOf(0) + 2] ?? 0) <= place) this.#first++;
    this.length = to - this.#first;
  }

  shared(index: number): SharedParts | undefined {
    const at = this.#placeOf(index);
    const known = this.#known.find(this.#words[at + 3] ?? -1);
    if (!known) return undefined;
    if (known.shared) return known.shared;
    const shared = this.#recipes.shared(known.recipe, this.#input, this.#words[at + 1] ?? 0);
    if (known.recipe.variantDigits?.length === 0) known.shared = shared;
    return shared;
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
