/** The required literals of the catalogue's patterns. The build works them out, because that takes too long at a start. */
import { CATALOGUE } from '../../signatures/catalogue.ts';
import catalogueLiterals from './catalogue-literals.data.json';
import { literalIn } from './literal-in.ts';

/**
 * A row for each pattern, in the order of the catalogue; empty for a pattern without such texts. To keep the file small, a text
 * that stands in the pattern itself is given as [from, to].
 */
const ROWS: readonly (readonly (string | readonly number[])[])[] = catalogueLiterals;

const PREPARED: ReadonlyMap<string, readonly string[]> = new Map(
  CATALOGUE.flatMap(({ shapes }) => shapes).map(({ pattern: { source } }, index) => [
    source,
    (ROWS[index] ?? []).map((text) => (typeof text === 'string' ? text : literalIn(source, ...text))),
  ]),
);

/** `requiredLiterals` of a pattern of the catalogue; undefined if it has none, and for any other pattern. */
export function preparedLiterals(pattern: RegExp): readonly string[] | undefined {
  const texts = PREPARED.get(pattern.source);
  return texts?.length ? texts : undefined;
}
