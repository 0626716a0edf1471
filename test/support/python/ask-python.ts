import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** What a real program says of a command line. */
export interface RealVerdict {
  readonly kind: string | null;
  readonly text: string | null;
  readonly exit: number;
}

export interface CommandLineQuestion {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Asks one Python process, which loads the program once, about many command lines. */
export function askPython(
  python: string,
  script: string,
  args: readonly string[],
  questions: readonly CommandLineQuestion[],
): RealVerdict[] {
  const input = questions.map((question) => JSON.stringify(question)).join('\n');
  const environment: NodeJS.ProcessEnv = { ...process.env, PYTHONPATH: '', NO_COLOR: '' };
  for (const name of Object.keys(environment))
    if (/^(CELERY|UVICORN|FLASK|APP|BROKER|NO_COLOR|WEB_)/.test(name)) delete environment[name];
  const run = spawnSync(python, [`test/support/python/${script}`, ...args], {
    input: `${input}\n`,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 2 ** 28,
  });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): RealVerdict => JSON.parse(line));
  assert.equal(answers.length, questions.length);
  return answers;
}
