import type { LineRecipe } from '../scan/templates/line-recipe.ts';
import type { RecipeReader } from '../scan/templates/recipe-reader.ts';
import type { LineBytes, LineDetail, ScannedLine } from './scanned-line.ts';

/** The line as a scan reports it, read by the recipe of its template; undefined if it has neither a signature nor an event. */
export function lineByRecipe(
  recipe: LineRecipe,
  reader: RecipeReader,
  { bytes, start, end }: LineBytes,
  number: number,
  detail: LineDetail,
): ScannedLine | undefined {
  const { signature, stage, process, pod, pid } = recipe;
  if (!signature) return undefined;
  const shared = detail === 'counted' ? reader.shared(recipe, bytes, start) : undefined;
  return {
    number,
    process: shared ? shared.process : process && reader.text(process, bytes, start),
    pod: shared ? shared.pod : pod && reader.text(pod, bytes, start),
    pid: pid && reader.pid(pid, bytes, start),
    message: detail === 'message' ? reader.message(recipe, bytes, start, end) : '',
    access: undefined,
    found: shared ? shared.found : { signature, stage, fields: reader.fields(recipe.fields, bytes, start) },
    shared,
  };
}
