import type { ShapeRecipe } from '../scan/templates/line-recipe.ts';
import type { ShapeMemo } from '../scan/templates/template-memo.ts';
import type { ScannedLine } from './scanned-line.ts';

/** Where a line stands that is read by a recipe. */
interface LinePlace {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * What a scan tells of a line that is read by the recipe of its shape; undefined when it says nothing. `isTold`: with all
 * of its fields.
 */
export function preparedLine(
  recipe: ShapeRecipe,
  shapes: ShapeMemo,
  { bytes, start, end }: LinePlace,
  number: number,
  isTold: boolean,
  withMessages: boolean,
): ScannedLine | undefined {
  const { said, stage, process, pod, pid } = recipe;
  if (!said) return undefined;
  // The lines of a storm are alike: if nobody asks for their full fields, only time and pid differ.
  const common = isTold ? undefined : shapes.common(recipe, bytes, start);
  return {
    number,
    process: common ? common.process : process && shapes.text(process, bytes, start),
    pod: common ? common.pod : pod && shapes.text(pod, bytes, start),
    pid: pid && shapes.pid(pid, bytes, start),
    message: isTold && withMessages ? shapes.message(recipe, bytes, start, end) : '',
    access: undefined,
    found: common ? common.found : { signature: said, stage, fields: shapes.fields(recipe.fields, bytes, start) },
    alike: common,
  };
}
