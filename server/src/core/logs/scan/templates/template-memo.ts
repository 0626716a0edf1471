import type { Clock } from '../../unwrap/timestamp.ts';
import type { LineReader } from '../recognise/line-reader.ts';
import type { LineRecipe } from './line-recipe.ts';
import { recipeOf } from './recipe-of.ts';
import { TemplateTable } from './template-table.ts';

/** A recipe costs as much as reading several lines: it is made for the fourth line of a template. */
const MIN_USES = 4;

/** The template of a line, as the WebAssembly module has found it (server/assembly/templates.ts). */
export interface SeenTemplate {
  /** Its place in the module's table, which later templates may take; -1 for a line that has no template. */
  readonly place: number;
  /** A number that no other template ever has. */
  readonly serial: number;
  /** How many lines have had it. */
  readonly uses: number;
}

/** The recipes of templates. Lines of a failure that repeats again and again are read in full only a few times. */
export class TemplateMemo {
  /** `recipe` is undefined where none could be made. */
  readonly #known = new TemplateTable<{ readonly serial: number; readonly recipe: LineRecipe | undefined }>();
  readonly #reader: LineReader;

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  find({ place, serial }: SeenTemplate): LineRecipe | undefined {
    const known = this.#known.find(place);
    return known?.serial === serial ? known.recipe : undefined;
  }

  /** To be called for a line that was read in full. The new recipe, if it is time for one. */
  learn(
    { place, serial, uses }: SeenTemplate,
    raw: string,
    literals: readonly number[] | undefined,
    clock: Clock,
  ): LineRecipe | undefined {
    if (place < 0 || uses < MIN_USES || !literals || this.#known.find(place)?.serial === serial) return undefined;
    const recipe = recipeOf(raw, literals, this.#reader, clock);
    this.#known.set(place, { serial, recipe });
    return recipe;
  }
}
