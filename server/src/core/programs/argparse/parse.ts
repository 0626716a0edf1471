import type { Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import { Consumption } from './consume.ts';
import type { ArgparseOption, ArgparseResult, ArgparseSpec } from './spec.ts';

/**
 * What `parser.parse_args(words)` does. `home` is where an error shows that has no word of its own. A word whose value
 * is not known is one value where an option needs one, and may be anything elsewhere: the result is then uncertain.
 */
export function parseArguments<O extends ArgparseOption>(
  words: readonly Word[],
  spec: ArgparseSpec<O>,
  home: Span,
): ArgparseResult<O> {
  return new Consumption(words, spec, home).run();
}
