import { explainCommand } from '../explain/program.ts';
import type { Invocation } from '../model/command-line.ts';
import { installedVersion } from '../programs/installed-version.ts';
import { programFor } from '../programs/registry.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';
import { awaitsValue, optionsAt } from './options.ts';

/** Sub-commands, where none is written before the caret and no option waits for its value. */
export function* completeCommand(context: RuleContext, caret: Caret, invocation: Invocation): Iterable<Completion> {
  const program = programFor(invocation.program);
  if (!program?.commands || caret.prefix.startsWith('-')) return;
  const version = installedVersion(context.project, program);
  const commands = program.commands(version);
  const isNamed = caret.before.some(({ value }) => commands.some(({ name }) => name === value.text));
  if (isNamed || awaitsValue(optionsAt(program, version, caret, invocation), caret)) return;
  for (const [rank, command] of commands.entries()) {
    yield {
      label: command.name,
      kind: 'subcommand',
      span: caret.word,
      newText: caret.command.encode(command.name),
      detail: command.description,
      explain: () => explainCommand(program, command),
      rank,
    };
  }
}
