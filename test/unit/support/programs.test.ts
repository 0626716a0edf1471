import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { type PythonEnvironment, requireProgram } from '../../support/programs.ts';

const releases: readonly [PythonEnvironment, string, RegExp][] = [
  ['gunicorn-19.10', 'gunicorn', /version 19\.10\.0/],
  ['gunicorn-20.1', 'gunicorn', /version 20\.1\.0/],
  ['gunicorn-23', 'gunicorn', /version 23\.0\.0/],
  ['celery-4', 'celery', /^4\.4\.7/],
  ['celery-5', 'celery', /^5\./],
  ['asgi', 'uvicorn', /Running uvicorn/],
];

for (const [environment, program, version] of releases) {
  test(`${environment} is the release it is called after`, (t) => {
    const path = requireProgram(t, environment, program);
    if (path) assert.match(execFileSync(path, ['--version'], { encoding: 'utf8' }), version);
  });
}
