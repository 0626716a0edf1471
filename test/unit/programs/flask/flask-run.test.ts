// Words behind `flask run` that belong to no option: we refuse what the installed flask refuses, and nothing that it takes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { flaskRun } from '../../../../server/src/core/programs/flask/run-command.ts';
import { invocationOf } from '../../../support/commands/invocation.ts';
import { requireProgram } from '../../../support/programs.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const REFUSED = [
  'run 0.0.0.0:8000',
  'run --host 0.0.0.0 8000',
  'run -h 0.0.0.0 -p 80 one two',
  '--app app run app',
  '-A app --debug run --no-reload app',
  'run -- --host',
  'run --debug 1',
  // Options of gunicorn.
  'run --workers 4',
  '--app app run -p 80 -w 4',
  'run -b 0.0.0.0:80',
  'run --bind=:80 --reload',
  'run --timeout 3',
] as const;
const ACCEPTED = [
  // Without an application they end, with other words.
  '--app none run -h 127.0.0.1 -p 80',
  '--app none --no-debug run --without-threads',
  'run app --help',
  '--version run app',
  '--help',
  'routes',
  'own-command',
] as const;

function refusedBy(line: string): string | undefined {
  return flaskRun.parse(invocationOf('flask', line.split(' ')), undefined).errors[0]?.text;
}

test('words that belong to no option', () => {
  assert.equal(refusedBy('run 0.0.0.0:8000'), 'Got unexpected extra argument (0.0.0.0:8000)');
  for (const line of REFUSED) assert.ok(refusedBy(line), line);
  for (const line of [...ACCEPTED, 'run --of-an-extension x', '--own x run y']) {
    assert.equal(refusedBy(line), undefined, line);
  }
});

test('flask 3.1 refuses the same', (t) => {
  const program = requireProgram(t, 'flask', 'flask');
  if (!program) return;
  using folder = new ScratchFolder();
  folder.write({ 'app.py': 'import flask\napp = flask.Flask(__name__)\napp.cli.command("own-command")(print)\n' });
  const env = { PATH: process.env['PATH'] };
  const run = (line: string) => {
    const { status, stderr } = spawnSync(program, line.split(' '), {
      cwd: folder.path,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { status, text: /^Error: ((?:Got unexpected|No such option) .*)$/m.exec(stderr)?.[1] };
  };
  for (const line of REFUSED) assert.deepEqual(run(line), { status: 2, text: refusedBy(line) }, line);
  for (const line of ACCEPTED) {
    const { status, text } = run(line);
    assert.notEqual(status, null, line);
    assert.equal(text, undefined, line);
  }
});
