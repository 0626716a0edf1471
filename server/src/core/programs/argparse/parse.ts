import type { Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import { Consumption } from './consume.ts';
import type { ArgparseOption, ArgparseResult, ArgparseSpec } from './spec.ts';

/**
 * Does what `parser.parse_args(words)` does. `home`: where errors are reported that belong to no word. A word whose
 * value is unknown counts as one value where an option needs one; elsewhere it may be any number of words, and the
 * result is then uncertain.
 */
export function parseArguments<O extends ArgparseOption>(
  words: readonly Word[],
  spec: ArgparseSpec<O>,
  home: Span,
): ArgparseResult<O> {
  return new Consumption(words, spec, home).run();
}
