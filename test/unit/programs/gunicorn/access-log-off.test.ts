// A format of the access log is used only where there is such a log: real gunicorns write no line for a request without one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { SETTINGS } from '../../../../server/src/core/programs/gunicorn/settings-data.ts';
import { requireProgram } from '../../../support/programs.ts';

const FORMAT = { access_log_format: '%(h)s %(r)s %(s)s' };

/** Settings beside the format, and whether a request is logged with them. */
const ASKED: readonly (readonly [settings: Readonly<Record<string, unknown>>, isLogged: boolean])[] = [
  [{}, false],
  [{ errorlog: '-', loglevel: 'debug' }, false],
  [{ accesslog: '-' }, true],
  [{ logconfig_dict: { version: 1 } }, true],
];

for (const environment of ['gunicorn-19.10', 'gunicorn-20.1', 'gunicorn-23', 'gunicorn-newest'] as const) {
  test(`${environment} logs requests where one of the settings says so`, (t) => {
    const python = requireProgram(t, environment, 'python');
    if (!python) return;
    const input = ASKED.map(([settings]) => `${JSON.stringify({ ...FORMAT, ...settings })}\n`).join('');
    const run = spawnSync(python, ['test/support/python/access-log-on.py'], { encoding: 'utf8', input });
    assert.deepEqual(
      run.stdout.trim().split('\n'),
      ASKED.map(([, isLogged]) => `${isLogged}`),
      run.stderr,
    );
  });
}

test('those settings are the ones that the format needs', () => {
  const format = SETTINGS.find(({ name }) => name === 'access_log_format');
  const named = [format?.needs, ...(format?.orNeeds ?? [])];
  for (const [settings, isLogged] of ASKED) {
    assert.equal(
      Object.keys(settings).some((name) => named.includes(name)),
      isLogged,
    );
  }
});
