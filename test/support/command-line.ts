import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CommandLineOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  /** Besides that of the test. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the built command line to its end. */
export function commandLine(
  args: readonly string[],
  { input = '', cwd = '.', env = {} }: CommandLineOptions = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], {
    encoding: 'utf8',
    input,
    cwd,
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}
