#!/usr/bin/env node
import { COMMANDS, usage } from './cli/commands.ts';
import { letReadersLeave } from './cli/let-readers-leave.ts';
import { UsageError } from './cli/usage-error.ts';
import { visibleLine } from './core/text/visible-text.ts';
import { VERSION } from './version.ts';

async function main([name, ...args]: string[]): Promise<number> {
  if (name === '--version' || name === '-V') return say(VERSION);
  if (name === '--help' || name === '-h') return say(usage());
  if (name === 'help' && args[0] === undefined) return say(usage());
  const wanted = name === 'help' ? args[0] : name;
  if (wanted === undefined) throw new UsageError('a command is missing');
  const command = Object.hasOwn(COMMANDS, wanted) ? COMMANDS[wanted] : undefined;
  if (!command) throw new UsageError(`there is no command '${wanted}'`);
  // `explain gunicorn --help` asks for that option.
  const options = wanted === 'explain' ? args.slice(0, 1) : args;
  const asksForHelp = options.includes('--help') || options.includes('-h');
  return name === 'help' || asksForHelp ? say(command.help) : command.run(args);
}

function say(text: string): number {
  console.log(text);
  return 0;
}

letReadersLeave();
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = visibleLine(error instanceof Error ? error.message : String(error));
    const isUsage = error instanceof Error && error.name === 'UsageError';
    // "did you mean …?" helps more than --help.
    process.stderr.write(`procfile-doctor: ${message}${isUsage && !message.endsWith('?') ? '; see --help' : ''}\n`);
    process.exitCode = 2;
  },
);
