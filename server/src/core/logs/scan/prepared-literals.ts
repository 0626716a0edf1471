/** Worked out beforehand, for it takes a while: the texts that the patterns of the catalogue cannot do without. */
import { CATALOGUE } from '../signatures/catalogue.ts';
import catalogueLiterals from './catalogue-literals.data.json';

/** A row for each pattern, in the order of the catalogue; an empty one for a pattern without such texts. */
const ROWS: readonly (readonly string[])[] = catalogueLiterals;

const PREPARED: ReadonlyMap<string, readonly string[]> = new Map(
  CATALOGUE.flatMap(({ shapes }) => shapes).map(({ pattern }, index) => [pattern.source, ROWS[index] ?? []]),
);

/** `requiredLiterals` of a pattern of the catalogue; undefined also for patterns of others. */
export function preparedLiterals(pattern: RegExp): readonly string[] | undefined {
  const texts = PREPARED.get(pattern.source);
  return texts?.length ? texts : undefined;
}
