import { explainVariable, namesInFiles } from '../explain/variable.ts';
import type { Process } from '../model/document.ts';
import { variablesOf } from '../platforms/variables.ts';
import type { RuleContext } from '../rules/rule.ts';
import { span } from '../text/span.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';

/** Variables after a `$`; undefined where none is being written. */
export function completeVariable(context: RuleContext, { process }: Caret, offset: number): Completion[] | undefined {
  const { document, platform } = context;
  const written = /\$\{?(\w*)$/.exec(document.text.slice(Math.max(0, offset - 100), offset));
  if (!written) return undefined;
  const name = written[1] ?? '';
  return namesFor(context, process).map((variable, rank) => ({
    label: variable,
    kind: 'variable',
    span: span(offset - name.length, offset),
    newText: variable,
    explain: () => explainVariable(variable, platform, context, process),
    rank,
  }));
}

/** The port; what files of the application set; the rest of the platform's, and the one that gunicorn and uvicorn read. */
function namesFor(context: RuleContext, process: Process): readonly string[] {
  const names = variablesOf(context.platform).flatMap(({ name, discouraged }) => (discouraged ? [] : [name]));
  return [...new Set([...names.slice(0, 1), ...namesInFiles(context, process), 'WEB_CONCURRENCY', ...names.slice(1)])];
}
