// gunicorn is started with these configuration files: where it stops, the finding at its command line gives its words.
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';

const CONFIGS = [
  'workers = 2\ntimeout = "60"\n',
  'workers = 2\nkeepalive = None\n',
  'timeout = -1\nworkers = "four"\n',
  'workers = 2.5\nbind = "0.0.0.0:5000"\n',
  'def post_fork(server):\n    pass\n',
  'def post_fork(server, worker):\n    pass\n\n\non_exit = None\n',
  'accesslog = True\nworkers = 1\n',
  'unknown = 1\nworkers = "4"\n',
  'import os\nworkers = int(os.environ.get("WORKERS", 2))\npreload_app = "yes"\n',
];
const COMMAND = 'gunicorn app:app -c conf.py --workers 3';

for (const [environment, version] of [
  ['gunicorn-20.1', '20.1.0'],
  ['gunicorn-23', '23.0.0'],
  ['gunicorn-newest', '27.0.1'],
] as const) {
  test(`gunicorn ${version} stops at the configuration files that are reported, with these words`, async (t) => {
    const gunicorn = requireProgram(t, environment, 'gunicorn');
    if (!gunicorn) return;
    const folder = mkdtempSync(join(tmpdir(), 'gunicorn-config-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'app.py'), 'def app(environ, start_response):\n    return []\n');
    for (const config of CONFIGS) {
      writeFileSync(join(folder, 'conf.py'), config);
      const args = [...COMMAND.split(' ').slice(1), '--check-config'];
      const run: SpawnSyncReturns<string> = spawnSync(gunicorn, args, { cwd: folder, encoding: 'utf8' });
      const said = /^Error: (.*)$/m.exec(run.stderr)?.[1];
      assert.equal(said !== undefined, run.status === 1, run.stderr);
      const files = { 'requirements.txt': `gunicorn==${version}\n`, 'conf.py': config, 'app.py': 'app = 1\n' };
      const findings = await checkText({ text: `web: ${COMMAND}\n`, files });
      const found = findings.find(({ rule }) => rule.id === 'gunicorn-config/refused-at-start');
      const text = found && /gunicorn exits with code 1: (.*)$/.exec(render(found.message))?.[1];
      assert.equal(text, said, config);
    }
  });
}
