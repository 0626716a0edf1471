import type { CommandLine } from '../../model/command-line.ts';
import { programName } from '../../model/wrappers/launch.ts';
import { SHELL_NAMES } from '../../model/wrappers/registry.ts';
import type { SimpleCommand, Word } from '../../syntax/shell/ast.ts';
import type { RuleContext } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

/** `sh`, `bash -e`, `exec bash -o pipefail -c`: what stands behind it is a file, or with `-c` one word of commands. */
interface ShellCall {
  readonly shell: string;
  readonly readsCommand: boolean;
  readonly operands: readonly Word[];
}

type PlacedShellCall = ShellCall & { readonly command: CommandLine; readonly call: SimpleCommand };

/** Every command that starts a shell. */
export function* shellCalls(context: RuleContext): Iterable<PlacedShellCall> {
  for (const { command, script } of scriptsOf(context)) {
    for (const call of script.commands) {
      const read = shellCall(call);
      if (read) yield { ...read, command, call };
    }
  }
}

export const SHELLS = SHELL_NAMES;

/** What the command says to the shell that it starts (POSIX.1-2017, sh); undefined if it starts none. */
export function shellCall({ words }: SimpleCommand): ShellCall | undefined {
  let at = words[0]?.value.text === 'exec' ? 1 : 0;
  const shell = programName(words[at]);
  if (shell === undefined || !SHELL_NAMES.includes(shell)) return undefined;
  let readsCommand = false;
  for (at++; /^[-+]\w/.test(words[at]?.value.text ?? ''); at++) {
    const option = words[at]?.value.text ?? '';
    if (/^-\w*c/.test(option)) readsCommand = true;
    if (/^[-+]\w*[oO]$/.test(option)) at++;
  }
  return { shell, readsCommand, operands: words.slice(at) };
}
