// The real programs tests compare our verdicts with. They are made by scripts/install-programs.mjs; where one is missing
// its test says so and is skipped, unless PROCFILE_DOCTOR_REQUIRE_PROGRAMS is set (as .ci/run does): then it fails.
import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import process from 'node:process';
import type { TestContext } from 'node:test';

/** The virtual environments of scripts/programs/python-programs.mjs. */
export type PythonEnvironment =
  | 'gunicorn-19.10'
  | 'gunicorn-20.1'
  | 'gunicorn-23'
  | 'gunicorn-newest'
  | 'celery-4'
  | 'celery-5'
  | 'asgi'
  | 'flask'
  | 'paas'
  | 'yaml'
  | 'libs';

/**
 * The absolute path of `program` (`gunicorn`, `python`, `uvicorn`, …) in an environment. When it is not installed the test
 * is marked as skipped and the result is undefined: the caller returns.
 */
export function requireProgram(t: TestContext, environment: PythonEnvironment, program: string): string | undefined {
  const folder = resolve(process.env['PROCFILE_DOCTOR_PROGRAMS'] || '.programs', `venv-${environment}`);
  const path = process.platform === 'win32' ? join(folder, 'Scripts', `${program}.exe`) : join(folder, 'bin', program);
  return isExecutable(path) ? path : missing(t, `${environment} is not installed: run npm run programs`);
}

/** The absolute path of a program of the operating system (`nginx`, `sh`, …); sbin folders are searched too. */
export function requireSystemProgram(t: TestContext, program: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  const path = folders.map((folder) => join(folder, program)).find(isExecutable);
  return path ?? missing(t, `${program} is not installed: run npm run programs -- --system`);
}

function missing(t: TestContext, reason: string): undefined {
  if (process.env['PROCFILE_DOCTOR_REQUIRE_PROGRAMS']) throw new Error(reason);
  t.skip(reason);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
