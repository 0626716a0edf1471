import type { Group, Script, SimpleCommand } from '../syntax/shell/ast.ts';
import { programName } from './wrappers/launch.ts';

/** Commands that end at once and only prepare or report something: the process is then for the command before them. */
const TRIVIAL: ReadonlySet<string> = new Set([
  'exit',
  'return',
  'true',
  'false',
  ':',
  'echo',
  'printf',
  'wait',
  'kill',
  'trap',
  'test',
  '[',
  'cd',
  'export',
  'set',
]);

export function isTrivial(command: SimpleCommand): boolean {
  return command.words.length === 0 || TRIVIAL.has(nameOf(command));
}

/**
 * The commands whose end ends the process: the last one in the foreground, with what it is piped to or falls back to,
 * all that stand in the same `if` or loop, or all in the background when the last thing the shell does is `wait`.
 */
export function mainCommands({ commands }: Script): ReadonlySet<SimpleCommand> {
  const foreground = commands.filter((command) => !command.background);
  const last = foreground.findLastIndex((command) => !isTrivial(command));
  const lastCommand = foreground[last];
  if (foreground.slice(last + 1).some((command) => nameOf(command) === 'wait')) {
    const inBackground = commands.filter((command) => command.background);
    if (inBackground.length > 0) return new Set(inBackground);
  }
  const main = new Set<SimpleCommand>();
  if (!lastCommand) return main;
  const compound = outermostCompound(lastCommand);
  for (let i = last; i >= 0; i--) {
    const command = foreground[i];
    if (!command) break;
    const joined = i === last || command.connector === '|' || command.connector === '||';
    if (!joined && (!compound || outermostCompound(command) !== compound)) break;
    const isPause = compound && nameOf(command) === 'sleep';
    if (!isTrivial(command) && !isPause) main.add(command);
  }
  return main;
}

function nameOf(command: SimpleCommand): string {
  return programName(command.words[0]) ?? '';
}

function outermostCompound(command: SimpleCommand): Group | undefined {
  let found: Group | undefined;
  for (let group = command.group; group; group = group.outer) if (group.kind === 'compound') found = group;
  return found;
}
