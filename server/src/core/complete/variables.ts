import { explainVariable } from '../explain/variable.ts';
import { variablesOf } from '../platforms/variables.ts';
import type { RuleContext } from '../rules/rule.ts';
import { span } from '../text/span.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';

/** Variables after a `$`; undefined where none is being written. */
export function completeVariable(
  { document, platform }: RuleContext,
  _caret: Caret,
  offset: number,
): Completion[] | undefined {
  const written = /\$\{?(\w*)$/.exec(document.text.slice(Math.max(0, offset - 100), offset));
  if (!written) return undefined;
  const name = written[1] ?? '';
  return namesFor(platform).map((variable, rank) => ({
    label: variable,
    kind: 'variable',
    span: span(offset - name.length, offset),
    newText: variable,
    explain: () => explainVariable(variable, platform),
    rank,
  }));
}

/** Those of the platform, and the one that gunicorn and uvicorn read. */
function namesFor(platform: RuleContext['platform']): readonly string[] {
  const names = variablesOf(platform).flatMap(({ name, discouraged }) => (discouraged ? [] : [name]));
  return [...new Set([...names.slice(0, 1), 'WEB_CONCURRENCY', ...names.slice(1)])];
}
