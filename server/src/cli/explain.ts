import { toPlainText } from '../core/explain/explanation.ts';
import { lookUp } from '../core/explain/lookup.ts';
import { ruleDocumentation } from '../features/documentation-links.ts';
import { UsageError } from './usage-error.ts';

/** `explain ID`: what a rule, a signature, a program or an option is. */
export async function runExplain(args: string[]): Promise<number> {
  // `explain "gunicorn --timeout"` and `explain gunicorn --timeout` are the same.
  const words = args.flatMap((arg) => arg.trim().split(/\s+/)).filter((word) => word !== '' && word !== '--');
  if (words.length === 0)
    throw new UsageError('explain: an id is missing, such as gunicorn/unknown-option or gunicorn --timeout');
  const result = lookUp(words);
  if (!result.found) {
    const hint = result.similar.length > 0 ? `; did you mean ${result.similar.join(', ')}?` : '';
    throw new UsageError(`explain: nothing is known of '${words.join(' ')}'${hint}`);
  }
  const { found, isRule } = result;
  const documentation = isRule ? ruleDocumentation(found.title) : found.documentation;
  process.stdout.write(toPlainText({ ...found, documentation }, {}));
  return 0;
}
