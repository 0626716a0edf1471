/** The completions at a place. */
import { projectOf } from '../effective/application-place.ts';
import type { RuleContext } from '../rules/rule.ts';
import { span, touches } from '../text/span.ts';
import { COMMAND_KEYS, completeAppDesc } from './app-desc.ts';
import { caretAt } from './caret.ts';
import { completeCommand } from './commands.ts';
import type { Completion } from './completion.ts';
import { completeGunicornConfig } from './gunicorn-config.ts';
import { completeOption } from './options.ts';
import { completeProcess } from './processes.ts';
import { completeProgram } from './programs.ts';
import { completeValue } from './values.ts';
import { completeVariable } from './variables.ts';

/** `offset` and the places of the answers count from the start of the document; each is at it, in its line. Sorted by rank. */
export function completionsAt(context: RuleContext, offset: number): Completion[] {
  const caret = span(offset, offset);
  const { text } = context.document;
  // No editor takes others: in the indentation of a block the caret is before the next word, and a word may go on in the next line.
  const here = [...candidates(context, offset)].filter(
    ({ span: place }) => touches(place, caret) && !/[\r\n]/.test(text.slice(place.start, place.end)),
  );
  return here.sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
}

function candidates(context: RuleContext, offset: number): Iterable<Completion> {
  if (context.document.kind === 'gunicorn-config') return completeGunicornConfig(context, offset);
  const caret = caretAt(context.document, offset);
  if (!caret) {
    const process = emptyCommand(context, offset);
    if (process !== undefined) return completeProgram(context, span(offset, offset), process);
    return context.document.kind === 'app-desc'
      ? completeAppDesc(context.document, offset)
      : completeProcess(context, offset);
  }
  const variables = completeVariable(context, caret, offset);
  if (variables) return variables;
  if (caret.isProgram) return completeProgram(context, caret.word, caret.process.name);
  if (!caret.invocation) return [];
  // What is installed, and which modules there are, is a matter of the module of app_desc.yaml.
  const own = { ...context, project: projectOf(context.project, caret.process) };
  const options = completeOption(own, caret, caret.invocation);
  const values = caret.prefix === '' || !options ? [...completeValue(own, caret, caret.invocation, offset)] : [];
  return [...completeCommand(own, caret, caret.invocation), ...values, ...(options ?? [])];
}

/**
 * After the colon of a process, or of a key of app_desc.yaml that takes a command, with nothing written yet: the name that stands
 * before it. undefined elsewhere.
 */
function emptyCommand({ document }: RuleContext, offset: number): string | undefined {
  const line = document.lines.lineSpan(document.lines.lineAt(offset));
  if (document.text.slice(offset, line.end).trim() !== '') return undefined;
  const before = document.text.slice(line.start, offset);
  if (document.kind === 'procfile') return /^([\w-]+):[ \t]+$/.exec(before)?.[1];
  const key = /^\s*(?:-\s+)?(\w+):[ \t]+$/.exec(before)?.[1];
  return key !== undefined && COMMAND_KEYS.includes(key) ? key : undefined;
}
