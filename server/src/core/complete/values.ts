import type { Invocation } from '../model/command-line.ts';
import { allWorkerClasses } from '../programs/gunicorn/worker-classes.ts';
import type { OptionSpec } from '../programs/program.ts';
import { programFor } from '../programs/registry.ts';
import { versionOf } from '../programs/version.ts';
import { modulesIn } from '../project/find-module.ts';
import { resolvePath } from '../project/paths.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Text } from '../text/l10n.ts';
import { span } from '../text/span.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';
import { awaitsValue } from './options.ts';

interface Value {
  readonly text: string;
  readonly detail?: Text;
}

/** Values of the option before the caret (`--option=` or the word after it), else what may stand by itself. */
export function* completeValue(context: RuleContext, caret: Caret, invocation: Invocation): Iterable<Completion> {
  const program = programFor(invocation.program);
  if (!program) return;
  const version = versionOf(program, context.project);
  const options = program.options(version, invocation);
  const equals = caret.prefix.startsWith('-') ? caret.prefix.indexOf('=') : -1;
  const option =
    equals > 0
      ? options.find(({ flags }) => flags.includes(caret.prefix.slice(0, equals)))
      : awaitsValue(options, caret);
  const values = option ? valuesOf(program.id, option, version) : applications(context, invocation);
  const place = equals > 0 ? span(caret.word.start + equals + 1, caret.word.end) : caret.word;
  for (const [rank, { text, detail }] of values.entries()) {
    yield {
      label: text,
      kind: option ? 'value' : 'module',
      span: place,
      newText: caret.command.encode(text),
      ...(detail && { detail }),
      rank,
    };
  }
}

function valuesOf(program: string, option: OptionSpec, version: string | undefined): Value[] {
  if (option.choices.length > 0) return option.choices.map((text) => ({ text }));
  if (program === 'gunicorn' && option.id === 'worker_class') {
    return allWorkerClasses(version).map(({ name, description }) => ({ text: name, detail: description }));
  }
  return (VALUES[`${program} ${option.id}`] ?? []).map((text) => ({ text }));
}

/** Usual values of options that take any text. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'gunicorn bind': [':$PORT', '0.0.0.0:$PORT', '[::]:$PORT'],
  'gunicorn accesslog': ['-'],
  'gunicorn errorlog': ['-'],
};

/** Modules of the workspace, for the word that names the application. */
function applications({ project }: RuleContext, { directory }: Invocation): Value[] {
  return project ? modulesIn(project, resolvePath('', directory ?? '') ?? '').map((text) => ({ text })) : [];
}
