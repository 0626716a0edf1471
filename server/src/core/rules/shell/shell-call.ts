import { programName } from '../../model/wrappers/launch.ts';
import type { SimpleCommand, Word } from '../../syntax/shell/ast.ts';

/** `sh`, `bash -e`, `exec bash -o pipefail -c`: what stands behind it is a file, or with `-c` one word of commands. */
export interface ShellCall {
  readonly shell: string;
  readonly readsCommand: boolean;
  readonly operands: readonly Word[];
}

const SHELLS = ['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh'];

/** What a command that starts a shell says to it (POSIX.1-2017, sh); undefined for all other commands. */
export function shellCall({ words }: SimpleCommand): ShellCall | undefined {
  let at = words[0]?.value.text === 'exec' ? 1 : 0;
  const shell = programName(words[at]);
  if (shell === undefined || !SHELLS.includes(shell)) return undefined;
  let readsCommand = false;
  for (at++; /^[-+]\w/.test(words[at]?.value.text ?? ''); at++) {
    const option = words[at]?.value.text ?? '';
    if (/^-\w*c/.test(option)) readsCommand = true;
    if (/^[-+]\w*[oO]$/.test(option)) at++;
  }
  return { shell, readsCommand, operands: words.slice(at) };
}
