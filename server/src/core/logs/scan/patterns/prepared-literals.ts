/** Worked out beforehand, for it takes a while: the texts that the patterns of the catalogue cannot do without. */
import { CATALOGUE } from '../../signatures/catalogue.ts';
import catalogueLiterals from './catalogue-literals.data.json';
import { literalIn } from './literal-in.ts';

/**
 * A row for each pattern, in the order of the catalogue; an empty one for a pattern without such texts. What is written in the
 * pattern is told by where it stands there.
 */
const ROWS: readonly (readonly (string | readonly number[])[])[] = catalogueLiterals;

const PREPARED: ReadonlyMap<string, readonly string[]> = new Map(
  CATALOGUE.flatMap(({ shapes }) => shapes).map(({ pattern: { source } }, index) => [
    source,
    (ROWS[index] ?? []).map((text) => (typeof text === 'string' ? text : literalIn(source, ...text))),
  ]),
);

/** `requiredLiterals` of a pattern of the catalogue; undefined also for patterns of others. */
export function preparedLiterals(pattern: RegExp): readonly string[] | undefined {
  const texts = PREPARED.get(pattern.source);
  return texts?.length ? texts : undefined;
}
