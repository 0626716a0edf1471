#!/usr/bin/env node
import { runCheck } from './cli/check.ts';
import { runEffective } from './cli/effective.ts';
import { runExplain } from './cli/explain.ts';
import { runLogs } from './cli/logs/run-logs.ts';
import { USAGE } from './cli/usage.ts';
import { UsageError } from './cli/usage-error.ts';

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  check: runCheck,
  explain: runExplain,
  effective: runEffective,
  logs: runLogs,
};

async function main([command, ...args]: string[]): Promise<number> {
  if (command === '--help' || command === '-h' || command === 'help') {
    console.log(USAGE);
    return 0;
  }
  const run = command === undefined ? undefined : COMMANDS[command];
  if (run) return run(args);
  throw new UsageError(command === undefined ? 'a command is missing' : `there is no command '${command}'`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    process.stderr.write(
      `procfile-doctor: ${error instanceof Error ? error.message : error}${isUsage ? '; see --help' : ''}\n`,
    );
    process.exitCode = 2;
  },
);
